import type { PageData, PageItem } from '../html/pageData.js'
import { charts } from './charts.js'
import { closeUp } from './closeUp.js'
import { clean, colour, el } from './dom.js'
import { list } from './list.js'
import { overview } from './overview.js'
import { waterfall } from './waterfall.js'

const data = JSON.parse(document.getElementById('data')!.textContent ?? '') as PageData
const app = document.getElementById('app')!
const mapBox = el('section', { class: 'map', 'aria-label': 'Map of the findings' })
const listBox = el('section', { id: 'list', class: 'list', 'aria-label': 'List of the findings', tabindex: '-1' })
const detailBox = el('section', { class: 'detail', 'aria-label': 'The chosen finding', tabindex: '-1' })
app.replaceChildren(mapBox, listBox, detailBox)

let repaintDetail = (): void => undefined
const map = overview(mapBox, data, (item) => choose(item, true))
const rows = list(listBox, data.items, map.show, (item) => choose(item, true))

function choose(item: PageItem, byHand: boolean): void {
  map.choose(item, byHand)
  rows.choose(item)
  const facts = item.facts.flatMap(([what, value]) => [el('dt', {}, clean(what)), el('dd', {}, clean(value))])
  const drawing = el('div', { class: 'drawing' })
  detailBox.replaceChildren(el('h2', {}, clean(item.vessels)), el('p', { class: 'sentence' }, clean(item.sentence)), drawing, ...waterfall(item), el('h3', {}, 'Evidence'), el('dl', {}, ...facts))
  const { detail } = item
  const parts = detail === undefined ? [] : [closeUp(detail, drawing), charts(detail, drawing)]
  if (detail === undefined) drawing.append(el('p', {}, 'No tracks of this finding are in the page.'))
  repaintDetail = () => {
    for (const part of parts) part.repaint()
    paintSwatches()
  }
  paintSwatches()
  if (byHand) detailBox.focus({ preventScroll: matchMedia('(min-width: 60rem)').matches })
}

function paintSwatches(): void {
  for (const swatch of document.querySelectorAll<HTMLElement>('.swatch')) swatch.style.background = colour(swatch.dataset['colour'] ?? '')
}

const repaint = (): void => {
  map.repaint()
  repaintDetail()
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint)
let waiting = 0
addEventListener('resize', () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => repaintDetail(), 150)
})
if (data.items[0] !== undefined) choose(data.items[0], false)
else detailBox.append(el('p', {}, 'Nothing was found.'))
