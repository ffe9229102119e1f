import { crowdsText, durationText, instantText, pluralText } from '../../text/index.js'
import type { PageItem, PageTimeLine, PageVessel } from '../page/index.js'
import { markWords, shipName, type Context } from './context.js'
import { clean, el } from './dom.js'
import { icon } from './shapes.js'
import { shipLines, type ShipLines } from './shipLines.js'

const MOST_SHIPS = 8
const MOST_LINES = 60
/** So many lines stand open; more are folded. */
const OPEN_LINES = 6

/** The ships of a finding: what is known of each, and where else she takes part. */
export function dossiers(item: PageItem, context: Context, still: boolean): HTMLElement[] {
  const who = item.who.slice(0, still ? 2 : MOST_SHIPS)
  const more = item.who.length - who.length
  return [
    el('h3', {}, item.who.length === 1 ? 'The ship' : 'The ships'),
    ...who.map((at) => dossier(context.data.ships[at]!, at, item, context, still)),
    ...(more > 0 ? [el('p', { class: 'note' }, `And ${more} more.`)] : []),
  ]
}

function dossier(ship: PageVessel, at: number, item: PageItem, context: Context, still: boolean): HTMLElement {
  const facts = [['MMSI', ship.id] as const, ...ship.facts]
  if (ship.bits !== undefined)
    facts.push([
      'All that was found of her',
      `${ship.bits.toFixed(1)} bits, ${ship.band ?? ''}: for ranking what to look at`,
    ])
  const lines = shipLines(ship, at, item, context)
  const name = el('h4', {}, clean(shipName(ship)))
  const list = el(
    'dl',
    {},
    ...facts.flatMap(([what, value]) => [el('dt', {}, clean(what)), el('dd', {}, clean(value))]),
  )
  return el(
    'section',
    { class: 'ship' },
    name,
    list,
    ...(still ? [] : timeLine(lines, ship.leftOut ?? 0, item, context)),
  )
}

function timeLine(
  { lines, crowds, portContacts }: ShipLines,
  leftOut: number,
  item: PageItem,
  context: Context,
): HTMLElement[] {
  const others = lines.filter(({ of }) => of !== item.id).length
  const counted = [
    ...(crowds === 0 ? [] : [crowdsText(crowds)]),
    ...(portContacts === 0 ? [] : [pluralText(portContacts, 'contact in a port', 'contacts in ports')]),
  ]
  const crowded = counted.length === 0 ? [] : [el('p', { class: 'note' }, `And ${counted.join(', ')}.`)]
  if (others === 0) return [el('p', { class: 'note' }, 'Nothing else was found of this ship.'), ...crowded]
  const rows = lines.slice(0, MOST_LINES).map((line) => lineOf(line, line.of === item.id, context))
  const left = leftOut + Math.max(0, lines.length - MOST_LINES)
  const table = el('table', { class: 'time-line' }, el('tbody', {}, ...rows))
  const title = `Time line: ${others} other ${others === 1 ? 'finding' : 'findings'} of this ship`
  const fold = el(
    'details',
    {},
    el('summary', {}, title),
    table,
    ...(left > 0 ? [el('p', { class: 'note' }, `${left} more are left out.`)] : []),
  )
  fold.open = rows.length <= OPEN_LINES
  return [fold, ...crowded]
}

function lineOf(line: PageTimeLine, here: boolean, context: Context): HTMLTableRowElement {
  const other = line.other === undefined ? undefined : context.data.ships[line.other]
  const words = `${markWords(line, context)}${other === undefined ? '' : ` with ${shipName(other)}`}`
  const linked = !here && context.byId.has(line.of)
  const name = linked
    ? el('a', { href: context.linkTo(line.of) }, clean(words))
    : el('span', {}, clean(words), here ? ' (this one)' : '')
  const length = line.end === undefined ? '' : durationText(line.end - line.t)
  const bits = line.bits === undefined ? '' : `${line.bits.toFixed(1)} bits`
  return el(
    'tr',
    here ? { class: 'here' } : {},
    el('td', {}, instantText(line.t).replace(' UTC', '')),
    el('td', {}, length),
    el('td', {}, icon(line), ' ', name),
    el('td', { class: 'number' }, bits),
  )
}
