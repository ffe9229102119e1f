import type { PageData, PageItem } from '../page/index.js'
import { contextOf } from './context.js'
import { button, clean, el, forgetColours } from './dom.js'
import { finding, type Shown } from './finding.js'
import { list } from './list.js'
import { mapLegend, overview } from './overview.js'
import { paper } from './paper.js'

const data = JSON.parse(document.getElementById('data')!.textContent ?? '') as PageData
const context = contextOf(data)
const root = document.documentElement
const wide = matchMedia('(min-width: 60rem)')
const app = document.getElementById('app')!
const mapBox = el('div', {
  class: 'map',
  role: 'region',
  'aria-label': 'Map of the findings. The list holds the same.',
})
const listBox = el('section', { id: 'list', class: 'list', 'aria-label': 'List of the findings', tabindex: '-1' })
const findingBox = el('section', {
  id: 'finding',
  class: 'finding',
  'aria-label': 'The chosen finding',
  tabindex: '-1',
})
const told = el('p', { class: 'unseen', 'aria-live': 'polite' })
app.replaceChildren(el('div', { class: 'left' }, mapBox, mapLegend(data.items, context), listBox), findingBox, told)

let current: PageItem | undefined
let shown: Shown | undefined
let toPaper = 1

// The map moves once before there is a list.
let moved = (): void => undefined
const map = overview(
  mapBox,
  context,
  false,
  (item) => goTo(item),
  () => moved(),
)
const rows = list(listBox, context, {
  show: map.show,
  pick: (item, by) => (by === 'click' ? goTo(item) : stepTo(item)),
  enter: () => heading()?.focus(),
  inView: map.inView,
})

moved = () => {
  if (rows.followsMap()) rows.refresh()
}

const heading = (): HTMLElement | null => findingBox.querySelector('h2')

/** Shows a finding. `byHand`: the map goes there, and who cannot see it is told. */
function choose(item: PageItem, byHand: boolean): void {
  current = item
  map.choose(item, byHand && !rows.followsMap())
  rows.choose(item)
  shown = finding(item, context, false)
  findingBox.replaceChildren(bar(), shown.element)
  shown.draw()
  if (!byHand) return
  told.textContent = `Chosen: ${clean(item.sentence)}`
  // On a narrow screen the finding stands below the list, on a wide one beside it.
  if (wide.matches) findingBox.scrollIntoView({ block: 'nearest' })
  if (wide.matches && scrollY > findingBox.offsetTop) scrollTo(0, findingBox.offsetTop)
  if (!wide.matches) {
    heading()?.focus({ preventScroll: true })
    findingBox.scrollIntoView()
  }
}

/** Chooses, and makes it the page's address, so that it can be shared and the browser's Back comes back. */
function goTo(item: PageItem): void {
  choose(item, true)
  const address = context.linkTo(item.id)
  if (location.hash !== address) history.pushState(null, '', address)
}

let waiting = 0
/** Chooses once the keys rest: who holds a key down walks through the list. */
function stepTo(item: PageItem): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    if (item === current) return
    const focused = document.activeElement
    choose(item, true)
    if (!wide.matches && focused instanceof HTMLElement) focused.focus()
    history.replaceState(null, '', context.linkTo(item.id))
  }, 80)
}

/** Before the finding: on to the next, and to paper. */
function bar(): HTMLElement {
  const to = (step: number): void => {
    const item = rows.beside(step)
    if (item !== undefined && item !== current) goTo(item)
  }
  const how = el(
    'select',
    { 'aria-label': 'What to print' },
    ...[
      ['1', 'the chosen one'],
      ['5', 'the first 5'],
      ['10', 'the first 10'],
      ['25', 'the first 25'],
    ].map(([value, words]) => el('option', { value: value! }, words!)),
  )
  how.value = String(toPaper)
  how.addEventListener('change', () => {
    toPaper = Number(how.value)
  })
  const back = button('To the list', { class: 'narrow' }, () => {
    listBox.scrollIntoView()
    rows.focus()
  })
  return el(
    'div',
    { class: 'bar-of-buttons' },
    back,
    button('Previous', {}, () => to(-1)),
    button('Next', {}, () => to(1)),
    el(
      'span',
      { class: 'print' },
      button('Print', {}, () => print()),
      ' ',
      how,
    ),
  )
}

findingBox.addEventListener('keydown', ({ key, target }) => {
  if (key === 'Escape' && !(target instanceof HTMLSelectElement)) rows.focus()
})

/** The finding that the address names; true where it names one of this page, or says that it is not here. */
function follow(byHand: boolean): boolean {
  const id = addressed()
  if (id === undefined || id === 'list' || id === 'finding') return false
  const item = context.byId.get(id)
  if (item === undefined)
    findingBox.replaceChildren(el('p', {}, 'The finding that the address names is not in this page: ', clean(id)))
  else if (item !== current) choose(item, byHand)
  return true
}

function addressed(): string | undefined {
  try {
    return location.hash === '' ? undefined : decodeURIComponent(location.hash.slice(1))
  } catch {
    return location.hash.slice(1)
  }
}

// On paper: other colours, another width, and the findings asked for.
let sheet: HTMLElement | undefined
addEventListener('beforeprint', () => {
  root.classList.add('on-paper')
  forgetColours()
  const passing = rows.passing()
  sheet?.remove()
  sheet = paper(context, passing, toPaper === 1 ? (current === undefined ? [] : [current]) : passing.slice(0, toPaper))
})
addEventListener('afterprint', () => {
  root.classList.remove('on-paper')
  forgetColours()
  sheet?.remove()
  sheet = undefined
})

const repaint = (): void => {
  forgetColours()
  map.repaint()
  shown?.repaint()
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint)
let resized = 0
let width = innerWidth
addEventListener('resize', () => {
  // A phone's bars come and go while one scrolls: only the width matters.
  if (innerWidth === width) return
  width = innerWidth
  clearTimeout(resized)
  resized = setTimeout(repaint, 150)
})
addEventListener('popstate', () => follow(true))
addEventListener('hashchange', () => follow(true))
if (!follow(false)) {
  const first = data.items.find(({ fold }) => fold === undefined) ?? data.items[0]
  if (first !== undefined) choose(first, false)
  else findingBox.append(el('p', {}, 'Nothing was found in these data.'))
}
