import { countText, distanceText, durationText, instantText, percentText, pluralText } from '../../text/index.js'
import type { PageItem } from '../page/index.js'
import type { Context } from './context.js'
import { button, clean, el } from './dom.js'
import { filters } from './filters.js'
import { icon } from './shapes.js'

/** So many rows at a time: the page's work does not grow with what was found. */
const PAGE = 100

interface Column {
  readonly title: string
  readonly name: string
  readonly text: (item: PageItem, context: Context) => string
  /** What the column is sorted by; absent values come last. */
  readonly value: (item: PageItem, context: Context) => number | string | undefined
}

const optional = (value: number | undefined, text: (value: number) => string): string =>
  value === undefined ? '–' : text(value)
const least = (value: number | undefined): number | undefined => (value === undefined ? undefined : -value)

const COLUMNS: readonly Column[] = [
  { title: '#', name: 'rank', text: ({ rank }) => (rank === undefined ? '' : String(rank)), value: ({ rank }) => rank },
  {
    title: 'What',
    name: 'kind',
    text: ({ kind }, { kindOf }) => kindOf(kind).label,
    value: ({ kind }, { kindOf }) => kindOf(kind).label,
  },
  { title: 'Vessels', name: 'vessels', text: ({ vessels }) => clean(vessels), value: ({ vessels }) => vessels },
  {
    title: 'Bits',
    name: 'bits',
    text: ({ bits }) => optional(bits, (value) => value.toFixed(1)),
    value: ({ bits }) => least(bits),
  },
  {
    title: 'From, UTC',
    name: 'from',
    text: ({ start }) => instantText(start).replace(' UTC', ''),
    value: ({ start }) => start,
  },
  {
    title: 'For',
    name: 'for',
    text: ({ start, end }) => durationText(end - start),
    value: ({ start, end }) => start - end,
  },
  {
    title: 'Apart',
    name: 'apart',
    text: ({ apartM }) => optional(apartM, distanceText),
    value: ({ apartM }) => apartM,
  },
  {
    title: 'Harbour',
    name: 'harbour',
    text: ({ harbourM }) => optional(harbourM, distanceText),
    value: ({ harbourM }) => least(harbourM),
  },
  {
    title: 'Dark',
    name: 'dark',
    text: ({ darkShare }) => optional(darkShare, percentText),
    value: ({ darkShare }) => least(darkShare),
  },
]

