import { wrapLon } from '../../geo/longitude.js'
import type { Band } from '../../model/factor.js'
import type { Track } from '../../model/track.js'
import { reportWork, type WorkOptions } from '../../model/work.js'
import type { PolygonSource } from '../../space/rings.js'
import type { Findings } from '../../stages/findings.js'
import { boundsOf } from '../bounds.js'
import { detailOf, type Drawn } from './detail.js'
import { factorWords } from './factorWords.js'
import type { Item } from './itemParts.js'
import { itemsOf } from './items.js'
import { landIn, type MapBox } from './land.js'
import type { PageData, PageItem } from './pageData.js'
import { countText, instantText } from './text.js'
import { vesselsOf } from './vessels.js'

/** What the page is made of, besides the findings. */
export interface PageParts {
  /** Title of the page. */
  readonly title: string
  /** Tracks, cleaned. */
  readonly tracks: readonly Track[]
  /** Land, as GeoJSON. */
  readonly land?: PolygonSource | undefined
  /** How many are listed. */
  readonly maxItems: number
  /** How many are drawn in detail. */
  readonly maxDetails: number
}

/** Everything that the viewer needs. */
export function pageData(findings: Findings, parts: PageParts, work?: WorkOptions): PageData {
  const kinds = itemsOf(findings, work)
  const found = kinds.reduce((sum, kind) => sum + kind.length, 0)
  const shares = evenly(kinds.map((kind) => kind.length), parts.maxItems)
  const lists = kinds.map((kind, k) => kind.slice(0, shares[k]))
  const details = evenly(lists.map((list) => list.length), parts.maxDetails)
  const detailed = new Set(lists.flatMap((list, k) => list.slice(0, details[k])))
  const listed = lists.flat()
  const box = mapBox(listed)
  const middleLon = (box.west + box.east) / 2
  const near = (lon: number): number => middleLon + wrapLon(lon - middleLon)
  const drawn = tracksOfFindings(findings, parts.tracks)
  const vessels = vesselsOf(findings)
  const items = listed.map(({ ids, areasOf, ...item }, i): PageItem => {
    if (i % 16 === 0) reportWork(work, 'drawing the report', i, listed.length)
    const tracks = detailed.has(listed[i]!) ? drawn(item.id) : []
    const detail = detailOf({ ...item, tracks }, findings.particulars, middleLon)
    const areas = (detailed.has(listed[i]!) ? areasOf : undefined)?.().map((ring) => besides(ring, middleLon))
    const who = [...ids].map(vessels.placeOf)
    return { ...item, who, ...(item.lon === undefined ? {} : { lon: near(item.lon) }), ...(areas === undefined ? {} : { areas }), ...(detail === undefined ? {} : { detail }) }
  })
  const land = parts.land === undefined ? [] : landIn(parts.land, box)
  const summary = summaryOf(findings, parts.tracks, found, listed.length)
  return { title: parts.title, summary, items, ships: vessels.list(), words: factorWords(findings.meetings), land, middleLon }
}

/** How many of each list are taken: as many of each as of any other, as far as it has them. */
function evenly(sizes: readonly number[], most: number): number[] {
  const taken = sizes.map(() => 0)
  for (let left = most; left >= 1; ) {
    const open = sizes.map((_, k) => k).filter((k) => taken[k]! < sizes[k]!)
    if (open.length === 0) break
    const each = Math.max(1, Math.floor(left / open.length))
    for (const k of open.slice(0, left)) {
      const more = Math.min(each, sizes[k]! - taken[k]!)
      taken[k]! += more
      left -= more
    }
  }
  return taken
}

/** A ring moved by whole turns of the globe to where most of it is near the map's middle. */
function besides(ring: readonly number[], middleLon: number): number[] {
  const middle = ring.reduce((sum, deg, i) => (i % 2 === 0 ? sum + deg : sum), 0) / (ring.length / 2)
  const turn = 360 * Math.round((middleLon - middle) / 360)
  return ring.map((deg, i) => (i % 2 === 0 ? deg + turn : deg))
}

