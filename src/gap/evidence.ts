import type { Catalogue } from '../model/factor.js'

/** Evidence of a gap. Its bits are reckoned from what was heard of others. */
export const GAP_EVIDENCE: Catalogue = {
  'gap-silence': {
    family: 'silence',
    label: 'AIS gap',
    source: 'Reception learnt from the feed itself, by place, class and slot of 10 minutes, without the silent ship',
    innocent: ['a fault of transponder or power', 'an aerial shadowed by the ship or the land', 'a receiver that fails for one ship only'],
  },
}

/** Evidence of sparse sending. Its bits are reckoned from the reports that were heard and those that others would have had heard. */
export const SPARSE_EVIDENCE: Catalogue = {
  'sparse-sending': {
    family: 'silence',
    label: 'sparse sending',
    source: 'What others of her kind would have had heard there, times her own habit',
    innocent: ['a weak transmitter', 'a bad antenna', 'crowded channels'],
  },
}

const TRANSFERS = 'Transfers take four hours to more than a day, of which two to eight tell most'

/** Parts of a dark rendezvous' score: all count in full, and their bits depend on what was measured. */
export const DARK_EVIDENCE: Catalogue = {
  'dark:silence': {
    family: 'silence',
    label: 'AIS gaps: how telling',
    source: 'Scores of the gaps, or the reports that they swallowed beside those of the disabling rule of Welch et al. 2022',
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
    source: 'Heard within the limit of each other as the gap began, or as it ended, away from berths. Judged: one rendezvous in three, one chance pair in a hundred',
    innocent: ['neighbours at anchor', 'boats at work alongside'],
  },
}
