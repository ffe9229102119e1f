import { count } from './text.js'

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
  lines.length === 0
    ? ''
    : `\n${heading}\n${lines
        .map((line) =>
          line
            .split('\n')
            .map((one) => `  ${one}`.trimEnd())
            .join('\n'),
        )
        .join('\n')}`

/** What a list leaves out, as its last line; none where it is whole. */
export const restLine = (shown: number, all: number): string[] =>
  all > shown ? [`… and ${count(all - shown)} more: --limit ${all} shows all.`] : []

/** Bits as they are shown in lists; '-' where none were given. */
export const bitsText = (bits: number | undefined): string => (bits === undefined ? '-' : bits.toFixed(1))

/** An instant to the second, UTC. */
export const second = (t: number): string => new Date(t).toISOString().slice(0, 19).replace('T', ' ')