/** The stretch of the map around all findings, with room around it. */
function mapBox(items: readonly Item[]): MapBox {
  const bounds = boundsOf(items.flatMap(({ lon, lat }) => (lon === undefined || lat === undefined ? [] : [[lon, lat]])))
  if (bounds === undefined) return { west: -180, south: -85, east: 180, north: 85 }
  const [west, south, far, north] = bounds as [number, number, number, number]
  const east = far < west ? far + 360 : far
  const room = Math.max(2, (east - west) / 2, (north - south) / 2)
  return { west: west - room, south: Math.max(-85, south - room), east: Math.min(east + room, west - room + 360), north: Math.min(85, north + room) }
}

/** Tracks of those who take part in a finding, by its id; of groups none, they are drawn by their pairs. */
function tracksOfFindings(findings: Findings, tracks: readonly Track[]): (id: string) => Drawn['tracks'] {
  const byHull = new Map(tracks.map((track) => [`${track.id} ${track.hull}`, track]))
  const hulls = new Map<string, string[]>()
  for (const r of findings.rendezvous) hulls.set(r.id, r.vessels.map((id, k) => `${id} ${r.hulls[k]!}`))
  for (const d of findings.dark) hulls.set(d.id, d.vessels.map((id, k) => `${id} ${d.hulls[k]!}`))
  for (const one of findings.identity) hulls.set(one.id, one.vessels.slice(0, 2).map((id) => `${id} 0`))
  for (const l of [...findings.loitering, ...findings.gaps, ...findings.sparse, ...findings.lone]) hulls.set(l.id, [`${l.vessel} ${l.hull}`])
  return (id) => (hulls.get(id) ?? []).map((key) => byHull.get(key)).filter((track) => track !== undefined)
}

function summaryOf(findings: Findings, tracks: readonly Track[], found: number, listed: number): string[] {
  const rejected = Object.entries(findings.rejected.counts).map(([reason, n]) => `${countText(n)} ${reason}`)
  const reports = tracks.reduce((sum, { t }) => sum + t.length, 0)
  const first = tracks.reduce((least, { t }) => Math.min(least, t[0] ?? Infinity), Infinity)
  const last = tracks.reduce((most, { t }) => Math.max(most, t[t.length - 1] ?? -Infinity), -Infinity)
  return [
    ...(reports === 0 ? [] : [`${countText(reports)} reports of ${countText(tracks.length)} ships, ${instantText(first)} to ${instantText(last)}.`]),
    ...weighedText(findings),
    `${countText(findings.rendezvous.length)} contacts of two ships, ${countText(findings.groups.length)} groups, ${countText(findings.loitering.length)} ships making little way far from harbours.`,
    `${countText(findings.gaps.length)} silences, ${countText(findings.dark.length)} possible meetings of silent ships (less likely ones left out: ${countText(findings.leftOut.dark)} counted by silence), ${countText(findings.lone.length)} ships alone in the open; ${countText(findings.identity.length)} findings on identities.`,
    ...(listed < found ? [`The first ${countText(listed)} of ${countText(found)} are listed here; findings.json has all.`] : []),
    ...(rejected.length === 0 ? [] : [`Reports set aside: ${rejected.join(', ')}.`]),
    ...(findings.capped.length === 0 ? [] : [`${countText(findings.capped.length)} crowded places where only some vessels were compared.`]),
  ]
}

/** How many of the contacts that were weighed are strong, moderate, weak. */
function weighedText({ meetings, leftOut }: Findings): string[] {
  if (meetings.length === 0) return []
  const count = (band: Band): string => countText(meetings.filter((one) => one.band === band).length)
  const all = countText(meetings.length + leftOut.meetings)
  const rest = leftOut.meetings === 0 ? '' : `; ${countText(leftOut.meetings)} more with fewer bits`
  return [`${all === '1' ? '1 contact of two ships was' : `${all} contacts of two ships were`} weighed. Indicators: ${count('strong')} strong, ${count('moderate')} moderate, ${count('weak')} weak, ${count('none')} with as much or more against them${rest}.`]
}
