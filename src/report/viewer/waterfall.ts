import type { PageItem } from '../html/pageData.js'
import { clean, el } from './dom.js'

const signed = (bits: number): string => `${bits > 0 ? '+' : ''}${bits.toFixed(1)}`

/** What was weighed, as bars from where the last one ended: they add up to the total. */
export function waterfall({ factors, bits }: PageItem): HTMLElement[] {
  if (factors === undefined || bits === undefined || factors.length === 0) return []
  let sum = 0
  const ends = factors.map(([, , by]) => [sum, (sum += by)] as const)
  const least = Math.min(0, ...ends.flat())
  const most = Math.max(0, ...ends.flat())
  const share = (at: number): number => (100 * (at - least)) / (most - least || 1)
  const rows = factors.map(([factor, observed, by], i) => {
    const [from, to] = ends[i]!
    const bar = el('span', { class: by > 0 ? 'bar for' : 'bar against' })
    bar.style.left = `${share(Math.min(from, to))}%`
    bar.style.width = `${share(Math.max(from, to)) - share(Math.min(from, to))}%`
    return el('tr', {}, el('th', { scope: 'row', title: clean(observed) }, clean(factor)), el('td', { class: 'track' }, bar), el('td', {}, signed(by)))
  })
  const total = el('tr', { class: 'total' }, el('th', { scope: 'row' }, 'together'), el('td', {}), el('td', {}, signed(bits)))
  return [
    el('h3', {}, 'What was weighed, bits'),
    el('table', { class: 'waterfall' }, el('tbody', {}, ...rows, total)),
    el('p', { class: 'note' }, 'A bit doubles the odds of a transfer at sea against other contacts. Most contacts are no transfers: few bits say little.'),
  ]
}
