import type { PageItem } from '../html/pageData.js'
import { distanceText, durationText, instantText, percentText } from '../html/text.js'
import type { Context } from './context.js'
import { button, clean, el } from './dom.js'
import { filters } from './filters.js'
import { icon } from './shapes.js'

/** So many rows at a time: the page's work does not grow with what was found. */
const PAGE = 100

interface Column {
  readonly title: string
  readonly name: string
  readonly text: (item: PageItem, rank: number) => string
  /** What the column is sorted by; absent values come last. */
  readonly value: (item: PageItem, rank: number) => number | string | undefined
}

const optional = (value: number | undefined, text: (value: number) => string): string => (value === undefined ? '–' : text(value))
const least = (value: number | undefined): number | undefined => (value === undefined ? undefined : -value)

const COLUMNS: readonly Column[] = [
  { title: '#', name: 'rank', text: (_, rank) => String(rank), value: (_, rank) => rank },
  { title: 'What', name: 'kind', text: ({ kind }) => kind, value: ({ kind }) => kind },
  { title: 'Vessels', name: 'vessels', text: ({ vessels }) => clean(vessels), value: ({ vessels }) => vessels },
  { title: 'Bits', name: 'bits', text: ({ bits }) => optional(bits, (value) => value.toFixed(1)), value: ({ bits }) => least(bits) },
  { title: 'From, UTC', name: 'from', text: ({ start }) => instantText(start).replace(' UTC', ''), value: ({ start }) => start },
  { title: 'For', name: 'for', text: ({ start, end }) => durationText(end - start), value: ({ start, end }) => start - end },
  { title: 'Apart', name: 'apart', text: ({ apartM }) => optional(apartM, distanceText), value: ({ apartM }) => apartM },
  { title: 'Harbour', name: 'harbour', text: ({ harbourM }) => optional(harbourM, distanceText), value: ({ harbourM }) => least(harbourM) },
  { title: 'Dark', name: 'dark', text: ({ darkShare }) => optional(darkShare, percentText), value: ({ darkShare }) => least(darkShare) },
]

/** The list of findings. */
export interface List {
  /** Marks the chosen row, where it passes the filters, and turns to its page. */
  readonly choose: (item: PageItem) => void
  /** The finding so many rows after the chosen one, of those that pass. */
  readonly beside: (step: number) => PageItem | undefined
  /** What passes the filters, in the order of the list. */
  readonly passing: () => readonly PageItem[]
  /** Puts the keyboard on the chosen row. */
  readonly focus: () => void
  /** Whether only what the map shows is listed. */
  readonly followsMap: () => boolean
  /** Filters again. */
  readonly refresh: () => void
}

/** What a list calls. */
export interface ListCalls {
  /** With what passes the filters. */
  readonly show: (items: readonly PageItem[]) => void
  /** With a finding that was clicked, or walked to by keys. */
  readonly pick: (item: PageItem, by: 'click' | 'step') => void
  /** Where the keyboard wants to go to the chosen finding. */
  readonly enter: () => void
  readonly inView: (item: PageItem) => boolean
}

