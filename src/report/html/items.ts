import { darkParts } from '../../gap/darkParts.js'
import type { AssessedMeeting } from '../../model/assess.js'
import type { DarkRendezvous, LoneLoitering } from '../../model/dark.js'
import type { Loitering, Rendezvous, RendezvousGroup } from '../../model/findings.js'
import { roundedParts } from '../../model/round.js'
import { reportWork, type WorkOptions } from '../../model/work.js'
import type { FindingContext, Findings } from '../../stages/findings.js'
import { nameLookup } from '../names.js'
import { toRanked } from '../ranked.js'
import { away, common, contextFacts, contextOf, shown, type Fact, type Item, type NameOf } from './itemParts.js'
import { identityItems } from './identities.js'
import { silenceItems, sparseItems } from './silences.js'
import { sentenceOf } from '../../assess/sentence.js'
import { distanceText, durationText, instantText, placeText, speedText, valuesText } from './text.js'

/** What can be listed, kind by kind, each in the order in which a person may want to look. */
export function itemsOf(findings: Findings, work?: WorkOptions): Item[][] {
  reportWork(work, 'listing findings', 0, 0)
  const nameOf = nameLookup(findings.particulars)
  const byId = new Map(findings.rendezvous.map((r) => [r.id, r]))
  const weighed = new Map(findings.meetings.map((one) => [one.id, one]))
  return [
    toRanked(findings).map(({ id }, i) => {
      if (i % 1024 === 0) reportWork(work, 'listing contacts', i, findings.rendezvous.length)
      return { ...rendezvousItem(byId.get(id)!, contextOf(findings, id), nameOf), ...weighedParts(weighed.get(id), nameOf) }
    }),
    findings.dark.map((one) => darkItem(one, contextOf(findings, one.id), nameOf)),
    silenceItems(findings, nameOf, work),
    sparseItems(findings, nameOf),
    findings.lone.map((one) => loneItem(one, contextOf(findings, one.id), nameOf)),
    identityItems(findings, nameOf),
    findings.groups.map((group) => groupItem(group, contextOf(findings, group.id), nameOf)),
    findings.loitering.map((one) => loiteringItem(one, contextOf(findings, one.id), nameOf)),
  ]
}

/** What was weighed of a meeting, and what that says in words; nothing where it is not listed. */
function weighedParts(one: AssessedMeeting | undefined, nameOf: NameOf): Pick<Item, 'bits' | 'band' | 'factors' | 'linked'> & { sentence?: string } {
  if (one === undefined) return {}
  const factors = one.factors
    .filter(({ countedBits, family }) => countedBits !== 0 || family === 'list')
    .map(({ id, observed, countedBits, of }): NonNullable<Item['factors']>[number] => {
      const words = valuesText(observed)
      return of === undefined ? [id, words, countedBits] : [id, words, countedBits, of]
    })
  const [a, b] = one.vessels
  const names = [shown(nameOf, a, one.start), shown(nameOf, b, one.start)] as const
  return { bits: one.bits, band: one.band, factors, linked: one.evidence, sentence: sentenceOf({ ...one, vessels: names }) }
}

const MODES = { drifting: 'drifting together', anchored: 'at anchor', underway: 'under way in parallel' } as const
const ALSO = {
  drifting: 'bunkering, provisioning, a change of crew, towing, fishing in pairs and ships that wait side by side',
  anchored: 'bunkering, barges and tenders alongside, rafts at a berth and neighbours at anchor',
  underway: 'towing, pushing, escorts, pilots, and ships that happen to sail side by side',
} as const
const EDGES = { motion: 'ships moved', silence: 'a silence', record: 'the record ends' } as const

function rendezvousItem(r: Rendezvous, context: FindingContext | undefined, nameOf: NameOf): Item {
  const names = r.vessels.map((id) => shown(nameOf, id, r.start))
  return {
    ...common(r, context),
    id: r.id,
    ids: r.vessels,
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
    ids: g.vessels,
    linked: g.rendezvous,
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
    ids: [l.vessel],
    kind: 'loitering',
    vessels: name,
    lon: l.lon,
    lat: l.lat,
    sentence: `AIS shows ${name} making ${speedText(l.meanSpeedKn)} for ${durationText(l.durationMs)}${away(context)}. That is consistent with waiting for another ship, and also seen with waiting for a berth, orders or weather, with repairs and with fishing.`,
    facts: [...facts, ...contextFacts(context), ['Place', placeText(l.lon, l.lat)], ['Number', l.vessel]],
  }
}