/** The list of findings. */
export interface List {
  /** Marks the chosen row, where it passes the filters, and turns to its page. */
  readonly choose: (item: PageItem) => void
  /** The finding so many rows after the chosen one, of those that pass. */
  readonly beside: (step: number) => PageItem | undefined
  /** What passes the filters and is not folded away, in the order of the list. */
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

/** Parts of the list that can be folded, in the order in which they stand around the rest. */
type Fold = 'pinned' | 'folded'

const FOLD_WORDS: Readonly<Record<Fold, (n: number) => string>> = {
  pinned: (n) => `${pluralText(n, 'list match', 'list matches')}: who a ship may be, not what she did`,
  folded: (n) => `${pluralText(n, 'contact')} with more against than for ${n === 1 ? 'it' : 'them'}`,
}

/** So many list matches stand open at first. */
const OPEN_PINNED = 5

/** What passes the filters, part by part; each in the order of the list. */
type Parts = Readonly<Record<Fold | 'rest', readonly PageItem[]>>

/** Draws the list with its filters. */
export function list(element: HTMLElement, context: Context, calls: ListCalls): List {
  const { items } = context.data
  const placeOf = new Map(items.map((item, at) => [item, at]))
  const counts = el('p', { role: 'status', class: 'counts' })
  const body = el('tbody')
  const where = el('span')
  const [before, after] = [button('Previous', {}, () => turn(-1)), button('Next', {}, () => turn(1))]
  const heads = COLUMNS.map((column, k) =>
    el(
      'th',
      { scope: 'col', class: `c-${column.name}` },
      button(column.title, {}, () => sortBy(k)),
    ),
  )
  const rows = el(
    'div',
    { class: 'rows' },
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, 'Findings of all kinds, what is likeliest to be worth opening first'),
      el('thead', {}, el('tr', {}, ...heads)),
      body,
    ),
  )
  const open: Record<Fold, boolean> = {
    pinned: items.filter(({ fold }) => fold === 'pinned').length <= OPEN_PINNED,
    folded: false,
  }
  let sorted = 0
  let upward = true
  let parts: Parts = { pinned: [], rest: [], folded: [] }
  let visible: readonly PageItem[] = []
  let chosen: PageItem | undefined
  let page = 0

  const foldRow = (fold: Fold): HTMLElement[] => {
    const n = parts[fold].length
    if (n === 0) return []
    const press = button(
      `${open[fold] ? 'Hide' : 'Show'} ${FOLD_WORDS[fold](n)}`,
      { 'aria-expanded': String(open[fold]) },
      () => {
        open[fold] = !open[fold]
        show()
        body.querySelector<HTMLElement>(`tr[data-fold="${fold}"] button`)?.focus({ preventScroll: true })
      },
    )
    return [el('tr', { class: 'fold', 'data-fold': fold }, el('td', { colspan: String(COLUMNS.length) }, press))]
  }
  const drawRows = (): void => {
    const shown = visible.slice(page * PAGE, (page + 1) * PAGE)
    const last = (page + 1) * PAGE >= visible.length
    const rowsOf = (item: PageItem): HTMLElement[] => [
      ...(item === parts.folded[0] ? foldRow('folded') : []),
      rowOf(item, placeOf.get(item)!, context),
    ]
    body.replaceChildren(
      ...(page === 0 ? foldRow('pinned') : []),
      ...shown.flatMap(rowsOf),
      ...(last && !open.folded ? foldRow('folded') : []),
    )
    before.disabled = page === 0
    after.disabled = last
    where.textContent =
      visible.length === 0
        ? 'Nothing passes these filters.'
        : `${page * PAGE + 1} to ${page * PAGE + shown.length} of ${visible.length}`
    if (items.length === 0) where.textContent = 'Nothing was found.'
    pager.hidden = visible.length <= PAGE && (visible.length > 0 || parts.pinned.length + parts.folded.length > 0)
    markRow()
  }
  const markRow = (): void => {
    let stop: Element | undefined
    for (const row of body.querySelectorAll<HTMLElement>('tr[data-at]')) {
      const here = chosen !== undefined && row.dataset['at'] === String(placeOf.get(chosen))
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
  /** Lists what is not folded away. */
  const show = (): void => {
    visible = [...(open.pinned ? parts.pinned : []), ...parts.rest, ...(open.folded ? parts.folded : [])]
    page = Math.min(page, Math.max(0, Math.ceil(visible.length / PAGE) - 1))
    drawRows()
    calls.show(visible)
  }
  const refresh = (): void => {
    const { value } = COLUMNS[sorted]!
    const inOrder = (a: PageItem, b: PageItem): number =>
      compare(value(a, context), value(b, context), upward) || placeOf.get(a)! - placeOf.get(b)!
    const passing = items.filter(narrow.passes)
    const part = (fold: Fold | undefined): PageItem[] => passing.filter((item) => item.fold === fold).sort(inOrder)
    parts = { pinned: part('pinned'), rest: part(undefined), folded: part('folded') }
    heads.forEach((head, k) =>
      head.setAttribute('aria-sort', k !== sorted ? 'none' : upward ? 'ascending' : 'descending'),
    )
    counts.textContent = `${passing.length} of ${items.length} findings${parts.folded.length === 0 ? '' : `, ${countText(parts.folded.length)} of them folded at the end`}`
    page = 0
    show()
  }
  const sortBy = (k: number): void => {
    upward = sorted === k ? !upward : true
    sorted = k
    refresh()
  }
  const narrow = filters(context, calls.inView, refresh)
  const pager = el('nav', { class: 'pager', 'aria-label': 'Pages of the list' }, before, where, after)
  const itemOf = (target: EventTarget | null): PageItem | undefined =>
    items[Number((target as Element | null)?.closest('tr')?.dataset['at'] ?? -1)]

  /** Opens the fold that a finding is in. */
  const unfold = ({ fold }: PageItem): void => {
    if (fold === undefined || open[fold]) return
    open[fold] = true
    show()
  }
  const choose = (item: PageItem): void => {
    chosen = item
    unfold(item)
    const at = visible.indexOf(item)
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
    const at = chosen === undefined ? -1 : visible.indexOf(chosen)
    return visible[Math.min(Math.max(at + step, 0), visible.length - 1)]
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
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
    ['PageDown', () => step(PAGE)],
    ['PageUp', () => step(-PAGE)],
    ['Home', () => step(-Infinity)],
    ['End', () => step(Infinity)],
    ['ArrowRight', calls.enter],
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
  element.append(narrow.element, counts, rows, pager)
  refresh()
  return { choose, beside, passing: () => visible, focus, followsMap: narrow.followsMap, refresh }
}

function compare(a: number | string | undefined, b: number | string | undefined, upward: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return a === b ? 0 : a < b === upward ? -1 : 1
}

function rowOf(item: PageItem, at: number, context: Context): HTMLTableRowElement {
  const cells = COLUMNS.map(({ name, text }) => {
    const words = text(item, context)
    if (name === 'vessels')
      return el('th', { scope: 'row', class: 'c-vessels' }, el('button', { type: 'button', class: 'pick' }, words))
    const strength = name === 'bits' && item.band !== undefined ? ` ${item.band}` : ''
    return el('td', { class: `c-${name}${strength}` }, ...(name === 'kind' ? [icon(item), ' '] : []), words)
  })
  return el('tr', { 'data-at': String(at) }, ...cells)
}
