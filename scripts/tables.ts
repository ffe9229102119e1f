// npx tsx scripts/tables.ts FOLDER: writes the tables of src/identity/number from reference files in FOLDER (mid.json,
// callsign.json, ais-ship-types.json, placeholders.json, reported-flag-misuse.json). The files hold facts with their
// sources; the tables hold those facts alone, packed into text, and name the sources.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Which folder holds the reference files? npx tsx scripts/tables.ts FOLDER')

const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T

interface Mid {
  mid: string
  alpha2: string
  sovereign?: string
}
interface Series {
  start: string
  end: string
  alpha2: string | null
  ituName: string
}
interface Placeholder {
  v: string
}

const NONE = '..'

function constant(name: string, docs: readonly string[], lines: readonly string[]): string {
  const text = lines.map((line) => `  '${line}'`).join(' +\n')
  return `/**\n${docs.map((line) => ` * ${line}\n`).join('')} */\nexport const ${name}: string =\n${text}\n`
}

function wrap(words: readonly string[], separator: string, width = 120): string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + separator.length <= width)
      lines[lines.length - 1] = last + separator + word
    else lines.push(lines.length === 0 ? word : separator + word)
  }
  return lines
}

const pairs = (entries: Iterable<readonly [string, string]>): string[] =>
  wrap([...entries].map(([a, b]) => `${a}${b}`).sort(), ' ')

function write(file: string, parts: readonly string[]): void {
  const path = fileURLToPath(new URL(`../src/identity/number/${file}.ts`, import.meta.url))
  writeFileSync(path, `// Written by scripts/tables.ts: do not edit.\n\n${parts.join('\n')}`)
}

// Maritime identification digits, and which country's territory each is.
const { mids } = read<{ mids: Mid[] }>('mid.json')
const byMid = new Map(mids.map((row) => [Number(row.mid), row.alpha2]))
const first = Math.min(...byMid.keys())
const last = Math.max(...byMid.keys())
const midLines: string[] = []
for (let from = first - (first % 50); from <= last; from += 50) {
  const cells = Array.from({ length: 50 }, (_, i) => from + i).filter((mid) => mid >= first && mid <= last)
  midLines.push(cells.map((mid) => byMid.get(mid) ?? NONE).join(''))
}
const sovereigns = new Map(
  mids.flatMap(({ alpha2, sovereign }) => (sovereign === undefined ? [] : [[alpha2, sovereign] as const])),
)
// Call-sign series of the Caribbean Netherlands and Curaçao exist, but no digits of their own.
for (const code of ['BQ', 'CW']) sovereigns.set(code, 'NL')

write('midTable', [
  `/** The first maritime identification digits of the table. */\nexport const FIRST_MID = ${first}\n`,
  constant(
    'MID_COUNTRIES',
    [
      `Country of each MID from ${first} to ${last}, two letters each (ISO 3166-1 alpha-2), '..' where not ` +
        `allocated: ${byMid.size} are.`,
      'Source: ITU, Table of Maritime Identification Digits, by way of leoneljdias/mmsi-country-lookup ' +
        '(2025-08-07), compared with',
      'michaeljfazio/MIDs and M0r13n/pyais; 281 of 292 agree in all.',
    ],
    midLines,
  ),
  constant(
    'TERRITORIES',
    [
      'Dependent territories with digits or call signs of their own: territory, then the country that it belongs ' +
        'to in the ITU table.',
      'Source: names in the Table of Maritime Identification Digits; BQ and CW: in the Table of International Call ' +
        'Sign Series.',
    ],
    pairs(sovereigns),
  ),
])

// Call signs: for each first character, runs of the second character with one country.
const { ranges } = read<{ ranges: Series[] }>('callsign.json')
const SECOND = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789'
const ONE_LETTER = 'BFGIKMNRW2'
const halves = new Map<string, string[]>()
const organisations = new Map<string, string>()
const cells = new Map<string, string>()

/** All two-character prefixes of a series, with the third characters that it has of each. */
function* prefixesOf({ start, end }: Series): Generator<{ prefix: string; from: string; to: string }> {
  const [first, second, third] = [...start] as [string, string, string]
  if (first !== end[0]) throw new Error(`${start}-${end}: a series with two first characters`)
  const [a, b] = [SECOND.indexOf(second), SECOND.indexOf(end[1]!)]
  for (let at = a; at <= b; at++)
    yield { prefix: first + SECOND[at]!, from: at === a ? third : 'A', to: at === b ? end[2]! : 'Z' }
}

for (const series of ranges) {
  for (const { prefix, from, to } of prefixesOf(series)) {
    if (series.alpha2 === null) organisations.set(prefix, series.ituName)
    const whole = from === 'A' && to === 'Z'
    if (whole && series.alpha2 !== null && !cells.has(prefix)) cells.set(prefix, series.alpha2)
    else {
      const before = cells.get(prefix)
      if (before !== undefined && before !== '**') halves.set(prefix, [`Z${before}`])
      cells.set(prefix, '**')
      if (series.alpha2 !== null) halves.set(prefix, [...(halves.get(prefix) ?? []), `${to}${series.alpha2}`])
    }
  }
}

