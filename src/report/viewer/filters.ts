import type { Band } from '../../model/index.js'
import type { PageItem } from '../page/index.js'
import type { Context } from './context.js'
import { button, el } from './dom.js'

/** What a list is narrowed by. */
export interface Filters {
  readonly element: HTMLElement
  readonly passes: (item: PageItem) => boolean
  /** Whether only what the map shows passes. */
  readonly followsMap: () => boolean
}

const BANDS: readonly (readonly [words: string, from: number])[] = [
  ['any weight', -1],
  ['strong', 3],
  ['moderate or strong', 2],
  ['weak or more', 1],
]
const RANK: Readonly<Record<Band, number>> = { none: 0, weak: 1, moderate: 2, strong: 3 }
const KILOMETRES = [0, 2, 5, 10, 20, 50]

/** The controls; `changed` is called when one of them is. `inView` tells whether a finding is on what the map shows. */
export function filters(context: Context, inView: (item: PageItem) => boolean, changed: () => void): Filters {
  const { items, ships } = context.data
  const text = el('input', { type: 'search', placeholder: 'name, MMSI, IMO, call sign', 'aria-label': 'Ship' })
  const kind = choice(
    'Kind',
    'all kinds',
    counted(
      items.map((item) => item.kind),
      (one) => context.kindOf(one).label,
    ),
  )
  const band = choice(
    'Weight',
    '',
    BANDS.map(([words, from]) => [words, String(from)]),
  )
  const type = choice(
    'Type of ship',
    'all ships',
    counted(items.flatMap(({ who }) => [...new Set(who.flatMap((at) => ships[at]!.type ?? []))])),
  )
  const far = choice(
    'Harbours',
    '',
    KILOMETRES.map((km) => [km === 0 ? 'anywhere' : `over ${km} km from harbours`, String(km)]),
  )
  const from = el('input', { type: 'datetime-local' })
  const until = el('input', { type: 'datetime-local' })
  const view = el('input', { type: 'checkbox' })
  const words = searchWords(context)
  const controls = [text, kind, band, type, far, from, until, view]
  for (const control of controls) control.addEventListener('input', changed)
  const clear = button('Clear', {}, () => {
    for (const control of [text, from, until]) control.value = ''
    for (const control of [kind, band, type, far]) control.selectedIndex = 0
    view.checked = false
    changed()
  })
  const fold = el(
    'details',
    { class: 'more' },
    el('summary', {}, 'More filters'),
    el(
      'div',
      { class: 'filters' },
      type,
      far,
      el('label', {}, 'From, UTC ', from),
      el('label', {}, 'until ', until),
      el('label', {}, view, ' only what the map shows'),
    ),
  )
  const element = el(
    'div',
    { role: 'search', 'aria-label': 'Narrow the list' },
    el('div', { class: 'filters' }, text, kind, band, clear),
    fold,
  )
  const instant = (value: string, otherwise: number): number => (value === '' ? otherwise : Date.parse(`${value}Z`))
  return {
    element,
    followsMap: () => view.checked,
    passes: (item) => {
      const sought = text.value.trim().toLowerCase()
      return (
        (kind.value === '' || `=${item.kind}` === kind.value) &&
        (item.band === undefined ? band.selectedIndex === 0 : RANK[item.band] >= Number(band.value)) &&
        (type.value === '' || item.who.some((at) => `=${ships[at]!.type ?? ''}` === type.value)) &&
        (far.selectedIndex === 0 || (item.harbourM ?? Infinity) > Number(far.value) * 1000) &&
        item.end >= instant(from.value, -Infinity) &&
        item.start <= instant(until.value, Infinity) &&
        (sought === '' || words(item).includes(sought)) &&
        (!view.checked || inView(item))
      )
    },
  }
}

/** A choice; values of what comes from the data begin with `=`, so that none is the empty one. */
function choice(
  name: string,
  all: string,
  options: readonly (readonly [words: string, value: string])[],
): HTMLSelectElement {
  const first = all === '' ? [] : [el('option', { value: '' }, all)]
  return el(
    'select',
    { 'aria-label': name },
    ...first,
    ...options.map(([words, value]) => el('option', { value }, words)),
  )
}

/** Each value with how often it is there. */
function counted(
  values: readonly string[],
  wordsOf: (value: string) => string = (value) => value,
): [words: string, value: string][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, n]) => [`${wordsOf(value)} (${n})`, `=${value}`])
}

/** What a finding is found by: names, numbers, call signs, id. */
function searchWords({ data }: Context): (item: PageItem) => string {
  const ofShip = data.ships.map(({ id, facts }) => `${id} ${facts.map(([, value]) => value).join(' ')}`.toLowerCase())
  return (item) => `${item.vessels.toLowerCase()} ${item.who.map((at) => ofShip[at]).join(' ')} ${item.id}`
}
