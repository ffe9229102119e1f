import { KIND_ODDS, type FindingKind } from '../evidence/index.js'
import type { Loitering } from '../model/index.js'
import { distanceText, durationText, instantText, speedText } from '../text/index.js'

/** All that is said of loitering. Nothing of it is weighed. */
export const loiteringKind: FindingKind<Loitering> = {
  kind: 'loitering',
  label: 'loitering',
  plural: 'stretches of loitering',
  catalogue: {},
  odds: KIND_ODDS.loitering,
  columns: ['meanSpeedKn'],
  brief: ({ measures: { meanSpeedKn, netM } }) =>
    `made little way, ${speedText(meanSpeedKn)}, ${distanceText(netM)} from first to last`,
  sentence: ({ vessels: [ship], measures: { meanSpeedKn, durationMs } }, nameOf) =>
    `AIS shows ${nameOf(ship)} making ${speedText(meanSpeedKn)} for ${durationText(durationMs)}. That is ` +
    `consistent with waiting for ` +
    'another ship, and also seen with waiting for a berth, orders or weather, with repairs and with fishing.',
  facts: ({ start, end, measures: { durationMs, meanSpeedKn, pathM, netM, fixes } }) => [
    ['Begins', instantText(start)],
    ['Ends', instantText(end)],
    ['Lasts', durationText(durationMs)],
    ['Mean speed', speedText(meanSpeedKn)],
    ['Way', `${distanceText(pathM)}, ${distanceText(netM)} from first to last report`],
    ['Reports', String(fixes)],
  ],
}
