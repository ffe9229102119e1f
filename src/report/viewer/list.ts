import type { PageItem } from '../html/pageData.js'
import { distanceText, durationText, instantText, percentText } from '../html/text.js'
import { clean, el } from './dom.js'

const PAGE = 100

interface Column {
  readonly title: string
  readonly text: (item: PageItem, rank: number) => string
  /** What the column is sorted by; absent values come last. */
  readonly value: (item: PageItem, rank: number) => number | string | undefined
}

const optional = (value: number | undefined, text: (value: number) => string): string => (value === undefined ? '–' : text(value))

const COLUMNS: readonly Column[] = [
  { title: '#', text: (_, rank) => String(rank), value: (_, rank) => rank },
  { title: 'What', text: ({ kind }) => kind, value: ({ kind }) => kind },
  { title: 'Vessels', text: ({ vessels }) => clean(vessels), value: ({ vessels }) => vessels },
  { title: 'From, UTC', text: ({ start }) => instantText(start).slice(0, 16), value: ({ start }) => start },
  { title: 'For', text: ({ start, end }) => durationText(end - start), value: ({ start, end }) => start - end },
  { title: 'Bits', text: ({ bits }) => optional(bits, (value) => value.toFixed(1)), value: ({ bits }) => (bits === undefined ? undefined : -bits) },
  { title: 'Apart', text: ({ apartM }) => optional(apartM, distanceText), value: ({ apartM }) => apartM },
  { title: 'Harbour', text: ({ harbourM }) => optional(harbourM, distanceText), value: ({ harbourM }) => (harbourM === undefined ? undefined : -harbourM) },
  { title: 'Dark', text: ({ darkShare }) => optional(darkShare, percentText), value: ({ darkShare }) => (darkShare === undefined ? undefined : -darkShare) },
]

/** The list of findings. */
export interface List {
  /** Marks the chosen row. */
  choose: (item: PageItem) => void
}

/** Draws the list with its filters; `show` is called with what passes them, `pick` with a chosen finding. */
export function list(
  element: HTMLElement,
  items: readonly PageItem[],
  show: (items: readonly PageItem[]) => void,
  pick: (item: PageItem) => void,
): List {
  const rank = new Map(items.map((item, i) => [item, i + 1]))
  const text = el('input', { type: 'search', placeholder: 'name or number', 'aria-label': 'Vessel' })
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const kind = el('select', { 'aria-label': 'What' }, el('option', { value: '' }, 'everything'), ...kinds.map((k) => el('option', { value: k }, k)))
  const far = el('select', { 'aria-label': 'Distance from harbours' }, ...[0, 2, 5, 10, 20, 50].map((km) => el('option', { value: String(km) }, km === 0 ? 'anywhere' : `over ${km} km from harbours`)))
  const told = el('p', { role: 'status', class: 'told' })
  const body = el('tbody')
  const more = el('button', { type: 'button' }, 'Show more')
  const heads = COLUMNS.map((column, k) => {
    const button = el('button', { type: 'button' }, column.title)
    button.addEventListener('click', () => sortBy(k))
    return el('th', { scope: 'col' }, button)
  })
  let sorted = 0
  let upward = true
  let passing: PageItem[] = []
  let chosen: PageItem | undefined
  let drawn = 0

  const drawRows = (count: number): void => {
    const rows = passing.slice(drawn, drawn + count).map((item) => rowOf(item, rank.get(item)!, item === chosen, pick))
    body.append(...rows)
    drawn += rows.length
    more.hidden = drawn >= passing.length
  }
  const refresh = (): void => {
    const words = text.value.trim().toLowerCase()
    const km = Number(far.value)
    passing = items.filter(
      (item) =>
        (words === '' || `${item.vessels} ${item.id}`.toLowerCase().includes(words)) &&
        (kind.value === '' || item.kind === kind.value) &&
        (km === 0 || (item.harbourM ?? Infinity) > km * 1000),
    )
    const { value } = COLUMNS[sorted]!
    passing.sort((a, b) => compare(value(a, rank.get(a)!), value(b, rank.get(b)!), upward) || rank.get(a)! - rank.get(b)!)
    heads.forEach((head, k) => head.setAttribute('aria-sort', k !== sorted ? 'none' : upward ? 'ascending' : 'descending'))
    told.textContent = `${passing.length} of ${items.length}`
    body.replaceChildren()
    drawn = 0
    drawRows(PAGE)
    show(passing)
  }
  const sortBy = (k: number): void => {
    upward = sorted === k ? !upward : true
    sorted = k
    refresh()
  }
  more.addEventListener('click', () => drawRows(PAGE))
  for (const control of [text, kind, far]) control.addEventListener('input', refresh)
  element.append(
    el('div', { class: 'filters', role: 'search' }, text, kind, far, told),
    el('div', { class: 'rows' }, el('table', {}, el('caption', {}, 'Findings, kind by kind: those of most bits first'), el('thead', {}, el('tr', {}, ...heads)), body), more),
  )
  refresh()
  return {
    choose: (item) => {
      chosen = item
      for (const row of body.rows) row.toggleAttribute('aria-current', row.dataset['id'] === item.id)
    },
  }
}

function compare(a: number | string | undefined, b: number | string | undefined, upward: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return a === b ? 0 : a < b === upward ? -1 : 1
}

function rowOf(item: PageItem, rank: number, chosen: boolean, pick: (item: PageItem) => void): HTMLTableRowElement {
  const cells = COLUMNS.map(({ title, text }) => {
    const words = text(item, rank)
    if (title !== 'Vessels') return el('td', {}, words)
    const button = el('button', { type: 'button', class: 'pick' }, words)
    return el('td', {}, button)
  })
  const row = el('tr', { 'data-id': item.id }, ...cells)
  row.toggleAttribute('aria-current', chosen)
  row.addEventListener('click', () => pick(item))
  return row
}
