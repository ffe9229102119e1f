import type { PageData, PageFactor, PageItem, PageVessel } from '../html/pageData.js'

/** The page's data, with what is looked up often. Maps, for ids and names come from the air: `__proto__` is one like any other. */
export interface Context {
  readonly data: PageData
  readonly byId: ReadonlyMap<string, PageItem>
  readonly rank: ReadonlyMap<PageItem, number>
  readonly words: ReadonlyMap<string, PageFactor>
  /** Findings by the place of the ship in `data.ships`. */
  readonly ofShip: ReadonlyMap<number, readonly PageItem[]>
  /** Address of a finding on this page. */
  readonly linkTo: (id: string) => string
}

/** Prepares the look-ups. */
export function contextOf(data: PageData): Context {
  const ofShip = new Map<number, PageItem[]>()
  for (const item of data.items) {
    for (const ship of item.who) {
      const list = ofShip.get(ship)
      if (list === undefined) ofShip.set(ship, [item])
      else list.push(item)
    }
  }
  return {
    data,
    byId: new Map(data.items.map((item) => [item.id, item])),
    rank: new Map(data.items.map((item, i) => [item, i + 1])),
    words: new Map(data.words.map((factor) => [factor.id, factor])),
    ofShip,
    // Halves of characters cannot be in an address.
    linkTo: (id) => `#${encodeURIComponent(id.replace(/[\uD800-\uDFFF]/gu, '\ufffd'))}`,
  }
}

/** Name as last sent, or number. */
export const shipName = ({ name, id }: PageVessel): string => name ?? id
