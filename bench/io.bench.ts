// Reading: the same reports as NMEA sentences, as JSON and as CSV, next to the least that a reader must do with the
// text. Run: npx tsx bench/io.bench.ts
import ggencoder from 'ggencoder'
import { readCsv } from '../src/io/csv/index.js'
import { readJson } from '../src/io/json/index.js'
import { readNmea } from '../src/io/nmea/index.js'
import type { ReadResult } from '../src/io/reading/index.js'
import { message1, message5, sentences } from '../test/io/encodeAis.js'
import { printTable, same, seeded, together, work } from './measure.js'

const REPORTS = 150_000
const SHIPS = 2000
const T0 = 1_577_836_800

const random = seeded(7)
const reports = Array.from({ length: REPORTS }, (_, k) => ({
  mmsi: 200_000_000 + (k % SHIPS),
  t: T0 + Math.floor(k / 50),
  lon: Math.round((random() * 10 - 95) * 60_000) / 60_000,
  lat: Math.round((random() * 5 + 25) * 60_000) / 60_000,
  sog: Math.round(random() * 150) / 10,
  cog: Math.round(random() * 3599) / 10,
  heading: Math.floor(random() * 360),
  status: k % 9,
}))

/** A log as receivers write it: one message in ten is a static one in two sentences. */
const nmea = reports
  .flatMap((r, k) => {
    const lines = [`${r.t} ${sentences(message1(r))[0]!}`]
    if (k % 10 > 0) return lines
    return [
      ...lines,
      ...sentences(
        message5({ mmsi: r.mmsi, name: `SHIP ${r.mmsi}`, type: 70, imo: 9_000_000 + (k % SHIPS) }),
        (k / 10) % 10,
      ).map((line) => `${r.t} ${line}`),
    ]
  })
  .join('\n')
const json = reports
  .map((r) =>
    JSON.stringify({
      mmsi: r.mmsi,
      timestamp: r.t,
      lon: r.lon,
      lat: r.lat,
      sog: r.sog,
      cog: r.cog,
      heading: r.heading,
      status: r.status,
    }),
  )
  .join('\n')
const csv = [
  'mmsi,timestamp,lon,lat,sog,cog,heading,status',
  ...reports.map((r) => [r.mmsi, r.t, r.lon, r.lat, r.sog, r.cog, r.heading, r.status].join(',')),
].join('\n')

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const all = (r: ReadResult): void => {
  same('reports', r.columns.length, REPORTS)
  same('rejected', r.rejected.length, 0)
}

/** The least: bytes become text, and every character of it is looked at once. */
function characters(input: Uint8Array): number {
  const text = new TextDecoder().decode(input)
  let sum = 0
  for (let i = 0; i < text.length; i++) sum ^= text.charCodeAt(i)
  return sum
}

/**
 * ggencoder, a published decoder, on every sixth line (it is slow): splits lines itself, keeps what it made of each
 * message.
 */
const SIXTH = nmea.split('\n').filter((_, k) => k % 6 === 0)
function decodeAll(): number {
  let valid = 0
  const session = {}
  for (const line of SIXTH) if (new ggencoder.AisDecode(line.slice(line.indexOf('!')), session).valid) valid++
  return valid
}

/** The least with JSON: the platform's own parser, line by line. */
function parseLines(input: Uint8Array): number {
  let sum = 0
  for (const line of new TextDecoder().decode(input).split('\n')) sum += (JSON.parse(line) as { sog: number }).sog
  return sum
}

const inputs = { nmea: bytes(nmea), json: bytes(json), csv: bytes(csv) }
const lines = nmea.split('\n').length
const measured = await together(
  [
    work('characters of the NMEA log', lines, () => characters(inputs.nmea)),
    work(
      'readNmea',
      lines,
      () => readNmea(inputs.nmea),
      (r) => {
        all(r)
        same('identities', r.statics.length, SHIPS / 10)
      },
    ),
    work('ggencoder, each sixth sentence', SIXTH.length, decodeAll),
    work('characters of the JSON lines', REPORTS, () => characters(inputs.json)),
    work('JSON.parse of each line', REPORTS, () => parseLines(inputs.json)),
    work('readJson', REPORTS, () => readJson(inputs.json), all),
    work('characters of the CSV', REPORTS, () => characters(inputs.csv)),
    work('readCsv', REPORTS, () => readCsv(inputs.csv), all),
  ],
  { warm: 2, timed: 7 },
)
const [nmeaFloor, nmeaRead, , , jsonFloor, jsonRead, csvFloor, csvRead] = measured
const speed = (name: string, size: number, ms: number): string =>
  `${name} ${(size / 1e6).toFixed(1)} MB at ${(size / 1e3 / ms).toFixed(0)} MB/s`
printTable(
  `NMEA: ${lines} sentences, ${speed('', inputs.nmea.length, nmeaRead!.minMs)}`,
  measured.slice(0, 3),
  nmeaFloor,
)
printTable(
  `JSON: ${speed('', inputs.json.length, jsonRead!.minMs)}; the floor is JSON.parse`,
  measured.slice(3, 6),
  jsonFloor,
)
printTable(`CSV: ${speed('', inputs.csv.length, csvRead!.minMs)}`, measured.slice(6), csvFloor)
