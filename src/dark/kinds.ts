import { HOUR_MS } from '../base/index.js'
import { KIND_ODDS, type Fact, type FindingKind, type NameOf, numberOf, plural, wordsOf } from '../evidence/index.js'
import type { DarkRendezvous, LoneLoitering, VisiblePartner, FactorValues } from '../model/index.js'
import { countText, distanceText, durationText, instantText, percentText, speedText } from '../text/index.js'
import { DARK_EVIDENCE } from './evidence.js'

/** All that is said of a dark rendezvous. */
export const darkRendezvousKind: FindingKind<DarkRendezvous> = {
  kind: 'dark-rendezvous',
  label: 'dark rendezvous',
  plural: 'dark rendezvous',
  bitsMean: 'for ranking only: how much more speaks for it than for the other dark rendezvous that were possible',
  catalogue: DARK_EVIDENCE,
  odds: KIND_ODDS['dark-rendezvous'],
  columns: ['maxDwellMs'],
  observed: {
    'dark:silence': silenceSeen,
    'dark:lost-time': lostTimeSeen,
    'dark:stay': (values) => {
      const of = numberOf(values)
      return `${hoursText(of('dwellHours', 0))} together at most, of ${hoursText(of('unexplainedHours', 0))} that no passage explains`
    },
    'dark:others': (values) => {
      const others = numberOf(values)('others', 0)
      return others === 0
        ? 'others that could have been met as well, for less than half as long'
        : `${plural(others, 'other')} could have been met as well`
    },
    'dark:partner': (values) => partnerText(numberOf(values)('speedKn', 0), values),
    'dark:seen-together': togetherSeen,
  },
  brief: darkBrief,
  sentence: ({ vessels: [a, b], measures: { silentSides, maxDwellMs } }, nameOf) =>
    `AIS shows ${nameOf(a)} and ${nameOf(b)}, ${
      silentSides === 'both' ? 'both silent' : 'one of them ' + 'silent'
    }, with room for a rendezvous of at ` +
    `most ${durationText(maxDwellMs)}. That is consistent with a rendezvous unseen, and also seen with ships out ` +
    `of reception that pass each ` +
    'other: possible is not likely.',
  facts: darkFacts,
}

function darkBrief(
  { vessels, measures: { silentSides, silent, maxDwellMs, rivals } }: DarkRendezvous,
  nameOf: NameOf,
  ship: string = vessels[0].id,
): string {
  const at = vessels[1].id === ship ? 1 : 0
  const who = silentSides === 'both' ? 'both were' : silent[0]?.vessel === ship ? 'she was' : 'the other was'
  const others = rivals[at] === 0 ? '' : `, as could ${plural(rivals[at], 'other')}`
  return `could have met ${nameOf(vessels[1 - at]!)} while ${who} silent, for ${durationText(maxDwellMs)} at most${others}`
}

function darkFacts(
  { start, end, vessels, measures: { maxDwellMs, rivals, silent, partner } }: DarkRendezvous,
  nameOf: NameOf,
): readonly Fact[] {
  const named = (id: string): string => nameOf(vessels.find((ship) => ship.id === id) ?? { id })
  return wordsOf<Fact>(
    ['Possible from', instantText(start)],
    ['Possible until', instantText(end)],
    ['Together at most', durationText(maxDwellMs)],
    [
      'Other ships possible',
      `${countText(rivals[0])} for ${nameOf(vessels[0])}, ${countText(rivals[1])} for ${nameOf(vessels[1])}`,
    ],
    ...silent.map(({ vessel, durationMs, slackMs, topSpeedKn, rank }): Fact => [
      `AIS gap of ${named(vessel)}`,
      `${durationText(durationMs)}, ${durationText(slackMs)} to spare at ${speedText(topSpeedKn)}; rank ${rank} among the rendezvous that the gap leaves room for`,
    ]),
    partner !== undefined && [
      'Ship that was heard',
      `${named(partner.vessel)}: ${partnerText(partner.speedKn, partner)}`,
    ],
  )
}

