import { clean, clockText, el } from './dom.js'
import type { Drawing } from './drawing.js'

const MOST = 400

/** The reports that the drawing is made of, to check by hand. Made when it is opened. */
export function reports(drawing: Drawing): HTMLElement {
  const count = drawing.ships.reduce((sum, { s }) => sum + s.length, 0)
  const fold = el('details', {}, el('summary', {}, `The ${count} reports drawn`))
  fold.addEventListener('toggle', () => {
    if (fold.open && fold.childElementCount === 1) fold.append(...table(drawing))
  })
  return fold
}

function table({ ships, start }: Drawing): HTMLElement[] {
  const all = ships.flatMap((way) => way.s.map((s, i) => ({ way, s, i }))).sort((a, b) => a.s - b.s)
  const rows = all.slice(0, MOST).map(({ way, s, i }) => {
    const cells = [
      clockText(start + s * 1000, 0, 19).replace('T', ' '),
      clean(way.name),
      `${way.lat[i]!.toFixed(5)}`,
      `${wrapped(way.lon[i]!).toFixed(5)}`,
      way.sogKn[i] === null ? '–' : way.sogKn[i]!.toFixed(1),
      way.headingDeg[i] === null ? '–' : String(way.headingDeg[i]),
      String(way.row[i]),
    ]
    return el('tr', {}, ...cells.map((cell) => el('td', {}, cell)))
  })
  const heads = ['Time, UTC', 'Ship', 'Latitude', 'Longitude', 'Speed, kn', 'Heading, °', 'Row of the input'].map(
    (head) => el('th', { scope: 'col' }, head),
  )
  const thinned = ships.some(({ every }) => every > 1)
    ? `Of each ship at most 300 reports are drawn: of ${ships.map(({ name, every }) => `${clean(name)} one of ${every}`).join(', ')}. `
    : ''
  const rest = all.length > MOST ? `The first ${MOST} are listed. ` : ''
  return [
    el('p', { class: 'note' }, `${thinned}${rest}A dash: not sent.`),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Reports' },
      el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...rows)),
    ),
  ]
}

const wrapped = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180
