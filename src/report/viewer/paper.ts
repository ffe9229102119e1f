import { durationText, instantText } from '../../text/index.js'
import type { PageItem } from '../page/index.js'
import { markWords, type Context } from './context.js'
import { clean, el } from './dom.js'
import { finding } from './finding.js'
import { mapLegend, overview } from './overview.js'
import { icon } from './shapes.js'

/** So many rows of the list go to paper. */
const MOST_ROWS = 50
/** So many marks: each is a shape in the document. */
const MOST_MARKS = 2000

/**
 * What is printed, made when it is needed: the map, the first of the list as it is filtered, and the findings chosen,
 * each with its drawings. Drawn in the colours of paper, at a width that fits a page, whatever the screen's.
 */
export function paper(context: Context, passing: readonly PageItem[], findings: readonly PageItem[]): HTMLElement {
  const sheet = el('div', { class: 'paper', 'aria-hidden': 'true' })
  document.body.append(sheet)
  const frame = el('div', { class: 'map' })
  const marked = passing.slice(0, MOST_MARKS)
  sheet.append(frame, mapLegend(marked, context), ranked(context, passing))
  const map = overview(
    frame,
    context,
    true,
    () => undefined,
    () => undefined,
  )
  map.show(marked)
  for (const item of findings) {
    const shown = finding(item, context, true)
    sheet.append(shown.element)
    shown.draw()
  }
  return sheet
}

function ranked(context: Context, passing: readonly PageItem[]): HTMLElement {
  const rows = passing.slice(0, MOST_ROWS).map((item) => {
    const cells = [
      String(item.rank ?? ''),
      '',
      clean(item.vessels),
      item.bits?.toFixed(1) ?? '–',
      instantText(item.start).replace(' UTC', ''),
      durationText(item.end - item.start),
    ]
    return el(
      'tr',
      {},
      ...cells.map((words, k) =>
        k === 1 ? el('td', {}, icon(item), ` ${markWords(item, context)}`) : el('td', {}, words),
      ),
    )
  })
  const heads = ['#', 'What', 'Vessels', 'Bits', 'From, UTC', 'For'].map((head) => el('th', { scope: 'col' }, head))
  const rest =
    passing.length > MOST_ROWS
      ? `The first ${MOST_ROWS} of ${passing.length}.`
      : `${passing.length} of ${context.data.items.length}.`
  return el(
    'section',
    {},
    el('h2', {}, 'Findings'),
    el('p', { class: 'note' }, `In the order and with the filters of the page. ${rest}`),
    el('table', { class: 'ranked' }, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows)),
  )
}
