import fc from 'fast-check'
import ggencoder from 'ggencoder'
import { describe, expect, it } from 'vitest'
import { readNmea } from '../../src/io/nmea/index.js'
import { message1, message18, message19, message24A, message24B, message5, sentences, type Bits } from './encodeAis.js'

// A published decoder of other people's, asked about the same sentences. It is no dependency of the library: it needs
// Node's Buffer, keeps one message in several sentences at a time, and gives up positions that are "not available" as
// no valid message.

const T0 = Date.UTC(2020, 0, 1)
const NOTHING: readonly string[] = ['', 'NA', 'NAN', 'NONE', 'NULL', 'UNKNOWN', '-', 'UNDEFINED', 'N/A']
const word = (max: number): fc.Arbitrary<string> =>
  fc
    .stringMatching(new RegExp(`^[ A-Z0-9.,/'()&_?-]{0,${max}}$`))
    .map((s) => s.trim())
    .filter((s) => s === '' || !NOTHING.includes(s))
const hull = fc.tuple(fc.nat(511), fc.nat(511), fc.nat(63), fc.nat(63))
const identity = fc.record({
  mmsi: fc.integer({ min: 1, max: 979_999_999 }),
  imo: fc.nat((1 << 30) - 1),
  callSign: word(7),
  name: word(20),
  destination: word(20),
  type: fc.nat(255),
  draught: fc.nat(255).map((n) => n / 10),
  hull,
})
const position = fc.record({
  lon: fc.integer({ min: -180 * 600_000, max: 180 * 600_000 }).map((n) => n / 600_000),
  lat: fc.integer({ min: -90 * 600_000, max: 90 * 600_000 }).map((n) => n / 600_000),
  sog: fc.nat(1022).map((n) => n / 10),
  cog: fc.nat(3599).map((n) => n / 10),
  heading: fc.nat(359),
  status: fc.nat(15),
})

type Decoded = InstanceType<typeof ggencoder.AisDecode>

function ask(bits: Bits): Decoded {
  const session = {}
  return sentences(bits)
    .map((line) => new ggencoder.AisDecode(line, session))
    .at(-1)!
}

const read = (bits: Bits): ReturnType<typeof readNmea> =>
  readNmea(
    sentences(bits)
      .map((line) => `${T0} ${line}`)
      .join('\n'),
  )
/** A field that holds nothing is left out here. */
const orNothing = <T>(value: T | undefined): T | undefined => (value === '' || value === 0 ? undefined : value)

describe('a published decoder says the same', () => {
  it('of positions', async () => {
    await fc.assert(
      fc.asyncProperty(position, identity, fc.constantFrom(1, 18, 19), async (p, who, type) => {
        const where = { ...p, mmsi: who.mmsi }
        const bits = type === 1 ? message1(where) : type === 18 ? message18(where) : message19(where, who)
        const { columns: c } = await read(bits)
        const peer = ask(bits)
        expect(peer.valid).toBe(true)
        expect([c.ids[0], c.lon[0], c.lat[0], c.cogDeg![0], c.headingDeg![0], c.sogKn![0]]).toEqual([
          peer.mmsi,
          peer.lon,
          peer.lat,
          Math.fround(peer.cog),
          peer.hdg,
          Math.fround(peer.sog),
        ])
        if (type === 1) expect(c.navStatus?.[0] ?? 15).toBe(peer.navstatus)
      }),
    )
  })

  it('of identities', async () => {
    await fc.assert(
      fc.asyncProperty(identity, fc.constantFrom(message5, message24A, message24B), async (who, encode) => {
        const bits = encode(who)
        const said = (await read(bits)).statics[0]
        const peer = ask(bits)
        expect(peer.valid).toBe(true)
        expect([said?.name, said?.callSign, said?.destination, said?.shipType, said?.draughtM, said?.imo]).toEqual([
          orNothing(peer.shipname),
          orNothing(peer.callsign),
          orNothing(peer.destination),
          orNothing(peer.cargo),
          orNothing(peer.draught),
          peer.imo === undefined || peer.imo === 0 ? undefined : String(peer.imo),
        ])
        if (said?.dimensions === undefined) return
        const { toBowM, toSternM, toPortM, toStarboardM } = said.dimensions
        expect([toBowM, toSternM, toPortM, toStarboardM]).toEqual([peer.dimA, peer.dimB, peer.dimC, peer.dimD])
      }),
    )
  })
})
