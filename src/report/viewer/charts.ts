import uPlot from 'uplot'
import { SHIP_DASH, shipColour, type Part } from './closeUp.js'
import { clean, clockText, colour, el } from './dom.js'
import type { Drawing, Way } from './drawing.js'

type Columns = [number[], ...(number | null)[][]]

interface Chart {
  readonly title: string
  readonly columns: Columns
  readonly series: readonly uPlot.Series[]
  readonly scale: uPlot.Scale
}

/**
 * Distance and speeds against time: the event, darkness and silences shaded. `onInstant` is called with the second that
 * is pointed at.
 */
export function charts(
  drawing: Drawing,
  event: string,
  element: HTMLElement,
  still: boolean,
  onInstant: (s: number) => void,
): Part {
  const frame = el('div', { class: 'charts', role: 'img', 'aria-label': chartWords(drawing) })
  element.append(frame, legend(drawing, event))
  let plots: uPlot[] = []
  let instant: number | undefined
  const pointed = (plot: uPlot): void => {
    const { left } = plot.cursor
    if (left === undefined || left < 0) return
    instant = plot.posToVal(left, 'x') - drawing.start / 1000
    onInstant(instant)
    for (const one of plots) one.redraw(false)
  }
  const draw = (): void => {
    for (const plot of plots) plot.destroy()
    frame.replaceChildren()
    const width = Math.max(240, frame.clientWidth)
    plots = chartsOf(drawing).map((chart) => {
      const plot = new uPlot(
        optionsOf(drawing, event, chart, width, still, () => instant),
        chart.columns,
        frame,
      )
      if (!still) plot.over.addEventListener('click', () => pointed(plot))
      return plot
    })
  }
  draw()
  return {
    repaint: draw,
    showInstant: (s) => {
      instant = s
      for (const plot of plots) plot.redraw(false)
    },
  }
}

function chartsOf(drawing: Drawing): Chart[] {
  const { distance, ships, start } = drawing
  const epochs = (s: readonly number[]): number[] => s.map((at) => start / 1000 + at)
  const times = distance.m.map((_, k) => (start + k * distance.stepMs) / 1000)
  const parts = ships.map((ship): Columns => {
    const { s, sogKn } = withBreaks(ship)
    return [epochs(s), sogKn]
  })
  const speeds = parts.length === 1 ? parts[0]! : (uPlot.join(parts as uPlot.AlignedData[]) as Columns)
  const lines = ships.map((ship, k): uPlot.Series => ({
    label: clean(ship.name),
    stroke: shipColour(k),
    width: 1.5,
    dash: [...SHIP_DASH[k]!],
    points: { show: false },
  }))
  const speed: Chart = {
    title: 'Speed over ground as sent, kn',
    columns: speeds,
    series: lines,
    scale: { range: (_, __, max) => [0, Math.max(1, (max ?? 0) * 1.05)] },
  }
  if (distance.m.length === 0) return [speed]
  // On a scale of powers of ten there is no zero: what is nearer than a metre stands at one.
  const metres = distance.m.map((m) => (m === null ? null : Math.max(1, m)))
  const apart: Chart = {
    title: 'Distance between antennas, m (each line ten times the last)',
    columns: [times, metres],
    series: [{ stroke: colour('ink'), width: 2, points: { show: false } }],
    scale: { distr: 3, log: 10 },
  }
  return [apart, speed]
}

/** Speeds with nothing in each silence: no line is drawn over it. */
function withBreaks({ s, sogKn, silent }: Way): { s: number[]; sogKn: (number | null)[] } {
  const points = [
    ...s.map((at, i) => [at, sogKn[i] ?? null] as const),
    ...silent.map(([from, to]) => [(from + to) / 2, null] as const),
  ]
  points.sort((a, b) => a[0] - b[0])
  return { s: points.map(([at]) => at), sogKn: points.map(([, kn]) => kn) }
}

function optionsOf(
  drawing: Drawing,
  event: string,
  chart: Chart,
  width: number,
  still: boolean,
  instant: () => number | undefined,
): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: colour('ink'),
    grid: { stroke: colour('grid'), width: 1 },
    ticks: { stroke: colour('grid') },
  }
  return {
    title: chart.title,
    width,
    height: 190,
    pxAlign: 0.5,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { show: !still, drag: { x: false, y: false } },
    legend: { show: false },
    scales: {
      x: { time: true, range: [drawing.start / 1000, Math.max(drawing.start / 1000 + 60, drawing.end / 1000)] },
      y: chart.scale,
    },
    axes: [
      { ...axis, values: (_, splits) => clocks(splits), space: 64 },
      { ...axis, size: 66 },
    ],
    series: [{}, ...chart.series],
    hooks: {
      drawClear: [(plot) => shade(plot, drawing)],
      draw: [(plot) => label(plot, drawing, event), (plot) => mark(plot, drawing, instant())],
    },
  }
}

