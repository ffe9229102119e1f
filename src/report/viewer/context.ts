import { type PageData, type PageItem, type PageKind, type PageVessel, markOf } from '../page/index.js'

/**
 * The page's data, with what is looked up often. Maps, for ids and names come from the air: `__proto__` is one like any
 * other.
 */
export interface Context {
  readonly data: PageData
  readonly byId: ReadonlyMap<string, PageItem>
  /** What is said of a kind; of one that the page does not have, its name. */
  readonly kindOf: (kind: string) => PageKind
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
  const kinds = new Map(data.kinds.map((one) => [one.kind, one]))
  return {
    data,
    byId: new Map(data.items.map((item) => [item.id, item])),
    kindOf: (kind) => kinds.get(kind) ?? { kind, label: kind, plural: kind },
    ofShip,
    // Halves of characters cannot be in an address.
    linkTo: (id) => `#${encodeURIComponent(id.replace(/[\uD800-\uDFFF]/gu, '\ufffd'))}`,
  }
}

/** Name as last sent, or number. */
export const shipName = ({ name, id }: PageVessel): string => name ?? id

/** What is marked: a finding, or a line of a ship's history. */
export interface Marked {
  readonly kind: string
  readonly mode?: string
}

const MODES: ReadonlyMap<string, string> = new Map([
  ['underway', 'under way'],
  ['anchored', 'at anchor'],
])

/** A kind in the field's words; with how ships moved, where marks tell that apart. */
export function markWords({ kind, mode }: Marked, { kindOf }: Pick<Context, 'kindOf'>): string {
  const { label } = kindOf(kind)
  return mode === undefined || markOf(kind, mode) === markOf(kind) ? label : `${label}, ${MODES.get(mode) ?? mode}`
}
