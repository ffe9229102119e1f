import { isCrowd } from '../../text/index.js'
import type { PageItem, PageTimeLine, PageVessel } from '../page/index.js'
import type { Context } from './context.js'

/** Where a ship takes part. */
export interface ShipLines {
  /** In order of time. */
  readonly lines: readonly PageTimeLine[]
  /** How many groups are not among them, as they are too large to say anything of one ship. */
  readonly crowds: number
  /** How many contacts in ports she had: they are counted only. */
  readonly portContacts: number
}

/**
 * All her findings: those that the page lists, and of the rest those that it kept. Large groups are counted only, but
 * for the one that is looked at.
 */
export function shipLines(
  { timeLine = [], crowds = 0, portContacts = 0 }: PageVessel,
  at: number,
  item: PageItem,
  { ofShip }: Pick<Context, 'ofShip'>,
): ShipLines {
  const items = ofShip.get(at) ?? []
  const shown = items.filter((one) => one === item || !isCrowd(one.who.length))
  const listed = shown.map((one): PageTimeLine => {
    const others = one.who.filter((place) => place !== at)
    return {
      t: one.start,
      end: one.end,
      kind: one.kind,
      ...(one.mode === undefined ? {} : { mode: one.mode }),
      of: one.id,
      ...(others.length !== 1 ? {} : { other: others[0]! }),
      ...(one.bits === undefined ? {} : { bits: one.bits }),
    }
  })
  return {
    lines: [...listed, ...timeLine].sort((a, b) => a.t - b.t),
    crowds: crowds + items.length - shown.length,
    portContacts,
  }
}
