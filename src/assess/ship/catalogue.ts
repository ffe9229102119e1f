import type { Catalogue } from '../../model/index.js'

/** What is weighed of a ship as a whole. Bits depend on what was found: each part has a cap. */
export const shipCatalogue: Catalogue = {
  'ship:rendezvous': {
    family: 'meeting',
    label: 'her best rendezvous',
    source: 'her best rendezvous, without identities and AIS gaps, which count apart',
    innocent: ['see that rendezvous'],
  },
  'ship:identity': {
    family: 'identity',
    label: 'her identities',
    source: 'scoreIdentity',
    innocent: ['see the findings'],
  },
  'ship:gap': {
    family: 'silence',
    label: 'her most telling AIS gap',
    source: 'half of her most telling AIS gap: silent on purpose and by fault weigh the same there',
    innocent: ['a fault of transponder or power', 'reception lost'],
  },
  'ship:chain': {
    family: 'chain',
    label: 'rendezvous in turn',
    source: 'rendezvous in turn; small, for its rendezvous count themselves',
    innocent: ['service vessel on her round', 'lightering of one ship by several'],
  },
  'ship:list': {
    family: 'list',
    label: 'on a list',
    source: 'the list: context, not conduct',
    innocent: ['namesake', 'taken off the list', 'company number'],
  },
}
