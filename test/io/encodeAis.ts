/**
 * A field of a message, encoded apart from the library: numbers as a string of binary digits, texts by the table of
 * M.1371-5.
 */
export type Bits = string

/** A whole number in `length` bits, two's complement where negative. */
export const int = (value: number, length: number): Bits =>
  BigInt.asUintN(length, BigInt(Math.round(value)))
    .toString(2)
    .padStart(length, '0')

const ALPHABET = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !"#$%&\'()*+,-./0123456789:;<=>?'

/** A text in `length` bits, filled with `@`. */
export const text = (value: string, length: number): Bits =>
  [...value.padEnd(length / 6, '@')]
    .slice(0, length / 6)
    .map((sign) => int(ALPHABET.indexOf(sign), 6))
    .join('')

const checksum = (body: string): string =>
  [...body]
    .reduce((sum, sign) => sum ^ sign.charCodeAt(0), 0)
    .toString(16)
    .toUpperCase()
    .padStart(2, '0')

/** A line with its checksum. */
export const sentence = (body: string): string => `!${body}*${checksum(body)}`

/** A tag block with its checksum. */
export const tag = (body: string): string => `\\${body}*${checksum(body)}\\`

/** A message as sentences of at most `room` characters of payload each. */
export function sentences(bits: Bits, sequence: number = 1, channel: string = 'A', room: number = 60): string[] {
  const fill = (6 - (bits.length % 6)) % 6
  const six = (bits + '0'.repeat(fill)).match(/.{6}/g)!.map((word) => parseInt(word, 2))
  const payload = six.map((word) => String.fromCharCode(word < 40 ? word + 48 : word + 56)).join('')
  const parts = payload.match(new RegExp(`.{1,${room}}`, 'g'))!
  return parts.map((part, k) => {
    const last = k === parts.length - 1
    return sentence(
      `AIVDM,${parts.length},${k + 1},${parts.length > 1 ? sequence : ''},${channel},${part},${last ? fill : 0}`,
    )
  })
}

/** What a position report says; every field may be "not available". */
export interface Position {
  readonly mmsi: number
  readonly lon: number
  readonly lat: number
  readonly sog?: number
  readonly cog?: number
  readonly heading?: number
  readonly status?: number
}

/** Message 1. */
export const message1 = ({ mmsi, lon, lat, sog = 102.3, cog = 360, heading = 511, status = 15 }: Position): Bits =>
  int(1, 6) +
  int(0, 2) +
  int(mmsi, 30) +
  int(status, 4) +
  int(-128, 8) +
  int(sog * 10, 10) +
  '1' +
  int(lon * 600_000, 28) +
  int(lat * 600_000, 27) +
  int(cog * 10, 12) +
  int(heading, 9) +
  int(60, 6) +
  int(0, 2) +
  int(0, 3) +
  '0' +
  int(0, 19)

/** Message 18. */
export const message18 = ({ mmsi, lon, lat, sog = 102.3, cog = 360, heading = 511 }: Position): Bits =>
  int(18, 6) +
  int(0, 2) +
  int(mmsi, 30) +
  int(0, 8) +
  int(sog * 10, 10) +
  '0' +
  int(lon * 600_000, 28) +
  int(lat * 600_000, 27) +
  int(cog * 10, 12) +
  int(heading, 9) +
  int(60, 6) +
  int(0, 2) +
  int(0, 8) +
  int(0, 20)

/** Message 27. */
export const message27 = ({ mmsi, lon, lat, sog = 63, cog = 511, status = 15 }: Position): Bits =>
  int(27, 6) +
  int(3, 2) +
  int(mmsi, 30) +
  '00' +
  int(status, 4) +
  int(lon * 600, 18) +
  int(lat * 600, 17) +
  int(sog, 6) +
  int(cog, 9) +
  '00'

/** Antenna to bow, stern, port and starboard. */
type Hull = readonly [number, number, number, number]
const hullBits = ([bow, stern, port, starboard]: Hull): Bits =>
  int(bow, 9) + int(stern, 9) + int(port, 6) + int(starboard, 6)

/** Who a ship says it is. */
export interface Identity {
  readonly mmsi: number
  readonly imo?: number
  readonly callSign?: string
  readonly name?: string
  readonly type?: number
  readonly hull?: Hull
  readonly draught?: number
  readonly destination?: string
}

/** Message 5. */
export const message5 = ({
  mmsi,
  imo = 0,
  callSign = '',
  name = '',
  type = 0,
  hull = [0, 0, 0, 0],
  draught = 0,
  destination = '',
}: Identity): Bits =>
  int(5, 6) +
  int(0, 2) +
  int(mmsi, 30) +
  int(2, 2) +
  int(imo, 30) +
  text(callSign, 42) +
  text(name, 120) +
  int(type, 8) +
  hullBits(hull) +
  int(1, 4) +
  int(0, 20) +
  int(draught * 10, 8) +
  text(destination, 120) +
  '00'

/** Message 19. */
export const message19 = (p: Position, { name = '', type = 0, hull = [0, 0, 0, 0] }: Identity): Bits =>
  int(19, 6) +
  int(0, 2) +
  int(p.mmsi, 30) +
  int(0, 8) +
  int((p.sog ?? 102.3) * 10, 10) +
  '0' +
  int(p.lon * 600_000, 28) +
  int(p.lat * 600_000, 27) +
  int((p.cog ?? 360) * 10, 12) +
  int(p.heading ?? 511, 9) +
  int(60, 6) +
  int(0, 4) +
  text(name, 120) +
  int(type, 8) +
  hullBits(hull) +
  int(1, 4) +
  '000' +
  int(0, 4)

/** Message 24, part A. */
export const message24A = ({ mmsi, name = '' }: Identity): Bits =>
  int(24, 6) + int(0, 2) + int(mmsi, 30) + int(0, 2) + text(name, 120)

/** Message 24, part B. */
export const message24B = (
  { mmsi, type = 0, callSign = '', hull = [0, 0, 0, 0] }: Identity,
  vendor: string = '',
): Bits =>
  int(24, 6) +
  int(0, 2) +
  int(mmsi, 30) +
  int(1, 2) +
  int(type, 8) +
  text(vendor, 18) +
  int(0, 24) +
  text(callSign, 42) +
  hullBits(hull) +
  int(0, 6)
