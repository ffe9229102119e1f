import { roundedParts } from '../../base/index.js'
import type { PageEvidence, PageItem } from '../page/index.js'
import type { Context } from './context.js'
import { clean, el } from './dom.js'

const signed = (bits: number): string => `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(2)}`

/**
 * What was weighed, as bars that begin where the last one ended: they add up to the total, which the last bar spans.
 */
export function waterfall(item: PageItem, context: Context): HTMLElement[] {
  const { kind, evidence = [], noted = [], bits, band } = item
  if (bits === undefined || evidence.length + noted.length === 0) return []
  // Rounded so that what is shown adds up to what is shown.
  const adds = roundedParts(
    evidence.map(([, , by]) => by),
    100,
  ).map((hundredths) => hundredths / 100)
  let sum = 0
  const ends = adds.map((by) => [sum, (sum += by)] as const)
  const least = Math.min(0, bits, ...ends.flat())
  const most = Math.max(0, bits, ...ends.flat())
  const share = (at: number): number => (100 * (at - least)) / (most - least || 1)
  const cell = (from: number, to: number, kind: string): HTMLElement => {
    const bar = el('span', { class: `bar ${kind}` })
    bar.style.left = `${share(Math.min(from, to))}%`
    bar.style.width = `${share(Math.max(from, to)) - share(Math.min(from, to))}%`
    const zero = el('span', { class: 'zero' })
    zero.style.left = `${share(0)}%`
    const edge = el('span', { class: 'edge' })
    edge.style.left = `${share(to)}%`
    return el('td', { class: 'track', 'aria-hidden': 'true' }, zero, bar, edge)
  }
  const rows = evidence.map((line, i) => {
    const [from, to] = ends[i]!
    const by = adds[i]!
    const label = el(
      'th',
      { scope: 'row' },
      clean(labelOf(line, context)),
      el('small', {}, clean(line[1]), ...basisOf(line, item, context)),
    )
    return el(
      'tr',
      {},
      label,
      cell(from, to, by > 0 ? 'for' : 'against'),
      el('td', { class: 'number' }, signed(by)),
      el('td', { class: 'number so-far' }, signed(to)),
    )
  })
  const total = el(
    'tr',
    { class: 'total' },
    el('th', { scope: 'row' }, `Together: ${band ?? ''}`),
    cell(0, bits, 'sum'),
    el('td', { class: 'number' }, signed(bits)),
    el('td', { class: 'number so-far' }),
  )
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, 'What was seen'),
    el('td', {}),
    el('th', { scope: 'col', class: 'number' }, 'Bits'),
    el('th', { scope: 'col', class: 'number so-far' }, 'So far'),
  )
  const { bitsMean } = context.kindOf(kind)
  return [
    el('h3', {}, 'What was weighed, in bits'),
    el('table', { class: 'waterfall' }, el('thead', {}, head), el('tbody', {}, ...rows, total)),
    ...(bitsMean === undefined ? [] : [el('p', { class: 'note' }, `Bits: ${bitsMean}.`)]),
    ...notedText(item, context),
    reasons([...evidence, ...noted], context),
  ]
}

const labelOf = ([at]: PageEvidence, { data }: Context): string => data.words[at]?.label ?? ''

/** A link to the other finding that it rests on, where that is in the page. */
const basisOf = ([, , , of]: PageEvidence, { id }: PageItem, context: Context): (Node | string)[] =>
  of === undefined || of === id || !context.byId.has(of) ? [] : [' ', el('a', { href: context.linkTo(of) }, 'see it')]

/** What was seen and counts nothing: it has no bits, or the best of its family count already. */
function notedText(item: PageItem, context: Context): HTMLElement[] {
  const { noted = [] } = item
  if (noted.length === 0) return []
  const lines = noted.map((line) => {
    const [, observed, alone] = line
    const why = alone === 0 ? '' : ` (${signed(alone)} alone: others of its family count already)`
    return el(
      'li',
      {},
      clean(`${labelOf(line, context)}${observed === '' ? '' : `: ${observed}`}${why}`),
      ...basisOf(line, item, context),
    )
  })
  return [el('p', { class: 'note' }, 'Seen as well, and counts nothing:'), el('ul', { class: 'plain' }, ...lines)]
}

/** Where each weight comes from, and what else looks the same. */
function reasons(lines: readonly PageEvidence[], { data }: Context): HTMLElement {
  const entries = [...new Set(lines.map(([at]) => at))].flatMap((at) => {
    const { label, innocent, limits, source } = data.words[at]!
    const also = innocent.length === 0 ? '' : `Also seen with: ${innocent.join(', ')}. `
    return [
      el('dt', {}, clean(label)),
      el('dd', {}, clean(`${also}${limits === '' ? '' : `Compared with: ${limits}. `}From: ${source}.`)),
    ]
  })
  return el('details', {}, el('summary', {}, 'Why each counts, and what else looks the same'), el('dl', {}, ...entries))
}
