import type { Loitering, Rendezvous, RendezvousGroup } from '../../model/findings.js'
import type { FindingContext, Findings } from '../../stages/findings.js'
import { nameLookup } from '../names.js'
import { toRanked } from '../ranked.js'
import type { PageItem } from './pageData.js'
import { distanceText, durationText, instantText, percentText, placeText, speedText } from './text.js'

type Item = Omit<PageItem, 'detail'>
type Fact = readonly [what: string, value: string]
type NameOf = (id: string, t: number) => string | undefined

/** What is listed, in the order in which a person may want to look: rendezvous as `toRanked` has them, then the rest by time. */
export function itemsOf(findings: Findings): Item[] {
  const nameOf = nameLookup(findings.particulars)
  const byId = new Map(findings.rendezvous.map((r) => [r.id, r]))
  return [
    ...toRanked(findings).map(({ id }) => rendezvousItem(byId.get(id)!, findings.context[id], nameOf)),
    ...findings.groups.map((group) => groupItem(group, findings.context[group.id], nameOf)),
    ...findings.loitering.map((one) => loiteringItem(one, findings.context[one.id], nameOf)),
  ]
}

/** Name as sent, or number. */
export const shown = (nameOf: NameOf, id: string, t: number): string => nameOf(id, t) ?? id

const MODES = { drifting: 'drifting together', anchored: 'at anchor', underway: 'under way in parallel' } as const
const ALSO = {
  drifting: 'bunkering, provisioning, a change of crew, towing, fishing in pairs and ships that wait side by side',
  anchored: 'bunkering, barges and tenders alongside, rafts at a berth and neighbours at anchor',
  underway: 'towing, pushing, escorts, pilots, and ships that happen to sail side by side',
} as const
const EDGES = { motion: 'ships moved', silence: 'a silence', record: 'the record ends' } as const

const common = (one: { start: number; end: number }, context: FindingContext | undefined): Pick<Item, 'start' | 'end' | 'harbourM' | 'darkShare'> => ({
  start: one.start,
  end: one.end,
  ...(context?.harbourDistanceM === undefined ? {} : { harbourM: context.harbourDistanceM }),
  ...(context === undefined ? {} : { darkShare: context.night.darkShare }),
})

function rendezvousItem(r: Rendezvous, context: FindingContext | undefined, nameOf: NameOf): Item {
  const names = r.vessels.map((id) => shown(nameOf, id, r.start))
  return {
    ...common(r, context),
    id: r.id,
    kind: r.mode === 'underway' ? 'under way' : r.mode,
    vessels: names.join(' + '),
    lon: r.lon,
    lat: r.lat,
    apartM: r.medianDistanceM,
    sentence:
      `AIS shows ${names[0]} and ${names[1]} ${MODES[r.mode]} for ${durationText(r.durationMs)}, ` +
      `${distanceText(r.medianDistanceM)} apart between antennas${away(context)}. ` +
      `That is consistent with a transfer from ship to ship, and also seen with ${ALSO[r.mode]}.`,
    facts: [...rendezvousFacts(r), ...contextFacts(context), ['Place', placeText(r.lon, r.lat)], ['Numbers', r.vessels.join(', ')]],
  }
}

const away = (context: FindingContext | undefined): string =>
  context?.harbourDistanceM === undefined ? '' : context.harbourDistanceM === 0 ? ', in a harbour' : `, ${distanceText(context.harbourDistanceM)} from the nearest harbour that these data teach`