const rows: string[] = []
for (const letter of new Set([...cells.keys()].map((prefix) => prefix[0]!))) {
  const countries = [...SECOND].map((second) => cells.get(letter + second) ?? NONE)
  // One letter is enough where the whole series is one country's; the table of the Radio Regulations then lists letters
  // only.
  if (ONE_LETTER.includes(letter)) {
    const only = new Set(countries.filter((code) => code !== NONE))
    if (only.size !== 1) throw new Error(`${letter}: one letter, but ${[...only].join(', ')}`)
    rows.push(`${letter}:Z${[...only][0]}`)
    continue
  }
  const runs = countries.flatMap((code, at) =>
    code === '**' || code !== countries[at + 1] ? [SECOND[at]! + code] : [],
  )
  rows.push(`${letter}:${runs.join('')}`.replace(new RegExp(`9\\.\\.$`), ''))
}

write('callSignTable', [
  constant(
    'CALL_SIGN_SERIES',
    [
      'Countries by the first two characters of a call sign. A row for each first character: then runs, each its ' +
        'last second character',
      'and a country (ISO 3166-1 alpha-2), "..": not allocated, "**": see `CALL_SIGN_PARTS`, ' +
        '`CALL_SIGN_ORGANISATIONS`. Order of the',
      `second character: ${SECOND}.`,
      'Source: ITU, Table of International Call Sign Series (Radio Regulations, appendix 42), export of ' +
        '2024-12-09, by way of',
      'mahtin/callsign-regex.',
    ],
    wrap(rows.sort(), ' '),
  ),
  constant(
    'CALL_SIGN_PARTS',
    [
      'Series that two countries share by the third character, or that several share altogether: prefix, then runs ' +
        'of the last third',
      'character and a country. Source as above.',
    ],
    wrap([...halves].map(([prefix, parts]) => `${prefix}:${parts.join('')}`).sort(), ' '),
  ),
  constant(
    'CALL_SIGN_ORGANISATIONS',
    ['Series of organisations: prefix and name. Source as above.'],
    wrap([...organisations].map(([prefix, name]) => `${prefix}:${name}`).sort(), '|'),
  ),
])

// Types of ship.
const { codes } = read<{ codes: Record<string, string> }>('ais-ship-types.json')
const groups = ['1', '2', '4', '6', '7', '8', '9'].map((digit) => `${digit}:${codes[`${digit}0`]!.split(' - ')[0]!}`)
const single = Object.entries(codes)
  .filter(([code]) => /^[35]\d$/.test(code))
  .map(([code, text]) => `${code}:${text}`)
write('shipTypeTable', [
  constant(
    'SHIP_TYPE_GROUPS',
    ['Groups of ship types, by first digit. Source: Rec. ITU-R M.1371-5, table 53.'],
    wrap(groups, '|'),
  ),
  constant('SHIP_TYPES', ['Types that both digits name. Source: Rec. ITU-R M.1371-5, table 53.'], wrap(single, '|')),
])

// Values that carry no identity. Ranges, patterns and repeated digits are rules, and stand in placeholders.ts.
const placeholders = read<Record<'imo' | 'callSign' | 'name', Placeholder[]>>('placeholders.json')
const list = (rows: readonly Placeholder[], split: boolean, rule: RegExp): string[] =>
  wrap(
    [...new Set(rows.flatMap(({ v }) => (split ? v.split(' ') : [v])).filter((word) => !rule.test(word)))].sort(),
    '|',
  )
const names = placeholders.name.map(({ v }) => ({ v: v.replace(/\bNO NAME\b/, 'NO_NAME') }))
const IS_RULE = /^(?:@+.*|0+|(\d)\1{6}|A|\+|6|digits|\d-\d+|>=|1\d{7}|x|20|SAR|AIRCRAFT|N{3,})$/
write('placeholderTable', [
  constant(
    'IMO_PLACEHOLDERS',
    [
      'Numbers in the IMO field that nobody has set. 303174162: default of a Nauticast transponder, 0x12121212, as ' +
        'MarineCadastre has it',
      'on 2020-01-01; 3031741: the same, cut to seven digits (aisgreece.com/articles/nauticast.htm); 1234567: ' +
        'typed, and its check digit',
      'fits.',
    ],
    list([...placeholders.imo, { v: '303174162' }], true, IS_RULE),
  ),
  constant(
    'CALL_SIGN_PLACEHOLDERS',
    [
      'Call signs that say nothing. D11233: default of a Nauticast transponder (as above); NIL, NONE, NULL, ' +
        'UNKNOWN: counted as empty by',
      'GlobalFishingWatch/ShipDataProcess; N/A, NA, TBA: commonly typed, without a source.',
    ],
    list(placeholders.callSign, true, IS_RULE).map((line) => line.replace(/\|?XXXX/, '')),
  ),
  constant(
    'NAME_PLACEHOLDERS',
    [
      'Names that say nothing. NAUTICAST: default of the transponder (as above); the others: commonly typed, ' +
        'without a source.',
    ],
    list(
      names.filter(({ v }) => /^[A-Z_ ]+$/.test(v) && !/^SAR/.test(v)),
      true,
      IS_RULE,
    ).map((line) => line.replaceAll('_', ' ')),
  ),
])

// Flags that others have used without leave.
const { rows: misused } = read<{ rows: { alpha2: string; source: string }[] }>('reported-flag-misuse.json')
const sources = misused.map(({ source }, i) => (source === 'same' ? misused[i - 1]!.source : source).split(' ')[0]!)
const shown = misused.map(({ alpha2 }, i) => `${alpha2}:${sources[i]!}`)
write('flagMisuseTable', [
  constant(
    'FLAG_MISUSE',
    [
      'States whose flag has been reported as used without their leave, each with a source. The state is the one ' +
        'wronged; the flag of a',
      'ship says nothing against it.',
    ],
    wrap(shown, ' '),
  ),
])
