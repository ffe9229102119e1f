import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  progressLine,
  count,
  distance,
  duration,
  instant,
  place,
  plural,
  printable,
  table,
  typed,
} from '../../src/cli/terminal/index.js'

const codes = (...points: number[]): string => String.fromCodePoint(...points)

describe('printable', () => {
  it('lets no control, escape, direction mark, invisible character or stacked accent through', () => {
    const hostile = fc.array(
      fc.constantFrom(
        0,
        7,
        8,
        9,
        10,
        13,
        27,
        127,
        0x85,
        0x9b,
        0x200b,
        0x200e,
        0x202e,
        0x2028,
        0x2066,
        0x2069,
        0x0301,
        0xfeff,
        0xe0041,
        0xd800,
        65,
        0xd8,
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(hostile, (points) => {
        const shown = printable(codes(...points))
        for (const letter of shown) {
          const p = letter.codePointAt(0)!
          expect(p === 0xb7 || p === 0x2026 || (p >= 32 && p < 127) || (p >= 0xc0 && p < 0x250)).toBe(true)
        }
      }),
    )
  })

  it('keeps honest names, and cuts long ones', () => {
    expect(printable('SØLYST É-1 & CO')).toBe('SØLYST É-1 & CO')
    expect(printable(`${codes(27)}[31mRED${codes(27)}[0m`)).toBe('·[31mRED·[0m')
    expect(printable('ABCDEFGH', 5)).toBe('ABCD…')
  })
})

describe('a word to be typed', () => {
  it('is left as it is where a shell takes it so', () => {
    expect([typed('rendezvous:201000001'), typed('data/2020-01-01.csv.gz')]).toEqual([
      'rendezvous:201000001',
      'data/2020-01-01.csv.gz',
    ])
    expect(typed('ABCDEFGH', 5)).toBe("'ABCD…'")
  })

  it.skipIf(process.platform === 'win32')('never runs what was sent: a shell gives it back', () => {
    const hostile = [
      '',
      'a b',
      '$(touch here)',
      '`id`',
      "'; id; '",
      '"',
      '\\',
      '*',
      '~',
      '!!',
      '&',
      '|x',
      '>x',
      '#1',
      "''",
      "\\'",
    ]
    const out = execFileSync('sh', ['-c', `printf '%s\\n' ${hostile.map((word) => typed(word)).join(' ')}`], {
      encoding: 'utf8',
    })
    expect(out.split('\n').slice(0, -1)).toEqual(hostile)
  })
})

describe('numbers for people', () => {
  it('reads as people write', () => {
    expect([count(7), count(1234), count(2536225)]).toEqual(['7', '1,234', '2,536,225'])
    expect([plural(1, 'report'), plural(0, 'report'), plural(2000, 'report')]).toEqual([
      '1 report',
      '0 reports',
      '2,000 reports',
    ])
    expect([
      duration(59.4 * 60_000),
      duration(60 * 60_000),
      duration(12.55 * 3_600_000),
      duration(76 * 3_600_000),
    ]).toEqual(['59 min', '1 h 00', '12 h 33', '3 d 4 h'])
    expect([distance(57.6), distance(4321), distance(74_400), distance(undefined)]).toEqual([
      '58 m',
      '4.3 km',
      '74 km',
      '-',
    ])
    expect(place(-94.2661, 28.6222)).toBe('28.622N 94.266W')
    expect(instant(Date.UTC(2020, 0, 1, 2, 3, 59))).toBe('2020-01-01 02:03')
  })

  it('lines up columns', () => {
    expect(
      table(
        [' #', 'name'],
        [
          ['1', 'A'],
          ['10', 'BC'],
        ],
      ),
    ).toBe(' #  name\n 1  A\n10  BC')
  })
})

describe('progressLine', () => {
  const run = (isTTY: boolean): string => {
    let clock = 0
    let out = ''
    const line = progressLine(
      { isTTY, columns: 40, write: (text: string) => (out += text) },
      () => clock,
      () => ' x.csv',
    )
    for (let done = 0; done <= 100; done++, clock += 99) line.show({ stage: 'reading', done, total: 100 })
    line.clear()
    return out
  }

  it('rewrites one line on a terminal and takes it away', () => {
    const out = run(true)
    expect(out.includes('\n')).toBe(false)
    expect(out.startsWith('\r\x1b[2Kreading x.csv 0 %\r')).toBe(true)
    expect(out.endsWith('\r\x1b[2K')).toBe(true)
  })

  it('writes a line every second elsewhere, and none for short work', () => {
    expect(run(false)).toBe([11, 22, 33, 44, 55, 66, 77, 88, 99].map((n) => `reading x.csv ${n} %\n`).join(''))
  })
})