const DID = {
  slowed: 'slowed down',
  turnedTowards: 'turned towards the place',
  stopped: 'lay still',
  moored: 'lay as if made fast',
  berth: 'at a berth or where others stop',
  left: 'left again',
} as const satisfies Partial<Record<keyof VisiblePartner, string>>

function partnerText(speedKn: number, did: Partial<Pick<VisiblePartner, keyof typeof DID>> | FactorValues): string {
  const flags = did as Readonly<Record<string, unknown>>
  return [
    speedText(speedKn),
    ...Object.entries(DID).flatMap(([flag, words]) => (flags[flag] === true ? [words] : [])),
  ].join(', ')
}

const hoursText = (hours: number): string => durationText(hours * HOUR_MS)

/** How telling the gaps are: of one ship, or of both. */
function silenceSeen(values: FactorValues): string {
  const of = numberOf(values)
  const told = (bits: number | undefined, missed: number | undefined): string | false =>
    bits === undefined
      ? missed !== undefined && `about ${plural(missed, 'report')} missed at the rate before`
      : `a gap of ${bits.toFixed(1)} bits`
  return wordsOf<string>(
    told(of('gapBits'), of('missedReports')),
    told(of('otherGapBits'), of('otherMissedReports')),
  ).join(', and ')
}

function lostTimeSeen(values: FactorValues): string {
  const of = numberOf(values)
  const hours = [of('lostHours'), of('otherLostHours')].filter((one) => one !== undefined)
  return wordsOf<string>(
    values['atBerth'] === true && 'most likely at a berth throughout',
    values['lying'] === true && 'lay or drifted before and after',
    hours.length > 0 && `${hours.map(hoursText).join(', and ')} more than a passage at her own speed takes`,
  ).join('; ')
}

function togetherSeen(values: FactorValues): string {
  const of = numberOf(values)
  const [before, after] = [of('apartBeforeM'), of('apartAfterM')]
  const apart = wordsOf<string>(
    before !== undefined && `${distanceText(before)} apart as the gap began`,
    after !== undefined && `${distanceText(after)} apart as it ended`,
  )
  if (apart.length > 0) return `heard ${apart.join(', and ')}`
  return of('ends', 1) > 1
    ? 'heard next to each other before and after the gaps'
    : 'heard next to each other as the gaps began, or as they ended'
}

/** All that is said of lone loitering. Nothing of it is weighed. */
export const loneLoiteringKind: FindingKind<LoneLoitering> = {
  kind: 'lone-loitering',
  label: 'lone loitering',
  plural: 'stretches of lone loitering',
  catalogue: {},
  odds: KIND_ODDS['lone-loitering'],
  columns: ['meanSpeedKn', 'nearestM'],
  brief: ({ measures: { meanSpeedKn, nearestM } }) =>
    `lay in the open, ${speedText(meanSpeedKn)}, ${nearestM === undefined ? 'nobody heard next to her' : `the nearest ${distanceText(nearestM)} off`}`,
  sentence: ({ vessels: [ship], measures: { durationMs } }, nameOf) =>
    `AIS shows ${nameOf(ship)} lying in the open for ${durationText(durationMs)} with nobody heard next to it. ` +
    `That is consistent with a partner ` +
    'that is silent, and also seen with waiting for orders, weather or daylight.',
  facts: ({ start, end, measures: { durationMs, meanSpeedKn, companyMs, nearestM } }) => [
    ['Begins', instantText(start)],
    ['Ends', instantText(end)],
    ['Lasts', durationText(durationMs)],
    ['Mean speed', speedText(meanSpeedKn)],
    [
      'Company',
      nearestM === undefined
        ? 'none heard'
        : `${durationText(companyMs)} (${percentText(companyMs / durationMs)}), ${distanceText(nearestM)} at the nearest`,
    ],
  ],
}
