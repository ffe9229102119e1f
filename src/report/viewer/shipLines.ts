import type { PageItem, PageTimeLine, PageVessel } from '../html/pageData.js'
import { isCrowd } from '../html/text.js'
import type { Context } from './context.js'

/** Where a ship takes part. */
export interface ShipLines {
  /** In order of time. */
  readonly lines: readonly PageTimeLine[]
  /** How many groups are not among them, as they are too large to say anything of one ship. */
  readonly crowds: number
}

/** Her history where she was weighed; else where she takes part in what the page lists. Large groups are counted only, but for the one that is looked at. */
export function shipLines(ship: PageVessel, at: number, item: PageItem, { ofShip }: Pick<Context, 'ofShip'>): ShipLines {
  const items = ofShip.get(at) ?? []
  const told = items.filter((one) => one === item || one.kind !== 'group' || !isCrowd(one.who.length))
  const listed = told.map((one): PageTimeLine => {
    const other = one.who.find((place) => place !== at)
    return { t: one.start, end: one.end, kind: one.kind, of: one.id, ...(other === undefined ? {} : { other }), ...(one.bits === undefined ? {} : { bits: one.bits }) }
  })
  const known = new Set(listed.map(({ of }) => of))
  const rest = (ship.timeLine ?? []).filter(({ of }) => !known.has(of))
  return { lines: [...listed, ...rest].sort((a, b) => a.t - b.t), crowds: items.length - told.length }
}
