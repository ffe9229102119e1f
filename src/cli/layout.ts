import { count, distance, duration, instant, percent, printable } from './text.js'

/** Columns of a terminal that pages are laid out for. */
export const WIDTH = 100

/**
 * Breaks a text into lines between words; what is longer than a line is broken within.
 *
 * @param text - printable text.
 * @param indent - blanks before each line.
 * @param first - what stands before the first line instead of the blanks; as long as them or shorter.
 */
export function wrap(text: string, indent: number = 0, first: string = ''): string {
  const room = WIDTH - indent
  const lines: string[] = []
  let line: string[] = []
  for (const word of text.split(' ').flatMap((one) => piecesOf(one, room))) {
    const letters = [...word]
    if (line.length > 0 && line.length + 1 + letters.length > room) {
      lines.push(line.join(''))
      line = letters
    } else line = line.length === 0 ? letters : [...line, ' ', ...letters]
  }
  lines.push(line.join(''))
  return lines.map((one, i) => `${i === 0 ? first.padEnd(indent) : ' '.repeat(indent)}${one}`.trimEnd()).join('\n')
}

function piecesOf(word: string, room: number): string[] {
  const letters = [...word]
  const pieces: string[] = []
  for (let i = 0; i < letters.length || i === 0; i += room) pieces.push(letters.slice(i, i + room).join(''))
  return pieces
}

/** A heading over lines that are set in; nothing where there are no lines. */
export const section = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${heading}\n${lines.map((line) => line.split('\n').map((one) => `  ${one}`.trimEnd()).join('\n')).join('\n')}`

/** What a list leaves out, as its last line; none where it is whole. */
export const restLine = (shown: number, all: number): string[] => (all > shown ? [`… and ${count(all - shown)} more: --limit ${all} shows all.`] : [])

/** `medianDistanceM` is "median distance", `shipTypeA` is "ship type A". */
const words = (name: string): string =>
  name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[A-Z][a-z]/g, (begin) => begin.toLowerCase())

const number = (value: number, digits: number): string => String(Number(value.toFixed(digits)))

/** How a quantity is shown, by the unit that its name ends in. */
const UNITS: readonly (readonly [suffix: RegExp, show: (value: number) => string])[] = [
  [/Ms$/, duration],
  [/Hours$/, (value) => `${number(value, 1)} h`],
  [/Kn$/, (value) => `${number(value, 2)} kn`],
  [/Deg$/, (value) => `${number(value, 0)}°`],
  [/Share$/, percent],
  [/Bits$/, (value) => `${number(value, 1)} bits`],
  [/M$/, distance],
]

// Later than 1973 in milliseconds, and far more than any quantity without a unit.
const EARLIEST_INSTANT = 1e11

/** One measured value with its name and unit: "median distance 57 m". */
export function valueText(name: string, value: number | string | boolean): string {
  const shown = words(printable(name, 40))
  if (typeof value === 'boolean') return `${shown} ${value ? 'yes' : 'no'}`
  if (typeof value === 'string') return `${shown} ${printable(value, 80)}`
  const unit = UNITS.find(([suffix]) => suffix.test(name))
  if (unit !== undefined) return `${words(printable(name.replace(unit[0], ''), 40))}${unit[0].source === 'Share$' ? ' share' : ''} ${unit[1](value)}`.trim()
  return `${shown} ${value > EARLIEST_INSTANT ? `${instant(value)} UTC` : number(value, 4)}`
}

/** Several of them, in one line. */
export const valuesText = (values: Readonly<Record<string, number | string | boolean>>): string =>
  Object.entries(values).map(([name, value]) => valueText(name, value)).join(', ')

/** Bits as they are shown in lists; '-' where none were given. */
export const bitsText = (bits: number | undefined): string => (bits === undefined ? '-' : bits.toFixed(1))

/** An instant to the second, UTC. */
export const second = (t: number): string => new Date(t).toISOString().slice(0, 19).replace('T', ' ')
