import type { FindingContext } from '../../stages/findings.js'
import type { PageItem } from './pageData.js'
import { distanceText, percentText } from './text.js'

/** A finding as it is listed, before it is drawn. */
export type Item = Omit<PageItem, 'detail'>

/** One line of evidence. */
export type Fact = readonly [what: string, value: string]

/** Names by vessel and instant. */
export type NameOf = (id: string, t: number) => string | undefined

/** Name as sent, or number. */
export const shown = (nameOf: NameOf, id: string, t: number): string => nameOf(id, t) ?? id

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
    harbourDistanceM === undefined ? undefined : ['Harbour', `${distanceText(harbourDistanceM)} to the nearest ${harbourKind ?? 'harbour'} learnt`],
    coastDistanceM === undefined ? undefined : ['Coast', distanceText(coastDistanceM)],
    zones.length === 0 ? undefined : ['Zones', zones.join(', ')],
    ['Dark', `${percentText(night.darkShare)} of the time (sun below -6°); moonlit ${percentText(night.moonlitShare)}`],
  ]
  return facts.filter((fact) => fact !== undefined)
}
