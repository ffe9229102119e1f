import { markOf, type Shape } from '../page/index.js'
import type { Marked } from './context.js'
import { svg } from './dom.js'

const around = (n: number, radius: number, turn: number): [number, number][] =>
  Array.from({ length: n }, (_, i) => [
    radius * Math.sin((2 * Math.PI * i) / n + turn),
    -radius * Math.cos((2 * Math.PI * i) / n + turn),
  ])

const known = new Map<string, readonly (readonly [number, number])[]>()

/** Corners of a shape around its middle, about as large as a circle of that radius; worked out once. */
export function corners(shape: Shape, radius: number): readonly (readonly [number, number])[] {
  const key = `${shape} ${radius}`
  const made = known.get(key) ?? outline(shape, radius)
  known.set(key, made)
  return made
}

function outline(shape: Shape, radius: number): [number, number][] {
  if (shape === 'diamond') return around(4, radius * 1.25, 0)
  if (shape === 'square') return around(4, radius * 1.25, Math.PI / 4)
  if (shape === 'up') return around(3, radius * 1.4, 0)
  if (shape === 'down') return around(3, radius * 1.4, Math.PI)
  if (shape === 'hexagon') return around(6, radius * 1.1, 0)
  if (shape === 'cross') return cross(radius * 1.2)
  if (shape === 'star') return star(radius * 1.4)
  return around(20, radius, 0)
}

function cross(r: number): [number, number][] {
  const a = r / 2.6
  return [
    [-a, -r],
    [a, -r],
    [a, -a],
    [r, -a],
    [r, a],
    [a, a],
    [a, r],
    [-a, r],
    [-a, a],
    [-r, a],
    [-r, -a],
    [-a, -a],
  ]
}

/** Five points, each between two corners nearer the middle. */
const star = (radius: number): [number, number][] => {
  const inner = around(5, radius * 0.45, Math.PI / 5)
  return around(5, radius, 0).flatMap((point, i) => [point, inner[i]!])
}

/** The mark of a kind, to stand in a line of text. */
export function icon({ kind, mode }: Marked): SVGElement {
  const { shape, colour } = markOf(kind, mode)
  const points = corners(shape, 5)
    .map(([x, y]) => `${(x + 8).toFixed(1)},${(y + 8).toFixed(1)}`)
    .join(' ')
  return svg(
    'svg',
    { viewBox: '0 0 16 16', class: 'icon', fill: colour, 'aria-hidden': 'true' },
    svg('polygon', { points }),
  )
}
