import type { Catalogue } from '../model/index.js'

const TRANSFERS = 'Transfers take four hours to more than a day, of which two to eight tell most'

/** Parts of a dark rendezvous' score: all count in full, and their bits depend on what was measured. */
export const DARK_EVIDENCE: Catalogue = {
  'dark:silence': {
    family: 'silence',
    label: 'AIS gaps: how telling',
    source:
      'Scores of the gaps, or the reports that they swallowed beside those of the disabling rule of Welch et al. 2022',
    innocent: ['a fault of transponder or power', 'reception lost'],
  },
  'dark:lost-time': {
    family: 'motion',
    label: 'AIS gaps: lost time',
    source: 'Time that a passage at her own speed does not account for; none where she lay at a berth',
    innocent: ['waiting', 'slow steaming', 'work on the spot'],
  },
  'dark:stay': {
    family: 'motion',
    label: 'rendezvous: longest stay',
    source: `How long they could have lain together, beside what a transfer takes and beside the gap. ${TRANSFERS}`,
    innocent: ['a long gap in one place'],
  },
  'dark:others': {
    family: 'company',
    label: 'rendezvous: others possible',
    source: 'How many others each could have met as well, each weighed by what speaks for it',
    innocent: ['a busy place'],
  },
  'dark:partner': {
    family: 'motion',
    label: 'the ship that was heard',
    source: 'Whether she came, lay just then and left, as a rendezvous asks; a stop at a berth explains itself',
    innocent: ['a stop of her own'],
  },
  'dark:seen-together': {
    family: 'motion',
    label: 'seen together',
    source:
      'Heard within the limit of each other as the gap began, or as it ended, away from berths. Judged: one ' +
      'rendezvous in three, one chance pair in a hundred',
    innocent: ['neighbours at anchor', 'boats at work alongside'],
  },
}
