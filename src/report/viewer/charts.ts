import uPlot from 'uplot'
import type { PageDetail } from '../html/pageData.js'
import { shipColour } from './closeUp.js'
import { clean, colour, el } from './dom.js'

type Columns = [number[], ...(number | null)[][]]

/** Distance and speeds against time: contact, darkness and silences shaded. */
export function charts(detail: PageDetail, element: HTMLElement): { repaint: () => void } {
  const frame = el('div', { class: 'charts' })
  element.append(frame, legend(detail))
  const draw = (): void => {
    frame.replaceChildren()
    const width = Math.max(280, frame.clientWidth)
    const key = `time-${detail.start}`
    if (detail.distance.s.length > 0) {
      const distance: Columns = [epochs(detail, detail.distance.s), [...detail.distance.m]]
      new uPlot(optionsOf(detail, 'Distance between antennas, m (UTC)', width, key, [{ label: 'm', stroke: colour('ink'), width: 2 }], true), distance, frame)
    }
    const speeds = speedColumns(detail)
    const series = detail.ships.map((ship, k) => ({ label: clean(ship.name), stroke: shipColour(k), width: 1.5, spanGaps: true }))
    new uPlot(optionsOf(detail, 'Speed over ground as sent, kn (UTC)', width, key, series, false), speeds, frame)
  }
  draw()
  return { repaint: draw }
}

const epochs = (detail: PageDetail, s: readonly number[]): number[] => s.map((at) => detail.start / 1000 + at)

/** Speeds of all ships on one axis of time. */
function speedColumns(detail: PageDetail): Columns {
  const parts = detail.ships.map((ship): Columns => [epochs(detail, ship.s), [...ship.sogKn]])
  return parts.length === 1 ? parts[0]! : (uPlot.join(parts as uPlot.AlignedData[]) as Columns)
}

function optionsOf(
  detail: PageDetail,
  title: string,
  width: number,
  key: string,
  series: readonly uPlot.Series[],
  logarithmic: boolean,
): uPlot.Options {
  const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 16)
  const axis: uPlot.Axis = { stroke: colour('ink'), grid: { stroke: colour('grid'), width: 1 }, ticks: { stroke: colour('grid') } }
  return {
    title,
    width,
    height: 200,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { sync: { key } },
    legend: { show: false },
    scales: { x: { time: true }, y: logarithmic ? { distr: 3, log: 10 } : { range: (_, __, max) => [0, Math.max(1, max * 1.05)] } },
    axes: [{ ...axis, values: (_, splits) => splits.map(clock) }, { ...axis, size: 56 }],
    series: [{}, ...series],
    hooks: { drawClear: [(plot) => shade(plot, detail)] },
  }
}

/** Shades darkness over the whole height, silences and the event as bars at the foot and the top. */
function shade(plot: uPlot, detail: PageDetail): void {
  const { ctx, bbox } = plot
  const x = (s: number): number => plot.valToPos(detail.start / 1000 + s, 'x', true)
  const fill = (style: string, [from, to]: readonly [number, number], top: number, height: number): void => {
    ctx.fillStyle = style
    const left = Math.max(bbox.left, x(from))
    ctx.fillRect(left, bbox.top + top * bbox.height, Math.min(bbox.left + bbox.width, x(to)) - left, height * bbox.height)
  }
  ctx.save()
  for (const dark of detail.dark) fill(colour('shade-dark'), dark, 0, 1)
  fill(colour('shade-contact'), detail.event, 0, 1)
  detail.ships.forEach((ship, k) => {
    for (const silent of ship.silent) fill(shipColour(k), silent, 0.96 - 0.04 * k, 0.04)
  })
  ctx.restore()
}

function legend(detail: PageDetail): HTMLElement {
  const entry = (style: string, words: string): HTMLElement => el('li', {}, el('span', { class: 'swatch', 'data-colour': style }), words)
  const names = detail.ships.map((ship, k) => entry(k === 0 ? 'ship-a' : 'ship-b', clean(ship.name)))
  return el('ul', { class: 'legend' }, ...names, entry('shade-contact', 'the event'), entry('shade-dark', 'sun below -6°'), el('li', {}, 'bars at the foot: silences over an hour'))
}
