import { reportWork, type WorkOptions } from '../../base/index.js'
import { wrapLon } from '../../geo/index.js'
import type { Track } from '../../model/index.js'
import type { PolygonSource } from '../../place/index.js'
import { kindOf, type Finding, type Findings } from '../../stages/index.js'
import { boundsOf, listedFindings } from '../index.js'
import type { PageData, PageItem, PageKind, PageVessel } from '../page/index.js'
import { detailOf } from './detail.js'
import { areasOf, endOf, itemOf, wordList } from './items.js'
import { landIn, type MapBox } from './land.js'
import { summaryOf } from './summary.js'
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
  const all = listedFindings(findings, { portContacts: false })
  const listed = all.slice(0, parts.maxItems)
  const detailed = new Set(listed.filter(({ lon }) => lon !== undefined).slice(0, parts.maxDetails))
  const box = mapBox(listed)
  const middleLon = (box.west + box.east) / 2
  const tracksOf = trackLookup(parts.tracks)
  const vessels = vesselsOf(findings, new Set(listed.map(({ id }) => id)))
  const words = wordList()
  const items = listed.map((finding, i): PageItem => {
    if (i % 16 === 0) reportWork(work, 'drawing the report', i, listed.length)
    const { lon } = finding
    return {
      ...itemOf(finding, findings, words),
      who: [...new Set(finding.vessels.map(({ id }) => id))].map(vessels.placeOf),
      ...(lon === undefined ? {} : { lon: middleLon + wrapLon(lon - middleLon) }),
      ...(detailed.has(finding) ? drawnOf(finding, findings, tracksOf(finding), middleLon) : {}),
    }
  })
  reportWork(work, 'gathering ships', 0, 0)
  const ships = vessels.list()
  const land = parts.land === undefined ? [] : landIn(parts.land, box)
  const summary = summaryOf(findings, parts.tracks, listed.length, all.length)
  return {
    title: parts.title,
    warnings: findings.warnings,
    summary,
    items,
    kinds: kindsOf(items, ships),
    ships,
    words: words.list(),
    land,
    middleLon,
  }
}

/** What takes room in the page: areas, tracks and distances. */
function drawnOf(
  finding: Finding,
  findings: Findings,
  tracks: readonly Track[],
  middleLon: number,
): Pick<PageItem, 'areas' | 'detail'> {
  const areas = areasOf(finding).map((ring) => besides(ring, middleLon))
  const { start, lon, lat } = finding
  const detail =
    lon === undefined || lat === undefined
      ? undefined
      : detailOf({ start, end: endOf(finding), lon, lat, tracks }, findings, middleLon)
  return { ...(areas.length === 0 ? {} : { areas }), ...(detail === undefined ? {} : { detail }) }
}

/** What is said of the kinds that the page names. */
function kindsOf(items: readonly PageItem[], ships: readonly PageVessel[]): PageKind[] {
  const kinds = new Set([
    ...items.map(({ kind }) => kind),
    ...ships.flatMap(({ timeLine = [] }) => timeLine.map(({ kind }) => kind)),
  ])
  return [...kinds].map((kind) => {
    const { label, plural, bitsMean } = kindOf(kind)
    return { kind, label, plural, ...(bitsMean === undefined ? {} : { bitsMean }) }
  })
}

/** A ring moved by whole turns of the globe to where most of it is near the map's middle. */
function besides(ring: readonly number[], middleLon: number): number[] {
  const middle = ring.reduce((sum, deg, i) => (i % 2 === 0 ? sum + deg : sum), 0) / (ring.length / 2)
  const turn = 360 * Math.round((middleLon - middle) / 360)
  return ring.map((deg, i) => (i % 2 === 0 ? deg + turn : deg))
}

/** The stretch of the map around all findings, with room around it. */
function mapBox(items: readonly Finding[]): MapBox {
  const bounds = boundsOf(items.flatMap(({ lon, lat }) => (lon === undefined || lat === undefined ? [] : [[lon, lat]])))
  if (bounds === undefined) return { west: -180, south: -85, east: 180, north: 85 }
  const [west, south, far, north] = bounds as [number, number, number, number]
  const east = far < west ? far + 360 : far
  const room = Math.max(2, (east - west) / 2, (north - south) / 2)
  return {
    west: west - room,
    south: Math.max(-85, south - room),
    east: Math.min(east + room, west - room + 360),
    north: Math.min(85, north + room),
  }
}

/** Tracks of the ships of a finding; of more than two none: they are drawn by their pairs. */
function trackLookup(tracks: readonly Track[]): (finding: Finding) => Track[] {
  const byHull = new Map(tracks.map((track) => [`${track.id} ${track.hull}`, track]))
  return ({ vessels }) =>
    vessels.length > 2 ? [] : vessels.flatMap(({ id, hull }) => byHull.get(`${id} ${hull}`) ?? [])
}