function rendezvousFacts(r: Rendezvous): Fact[] {
  const { shape } = r
  const facts: (Fact | undefined)[] = [
    ['Begins', `${instantText(r.start)}: ${EDGES[r.startsBy]}${uncertainty(r.startUncertaintyMs)}`],
    ['Ends', `${instantText(r.end)}: ${EDGES[r.endsBy]}${uncertainty(r.endUncertaintyMs)}`],
    ['Lasts', durationText(r.durationMs)],
    ['Heard often', `${durationText(r.observedMs)} of ${durationText(r.contactMs)} in contact`],
    ['Reports in contact', `${r.fixes[0]} and ${r.fixes[1]}`],
    ['Antennas apart', `${distanceText(r.medianDistanceM)} in the median, ${distanceText(r.minDistanceM)} at least`],
    r.hullGapM === undefined ? undefined : ['Hulls apart', `${distanceText(r.hullGapM)} in the median, from sizes and headings as sent`],
    ['Speeds', `${speedText(r.medianSpeedKn[0])} and ${speedText(r.medianSpeedKn[1])} in the median`],
    ['Relative speed', speedText(r.relativeSpeedKn)],
    r.headingDifferenceDeg === undefined ? undefined : ['Between headings', `${Math.round(r.headingDifferenceDeg)}°`],
    ['Relative position', `within ${distanceText(shape.relativeSpreadM)} half of the time`],
    shape.approachFromM === undefined ? undefined : ['Before', `from ${distanceText(shape.approachFromM)} apart, at ${pairOf(shape.approachSpeedKn)}`],
    shape.separationToM === undefined ? undefined : ['After', `to ${distanceText(shape.separationToM)} apart, at ${pairOf(shape.separationSpeedKn)}`],
    ['Others close by', String(shape.neighbours)],
  ]
  return facts.filter((fact) => fact !== undefined)
}

const uncertainty = (ms: number | undefined): string => (ms === undefined ? '' : `, give or take ${durationText(ms)}`)
const pairOf = (kn: readonly [number, number] | undefined): string => (kn === undefined ? 'unknown speeds' : `${speedText(kn[0])} and ${speedText(kn[1])}`)

function contextFacts(context: FindingContext | undefined): Fact[] {
  if (context === undefined) return []
  const { harbourDistanceM, harbourKind, coastDistanceM, zones, night } = context
  const facts: (Fact | undefined)[] = [
    harbourDistanceM === undefined ? undefined : ['Harbour', `${distanceText(harbourDistanceM)} to the nearest ${harbourKind ?? 'harbour'} learnt`],
    coastDistanceM === undefined ? undefined : ['Coast', distanceText(coastDistanceM)],
    zones.length === 0 ? undefined : ['Zones', zones.join(', ')],
    ['Dark', `${percentText(night.darkShare)} of the time (sun below -6°); moonlit ${percentText(night.moonlitShare)}`],
  ]
  return facts.filter((fact) => fact !== undefined)
}

function groupItem(g: RendezvousGroup, context: FindingContext | undefined, nameOf: NameOf): Item {
  const names = g.vessels.map((id) => shown(nameOf, id, g.start))
  const facts: Fact[] = [
    ['Begins', instantText(g.start)],
    ['Ends', instantText(g.end)],
    ['Most at once', String(g.mostAtOnce)],
    ['Pairs', String(g.rendezvous.length)],
  ]
  return {
    ...common(g, context),
    id: g.id,
    kind: 'group',
    vessels: names.join(' + '),
    lon: g.lon,
    lat: g.lat,
    sentence: `AIS shows ${names.length} ships linked by contacts, at most ${g.mostAtOnce} at once${away(context)}. That is consistent with transfers between several ships, and also seen with rafts at a berth, tugs at work and fleets at anchor.`,
    facts: [...facts, ...contextFacts(context), ['Place', placeText(g.lon, g.lat)], ['Numbers', g.vessels.join(', ')]],
  }
}

function loiteringItem(l: Loitering, context: FindingContext | undefined, nameOf: NameOf): Item {
  const name = shown(nameOf, l.vessel, l.start)
  const facts: Fact[] = [
    ['Begins', instantText(l.start)],
    ['Ends', instantText(l.end)],
    ['Mean speed', speedText(l.meanSpeedKn)],
    ['Way', `${distanceText(l.pathM)}, ${distanceText(l.netM)} from first to last report`],
    ['Reports', String(l.fixes)],
  ]
  return {
    ...common(l, context),
    id: l.id,
    kind: 'loitering',
    vessels: name,
    lon: l.lon,
    lat: l.lat,
    sentence: `AIS shows ${name} making ${speedText(l.meanSpeedKn)} for ${durationText(l.durationMs)}${away(context)}. That is consistent with waiting for another ship, and also seen with waiting for a berth, orders or weather, with repairs and with fishing.`,
    facts: [...facts, ...contextFacts(context), ['Place', placeText(l.lon, l.lat)], ['Number', l.vessel]],
  }
}