/** The hour of each tick; at the first and at midnight the day, too. */
const clocks = (splits: readonly number[]): string[] =>
  splits.map((at, i) => {
    const clock = clockText(at * 1000, 11, 16)
    return i === 0 || clock === '00:00' ? `${clock}\n${clockText(at * 1000, 5, 10)}` : clock
  })

/** Where an instant stands in a plot, kept within it. */
function across(plot: uPlot, drawing: Drawing, s: number): number {
  const { left, width } = plot.bbox
  return Math.min(left + width, Math.max(left, plot.valToPos(drawing.start / 1000 + s, 'x', true)))
}

/** Shades darkness and the event over the whole height; silences are bars at the foot. */
function shade(plot: uPlot, drawing: Drawing): void {
  const { ctx, bbox } = plot
  const fill = (style: string, [from, to]: readonly [number, number], top: number, height: number): void => {
    const left = across(plot, drawing, from)
    ctx.fillStyle = style
    ctx.fillRect(
      left,
      bbox.top + top * bbox.height,
      Math.max(1, across(plot, drawing, to) - left),
      height * bbox.height,
    )
  }
  for (const dark of drawing.dark) fill(colour('shade-dark'), dark, 0, 1)
  fill(colour('shade-contact'), drawing.event, 0, 1)
  drawing.ships.forEach((ship, k) => {
    for (const silent of ship.silent) fill(shipColour(k), silent, 0.96 - 0.05 * k, 0.04)
  })
}

/** Says on the shades what they are, where there is room: colour alone tells too little. */
function label(plot: uPlot, drawing: Drawing, event: string): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`
  ctx.textAlign = 'left'
  ctx.textBaseline = 'top'
  const say = (words: string, [from, to]: readonly [number, number], line: number): void => {
    const left = across(plot, drawing, from)
    const width = ctx.measureText(words).width
    if (width + 8 * devicePixelRatio > across(plot, drawing, to) - left) return
    const top = bbox.top + (2 + 14 * line) * devicePixelRatio
    ctx.fillStyle = colour('panel')
    ctx.fillRect(left + 2 * devicePixelRatio, top, width + 4 * devicePixelRatio, 13 * devicePixelRatio)
    ctx.fillStyle = colour('ink')
    ctx.fillText(words, left + 4 * devicePixelRatio, top + devicePixelRatio)
  }
  say(event, drawing.event, 0)
  for (const dark of drawing.dark) say('dark', dark, 1)
  ctx.restore()
}

/** A line at the instant that the close-up shows. */
function mark(plot: uPlot, drawing: Drawing, s: number | undefined): void {
  if (s === undefined) return
  const { ctx, bbox } = plot
  ctx.fillStyle = colour('ink')
  ctx.fillRect(plot.valToPos(drawing.start / 1000 + s, 'x', true), bbox.top, devicePixelRatio, bbox.height)
}

/** The charts in words, for who cannot see them. */
function chartWords({ distance, ships, start, end }: Drawing): string {
  const known = distance.m.filter((m) => m !== null)
  const span = `from ${clockText(start, 0, 16).replace('T', ' ')} to ${clockText(end, 0, 16).replace('T', ' ')} UTC`
  const apart =
    known.length === 0 ? '' : ` Distance between antennas from ${Math.min(...known)} to ${Math.max(...known)} metres.`
  const speeds = ships
    .map(({ name, sogKn }) => `${clean(name)} up to ${Math.max(0, ...sogKn.filter((kn) => kn !== null))} knots`)
    .join(', ')
  return `Charts ${span}.${apart} Speed of ${speeds}.`
}

function legend(drawing: Drawing, event: string): HTMLElement {
  const entry = (style: string, words: string): HTMLElement =>
    el('li', {}, el('span', { class: `swatch ${style}` }), words)
  const names = drawing.ships.map((ship, k) => entry(`line ship-${k}`, clean(ship.name)))
  const silent = drawing.ships.some((ship) => ship.silent.length > 0)
    ? [el('li', {}, 'bars at the foot: silences over an hour')]
    : []
  const dark = drawing.dark.length > 0 ? [entry('dark', 'sun below -6°')] : []
  return el('ul', { class: 'legend' }, ...names, entry('event', event), ...dark, ...silent)
}
