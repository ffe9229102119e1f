import { KIND_ODDS, type FindingKind } from '../../evidence/index.js'
import type { RendezvousGroup } from '../../model/index.js'
import { countText, durationText, instantText } from '../../text/index.js'

/** All that is said of a group of rendezvous. Nothing of it is weighed: its rendezvous are. */
export const groupKind: FindingKind<RendezvousGroup> = {
  kind: 'group',
  label: 'rendezvous group',
  plural: 'rendezvous groups',
  catalogue: {},
  odds: KIND_ODDS.group,
  brief: ({ vessels, measures: { mostAtOnce } }) =>
    `one of ${countText(vessels.length)} ships linked by rendezvous, at most ${countText(mostAtOnce)} at once`,
  sentence: ({ vessels, measures: { mostAtOnce } }) =>
    `AIS shows ${countText(vessels.length)} ships linked by rendezvous, at most ${countText(mostAtOnce)} at once. ` +
    `That is consistent with ` +
    'transfers between several ships, and also seen with rafts at a berth, tugs at work and fleets at anchor.',
  facts: ({ start, end, links, measures: { durationMs, mostAtOnce } }) => [
    ['Begins', instantText(start)],
    ['Ends', instantText(end)],
    ['Lasts', durationText(durationMs)],
    ['Most at once', countText(mostAtOnce)],
    ['Rendezvous', countText(links.length)],
  ],
}