function darkItem(d: DarkRendezvous, context: FindingContext | undefined, nameOf: NameOf): Item {
  const names = d.vessels.map((id) => shown(nameOf, id, d.start))
  const { partner, score } = d
  const who = d.dark === 'both' ? 'both silent' : 'one of them silent'
  const facts: (Fact | undefined)[] = [
    ['Possible from', instantText(d.start)],
    ['Possible until', instantText(d.end)],
    ['Together at most', durationText(d.maxDwellMs)],
    ['Other ships possible', `${d.rivals[0]} for ${names[0]}, ${d.rivals[1]} for ${names[1]}`],
    ...d.silent.map((one): Fact => [
      `Silence of ${shown(nameOf, one.vessel, d.start)}`,
      `${durationText(one.durationMs)}, ${durationText(one.slackMs)} to spare at ${speedText(one.topSpeedKn)}; rank ${one.rank} of its silence`,
    ]),
    partner === undefined ? undefined : ['Ship that was heard', `${shown(nameOf, partner.vessel, d.start)}: ${partnerText(partner)}`],
    ['Score', scoreText(score)],
  ]
  return {
    ...common(d, context),
    id: d.id,
    ids: d.vessels,
    linked: d.silent.map(({ gap }) => gap),
    kind: 'dark',
    vessels: names.join(' + '),
    lon: d.lon,
    lat: d.lat,
    sentence: `AIS shows ${names[0]} and ${names[1]}, ${who}, with room for a meeting of at most ${durationText(d.maxDwellMs)}${away(context)}. That is consistent with a meeting unseen, and also seen with ships out of reception that pass each other: possible is not likely.`,
    facts: [...facts.filter((fact) => fact !== undefined), ...contextFacts(context), ['Place', placeText(d.lon, d.lat)], ['Numbers', d.vessels.join(', ')]],
  }
}

/** All parts, rounded so that they add up to the sum as it is shown. */
function scoreText(score: DarkRendezvous['score']): string {
  const parts = darkParts(score)
  const tenths = roundedParts(parts.map(({ bits }) => bits), 10)
  return `${score.bits.toFixed(1)} bits: ${parts.map(({ name }, i) => `${name} ${(tenths[i]! / 10).toFixed(1)}`).join(', ')}`
}

function partnerText({ speedKn, slowed, stopped, turnedTowards, left }: NonNullable<DarkRendezvous['partner']>): string {
  const did = [slowed ? 'slowed down' : '', turnedTowards ? 'turned towards the place' : '', stopped ? 'lay still' : '', left ? 'left again' : ''].filter((words) => words !== '')
  return [speedText(speedKn), ...did].join(', ')
}

function loneItem(l: LoneLoitering, context: FindingContext | undefined, nameOf: NameOf): Item {
  const name = shown(nameOf, l.vessel, l.start)
  const facts: Fact[] = [
    ['Begins', instantText(l.start)],
    ['Ends', instantText(l.end)],
    ['Mean speed', speedText(l.meanSpeedKn)],
    ['Company', l.nearestM === undefined ? 'none heard' : `${durationText(l.companyMs)}, ${distanceText(l.nearestM)} at the nearest`],
  ]
  return {
    ...common(l, context),
    id: l.id,
    ids: [l.vessel],
    kind: 'alone',
    vessels: name,
    lon: l.lon,
    lat: l.lat,
    sentence: `AIS shows ${name} lying in the open for ${durationText(l.durationMs)} with nobody heard beside it${away(context)}. That is consistent with a partner that is silent, and also seen with waiting for orders, weather or daylight.`,
    facts: [...facts, ...contextFacts(context), ['Place', placeText(l.lon, l.lat)], ['Number', l.vessel]],
  }
}
