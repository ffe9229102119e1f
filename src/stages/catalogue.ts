import { shipCatalogue } from '../assess/ship/index.js'
import { compareText } from '../base/index.js'
import type { BriefScore, Catalogue, Score, Ship } from '../model/index.js'
import { KINDS, type Finding } from './kinds.js'
import type { DetectOptions } from './options.js'

/** All that can be observed, with the weights and words that were given in place of those of this version. */
const wholeCatalogue = ({ assess, identity }: DetectOptions): Catalogue =>
  Object.assign(
    {},
    ...KINDS.map(({ catalogue }) => catalogue),
    shipCatalogue,
    assess?.weights,
    identity?.score?.weights,
  ) as Catalogue

const factorsOf = (score: Score | BriefScore | undefined): readonly string[] =>
  score !== undefined && 'factors' in score ? score.factors.map(({ id }) => id) : []

/**
 * The entries of a catalogue that findings and ships name, in order of id. A list match has no factors, and stands
 * under its rule.
 *
 * @param catalogue - with all that is named, and more.
 * @param items - findings.
 * @param ships - of these findings.
 */
export function namedIn(catalogue: Catalogue, items: readonly Finding[], ships: readonly Ship[]): Catalogue {
  const ids = new Set([
    ...items.flatMap(({ score }) => factorsOf(score)),
    ...ships.flatMap(({ score, identityScore }) => [...factorsOf(score), ...factorsOf(identityScore)]),
  ])
  if (items.some(({ kind }) => kind === 'list-match')) ids.add('ID-33')
  return Object.fromEntries(
    [...ids].sort(compareText).flatMap((id) => (Object.hasOwn(catalogue, id) ? [[id, catalogue[id]!]] : [])),
  )
}

/** Label, source and innocent causes of all that was weighed. */
export const catalogueOf = (items: readonly Finding[], ships: readonly Ship[], options: DetectOptions): Catalogue =>
  namedIn(wholeCatalogue(options), items, ships)
