import type { FindingContext, Findings } from '../../stages/findings.js'
import type { PageItem } from './pageData.js'
import { distanceText, percentText } from './text.js'

/** A finding as it is listed, before it is drawn. */
export interface Item extends Omit<PageItem, 'areas' | 'detail' | 'who'> {
  /** The transmitters. */
  readonly ids: readonly string[]
  /** Makes the areas to draw: they take time and room, and are made for what is drawn only. */
  readonly areasOf?: () => number[][]
}

/** One line of evidence. */
export type Fact = readonly [what: string, value: string]

/** Names by vessel and instant. */
export type NameOf = (id: string, t: number) => string | undefined

// AIS carries 20 letters; what is much longer is no name, and would drown a page.
const MOST_LETTERS = 60

/** A name, or what is left of one that is no name. */
export const cut = (name: string, most: number = MOST_LETTERS): string => (name.length <= most ? name : `${[...name].slice(0, most).join('')}…`)

/** Name as sent, or number. */
export const shown = (nameOf: NameOf, id: string, t: number): string => cut(nameOf(id, t) ?? id)

/** Where a finding lies; by its own id only, for an id may be the name of what every object has. */
export const contextOf = ({ context }: Findings, id: string): FindingContext | undefined => (Object.hasOwn(context, id) ? context[id] : undefined)

/** What every kind has. */
export const common = (one: { start: number; end: number }, context: FindingContext | undefined): Pick<Item, 'start' | 'end' | 'harbourM' | 'darkShare'> => ({
  start: one.start,
  end: one.end,
  ...(context?.harbourDistanceM === undefined ? {} : { harbourM: context.harbourDistanceM }),
  ...(context === undefined ? {} : { darkShare: context.night.darkShare }),
})

/** How far from harbours, as part of a sentence. */
export const away = (context: FindingContext | undefined): string =>
  context?.harbourDistanceM === undefined ? '' : context.harbourDistanceM === 0 ? ', in a harbour' : `, ${distanceText(context.harbourDistanceM)} from the nearest harbour that these data teach`

/** Where and in what light. */
export function contextFacts(context: FindingContext | undefined): Fact[] {
  if (context === undefined) return []
  const { harbourDistanceM, harbourKind, coastDistanceM, zones, night } = context
  const facts: (Fact | undefined)[] = [
    harbourDistanceM === undefined ? undefined : ['Harbour', harbourDistanceM === 0 ? `within one that these data teach (${harbourKind ?? 'harbour'})` : `${distanceText(harbourDistanceM)} to the nearest ${harbourKind ?? 'harbour'} that these data teach`],
    coastDistanceM === undefined ? undefined : ['Coast', distanceText(coastDistanceM)],
    zones.length === 0 ? undefined : ['Zones', zones.join(', ')],
    ['Dark', `${percentText(night.darkShare)} of the time (sun below -6°); moonlit ${percentText(night.moonlitShare)}`],
  ]
  return facts.filter((fact) => fact !== undefined)
}