/** Draws the list with its filters. */
export function list(element: HTMLElement, context: Context, calls: ListCalls): List {
  const { items } = context.data
  const rankOf = (item: PageItem): number => context.rank.get(item) ?? 0
  const told = el('p', { role: 'status', class: 'told' })
  const body = el('tbody')
  const where = el('span')
  const [before, after] = [button('Previous', {}, () => turn(-1)), button('Next', {}, () => turn(1))]
  const heads = COLUMNS.map((column, k) => el('th', { scope: 'col', class: `c-${column.name}` }, button(column.title, {}, () => sortBy(k))))
  const rows = el('div', { class: 'rows' }, el('table', {}, el('caption', { class: 'unseen' }, 'Findings, kind by kind, those of most bits first'), el('thead', {}, el('tr', {}, ...heads)), body))
  let sorted = 0
  let upward = true
  let passing: PageItem[] = []
  let chosen: PageItem | undefined
  let page = 0

  const drawRows = (): void => {
    const shown = passing.slice(page * PAGE, (page + 1) * PAGE)
    body.replaceChildren(...shown.map((item) => rowOf(item, rankOf(item))))
    before.disabled = page === 0
    after.disabled = (page + 1) * PAGE >= passing.length
    where.textContent = passing.length === 0 ? 'Nothing passes these filters.' : `${page * PAGE + 1} to ${page * PAGE + shown.length} of ${passing.length}`
    if (items.length === 0) where.textContent = 'Nothing was found.'
    pager.hidden = passing.length <= PAGE && passing.length > 0
    markRow()
  }
  const markRow = (): void => {
    let stop: Element | undefined
    for (const row of body.rows) {
      const here = chosen !== undefined && row.dataset['rank'] === String(rankOf(chosen))
      if (here) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
      const name = row.querySelector('.pick')!
      name.setAttribute('tabindex', '-1')
      if (here) stop = name
    }
    // One stop for the keyboard: the arrows go on from there.
    ;(stop ?? body.querySelector('.pick'))?.setAttribute('tabindex', '0')
  }
  const turn = (by: number): void => {
    page += by
    drawRows()
    rows.scrollTop = 0
  }
  const refresh = (): void => {
    passing = items.filter(narrow.passes)
    const { value } = COLUMNS[sorted]!
    passing.sort((a, b) => compare(value(a, rankOf(a)), value(b, rankOf(b)), upward) || rankOf(a) - rankOf(b))
    heads.forEach((head, k) => head.setAttribute('aria-sort', k !== sorted ? 'none' : upward ? 'ascending' : 'descending'))
    told.textContent = `${passing.length} of ${items.length} findings`
    page = 0
    drawRows()
    calls.show(passing)
  }
  const sortBy = (k: number): void => {
    upward = sorted === k ? !upward : true
    sorted = k
    refresh()
  }
  const narrow = filters(context, calls.inView, refresh)
  const pager = el('nav', { class: 'pager', 'aria-label': 'Pages of the list' }, before, where, after)
  const itemOf = (target: EventTarget | null): PageItem | undefined => items[Number((target as Element | null)?.closest('tr')?.dataset['rank'] ?? 0) - 1]

  const choose = (item: PageItem): void => {
    chosen = item
    const at = passing.indexOf(item)
    const its = Math.floor(at / PAGE)
    if (at >= 0 && its !== page) {
      page = its
      drawRows()
    } else markRow()
    const row = body.querySelector<HTMLElement>('tr[aria-current]')
    if (row === null) return
    // Within the list only: the page itself stays where it is.
    const [top, room] = [row.offsetTop, rows.clientHeight]
    if (top - 30 < rows.scrollTop) rows.scrollTop = Math.max(0, top - 40)
    else if (top + row.offsetHeight > rows.scrollTop + room) rows.scrollTop = top + row.offsetHeight - room + 8
  }
  const beside = (step: number): PageItem | undefined => {
    const at = chosen === undefined ? -1 : passing.indexOf(chosen)
    return passing[Math.min(Math.max(at + step, 0), passing.length - 1)]
  }
  const focus = (): void => body.querySelector<HTMLElement>('.pick[tabindex="0"]')?.focus({ preventScroll: true })
  const step = (by: number): void => {
    const item = beside(by)
    if (item === undefined) return
    choose(item)
    focus()
    calls.pick(item, 'step')
  }
  const steps: ReadonlyMap<string, () => void> = new Map([
    ['ArrowDown', () => step(1)], ['ArrowUp', () => step(-1)], ['PageDown', () => step(PAGE)], ['PageUp', () => step(-PAGE)],
    ['Home', () => step(-Infinity)], ['End', () => step(Infinity)], ['ArrowRight', calls.enter],
  ])
  body.addEventListener('keydown', (event) => {
    const go = steps.get(event.key)
    if (go === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    go()
  })
  body.addEventListener('click', ({ target }) => {
    const item = itemOf(target)
    if (item !== undefined) calls.pick(item, 'click')
  })
  element.append(narrow.element, told, rows, pager)
  refresh()
  return { choose, beside, passing: () => passing, focus, followsMap: narrow.followsMap, refresh }
}

function compare(a: number | string | undefined, b: number | string | undefined, upward: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return a === b ? 0 : a < b === upward ? -1 : 1
}

function rowOf(item: PageItem, rank: number): HTMLTableRowElement {
  const cells = COLUMNS.map(({ name, text }) => {
    const words = text(item, rank)
    if (name === 'vessels') return el('th', { scope: 'row', class: 'c-vessels' }, el('button', { type: 'button', class: 'pick' }, words))
    const strength = name === 'bits' && item.band !== undefined ? ` ${item.band}` : ''
    return el('td', { class: `c-${name}${strength}` }, ...(name === 'kind' ? [icon(item.kind), ' '] : []), words)
  })
  return el('tr', { 'data-rank': String(rank) }, ...cells)
}
