import type { PageItem } from '../html/pageData.js'
import type { Context } from './context.js'
import { clean, el } from './dom.js'

const signed = (bits: number): string => `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(2)}`

/** What was weighed, as bars that begin where the last one ended: they add up to the total, which the last bar spans. */
export function waterfall({ factors, bits, band }: PageItem, context: Context): HTMLElement[] {
  if (factors === undefined || bits === undefined || factors.length === 0) return []
  let sum = 0
  const ends = factors.map(([, , by]) => [sum, (sum += by)] as const)
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
  const rows = factors.map(([factor, observed, by, of], i) => {
    const [from, to] = ends[i]!
    const basis = of === undefined || !context.byId.has(of) ? [] : [' ', el('a', { href: context.linkTo(of) }, 'see it')]
    const label = el('th', { scope: 'row' }, clean(context.words.get(factor)?.label ?? factor), el('small', {}, clean(observed), ...basis))
    return el('tr', {}, label, cell(from, to, by > 0 ? 'for' : 'against'), el('td', { class: 'number' }, signed(by)), el('td', { class: 'number so-far' }, signed(to)))
  })
  const total = el('tr', { class: 'total' }, el('th', { scope: 'row' }, `Together: ${band ?? ''}`), cell(0, bits, 'sum'), el('td', { class: 'number' }, signed(bits)), el('td', { class: 'number so-far' }))
  const head = el('tr', {}, el('th', { scope: 'col' }, 'What was seen'), el('td', {}), el('th', { scope: 'col', class: 'number' }, 'Bits'), el('th', { scope: 'col', class: 'number so-far' }, 'So far'))
  return [
    el('h3', {}, 'What was weighed, in bits'),
    el('table', { class: 'waterfall' }, el('thead', {}, head), el('tbody', {}, ...rows, total)),
    el('p', { class: 'note' }, 'A bit doubles the odds of a transfer at sea against other contacts. Most contacts are no transfers: few bits say little.'),
    reasons(factors.map(([factor]) => factor), context),
  ]
}

/** Where each weight comes from, and what else looks the same. */
function reasons(factors: readonly string[], { words }: Context): HTMLElement {
  const entries = factors.flatMap((id) => {
    const factor = words.get(id)
    if (factor === undefined) return []
    return [el('dt', {}, clean(factor.label)), el('dd', {}, `Also seen with: ${clean(factor.innocent.join(', '))}.${factor.limits === '' ? '' : ` Limits: ${factor.limits}.`} From: ${clean(factor.source)}.`)]
  })
  return el('details', {}, el('summary', {}, 'Why each counts, and what else looks the same'), el('dl', {}, ...entries))
}
