import type { Catalogue } from '../model/index.js'

/** Evidence of a gap. Its bits are reckoned from what was heard of others. */
export const GAP_EVIDENCE: Catalogue = {
  'gap-silence': {
    family: 'silence',
    label: 'AIS gap',
    source: 'Reception learnt from the feed itself, by place, class and slot of 10 minutes, without the silent ship',
    innocent: [
      'a fault of transponder or power',
      'an aerial shadowed by the ship or the land',
      'a receiver that fails for one ship only',
    ],
  },
}

/**
 * Evidence of sparse sending. Its bits are reckoned from the reports that were heard and those that others would have
 * had heard.
 */
export const SPARSE_EVIDENCE: Catalogue = {
  'sparse-sending': {
    family: 'silence',
    label: 'sparse sending',
    source: 'What others of her kind would have had heard there, times her own habit',
    innocent: ['a weak transmitter', 'a bad antenna', 'crowded channels'],
  },
}
