import { HOUR_MS } from '../base/index.js'
import { KIND_ODDS, type Fact, type FindingKind, numberOf, plural, wordsOf } from '../evidence/index.js'
import type { FactorValues, Gap, TopSpeedSource, GapHearing, SparseSending } from '../model/index.js'
import { countText, distanceText, durationText, instantText, percentText, speedText } from '../text/index.js'
import { GAP_EVIDENCE, SPARSE_EVIDENCE } from './evidence.js'

const SPEEDS: Readonly<Record<TopSpeedSource, string>> = {
  past: 'its own past',
  type: 'its type',
  default: 'nothing known of it',
  option: 'as given',
}

/** All that is said of an AIS gap. */
export const gapKind: FindingKind<Gap> = {
  kind: 'gap',
  label: 'AIS gap',
  plural: 'AIS gaps',
  bitsMean:
    'for a transponder that was off or broken against reports that were sent and not heard; a bit doubles the odds',
  catalogue: GAP_EVIDENCE,
  odds: KIND_ODDS.gap,
  columns: ['distanceM', 'impliedSpeedKn', 'hearing.missedReports', 'hearing.heardShare', 'hearing.uncappedBits'],
  observed: { 'gap-silence': silenceSeen },
  brief: ({ end, measures: { hearing } }) =>
    wordsOf<string>(
      `silent${end === undefined ? ' and not heard since' : ''}`,
      hearing !== undefined &&
        `${sharesText(hearing.heardShare)}${hearing.heardShare === undefined ? '' : `, about ${plural(Math.round(hearing.missedReports), 'report')} missed`}`,
    ).join('; '),
  sentence: ({ vessels: [ship], end, measures: { durationMs } }, nameOf) =>
    `AIS shows ${nameOf(ship)} silent for ${durationText(durationMs)}${
      end === undefined ? ' and not heard ' + 'since' : ''
    }. That is consistent ` +
    'with a transponder switched off, and also seen with a fault, with losses on the air and where receivers do ' +
    'not reach.',
  facts: ({ start, end, measures: gap }, nameOf) =>
    wordsOf<Fact>(
      ['Last heard', `${instantText(start)}, ${plural(gap.reportsBefore, 'report')} in the 12 hours before`],
      ['Heard again', end === undefined ? 'not yet' : instantText(end)],
      [
        'Expected',
        `a report every ${durationText(gap.expectedIntervalMs)}; silent for ${durationText(gap.durationMs)}`,
      ],
      gap.distanceM !== undefined && [
        'Way',
        `${distanceText(gap.distanceM)}, ${speedText(gap.impliedSpeedKn ?? 0)} on average`,
      ],
      ['Reach', `at ${speedText(gap.topSpeedKn)} (${SPEEDS[gap.topSpeedBy]})`],
      ...(gap.hearing === undefined ? [] : hearingFacts(gap.hearing, nameOf)),
    ),
}

function hearingFacts(hearing: GapHearing, nameOf: Parameters<typeof gapKind.facts>[1]): readonly Fact[] {
  const near = hearing.neighbours.map(
    ({ vessel: id, hull, distanceM }) => `${nameOf({ id, hull })} at ${distanceText(distanceM)}`,
  )
  return wordsOf<Fact>(
    ['Reception', `${sharesText(hearing.heardShare)}; about ${plural(hearing.missedReports, 'report')} missed`],
    hearing.capped && ['Without the cap', `${hearing.uncappedBits.toFixed(1)} bits`],
    hearing.neighboursInAll > 0 && [
      'Heard meanwhile',
      `${plural(hearing.neighboursInAll, 'ship')} near its way${near.length === 0 ? '' : `, nearest ${near.join(', ')}`}`,
    ],
    hearing.outageMs > 0 && [
      'Outages',
      `${durationText(hearing.outageMs)} in which nobody was heard: they add nothing`,
    ],
  )
}

const sharesText = (share: number | undefined): string =>
  share === undefined ? 'nobody else is heard there' : `others are heard there in ${percentText(share)} of the time`

/** What was heard of others meanwhile, as a person says it. */
function silenceSeen(values: FactorValues): string {
  const of = numberOf(values)
  const lost = of('lostShare')
  return wordsOf<string>(
    `silent for ${durationText(of('durationHours', 0) * HOUR_MS)}, of which ${durationText(of('judgedHours', 0) * HOUR_MS)} could be judged`,
    of('judgedHours', 0) > 0 && sharesText(of('heardShare')),
    of('judgedHours', 0) > 0 && `${of('othersHeard', 0)} of ${of('othersThere', 0)} others nearby heard meanwhile`,
    `about ${plural(of('missedReports', 0), 'report')} missed`,
    of('neighbours', 0) > 0 && `${plural(of('neighbours', 0), 'ship')} heard near her way`,
    lost !== undefined && `${percentText(lost)} of those that went the same way were not heard again either`,
    of('setAside') !== undefined &&
      `${plural(of('setAside', 0), 'report')} on her number set aside as impossible jumps`,
  ).join('; ')
}

/** All that is said of sparse sending. */
export const sparseKind: FindingKind<SparseSending> = {
  kind: 'sparse',
  label: 'sparse sending',
  plural: 'stretches of sparse sending',
  bitsMean: 'for sparse sending against lost reports; a bit doubles the odds',
  catalogue: SPARSE_EVIDENCE,
  odds: KIND_ODDS.sparse,
  observed: {
    'sparse-sending': (values) => {
      const of = numberOf(values)
      const habit = `what others have heard there, times her own habit (${percentText(of('ownShare', 1))})`
      return `${plural(of('reports', 0), 'report')} heard where ${countText(Math.round(of('expectedReports', 0)))} should have been: ${habit}`
    },
  },
  brief: ({ measures: { reports, expectedReports } }) =>
    `heard seldom: ${countText(reports)} of about ${plural(Math.round(expectedReports), 'report')}`,
  sentence: ({ vessels: [ship], measures: { durationMs } }, nameOf) =>
    `AIS shows ${nameOf(ship)} heard seldom for ${durationText(durationMs)}. That is consistent with a transponder ` +
    `switched on and off, and ` +
    'also seen with a weak transmitter, a bad antenna and crowded channels.',
  facts: ({ start, end, measures: { reports, expectedReports, ownShare, durationMs } }) => [
    ['Begins', instantText(start)],
    ['Ends', instantText(end)],
    ['Lasts', durationText(durationMs)],
    ['Reports', `${countText(reports)}; ${countText(Math.round(expectedReports))} should have been heard`],
    ['In other hours', `${percentText(ownShare)} of what others of its kind have heard`],
  ],
}
