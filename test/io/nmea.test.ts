import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNmea } from '../../src/io/nmea/index.js'
import { placeOfRow, type ReadResult } from '../../src/io/reading/index.js'
import { NAV_STATUS_UNDEFINED } from '../../src/model/index.js'
import {
  int,
  message1,
  message5,
  message18,
  message19,
  message24A,
  message24B,
  message27,
  sentence,
  sentences,
  tag,
  text,
  type Identity,
  type Position,
} from './encodeAis.js'

const T0 = Date.UTC(2020, 0, 1)
const at = (seconds: number, line: string): string => `${T0 / 1000 + seconds} ${line}`
const read = (...lines: string[]): Promise<ReadResult> => readNmea(lines.join('\n'), { name: 'x.nmea' })
const counts = (r: ReadResult): object => Object.fromEntries(Object.entries(r.rejectedCounts).filter(([, n]) => n > 0))

/** The only report of a result. */
function only({ columns: c }: ReadResult): object {
  expect(c.length).toBe(1)
  const [sog, cog, heading] = [c.sogKn, c.cogDeg, c.headingDeg].map((column) => column?.[0])
  const [status, aisClass] = [c.navStatus?.[0] ?? NAV_STATUS_UNDEFINED, c.aisClass?.[0] ?? 0]
  return { id: c.ids[c.vessel[0]!], lon: c.lon[0], lat: c.lat[0], sog, cog, heading, status, aisClass }
}

const near = (value: number): unknown => expect.closeTo(value, 6) as unknown

describe('published sentences', () => {
  // gpsd's sample.aivdm, whose values were checked there with noaadata's tools and Maritec's decoder; the last from
  // Maritec too.
  it.each([
    [
      '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A',
      '371798000',
      -123.3953833333,
      48.3816333333,
      12.3,
      224,
      215,
      0,
      1,
    ],
    ['!AIVDM,1,1,,A,16SteH0P00Jt63hHaa6SagvJ087r,0*42', '440348000', -70.7582, 43.08015, 0, 93.4, undefined, 0, 1],
    [
      '!AIVDM,1,1,,B,25Cjtd0Oj;Jp7ilG7=UkKBoB0<06,0*60',
      '356302000',
      -71.6261433333,
      40.3923583333,
      13.9,
      87.7,
      91,
      0,
      1,
    ],
    ['!AIVDM,1,1,,A,38Id705000rRVJhE7cl9n;160000,0*40', '563808000', -76.3275333333, 36.91, 0, 252, 352, 5, 1],
    [
      '!AIVDM,1,1,,A,B52K>;h00Fc>jpUlNV@ikwpUoP06,0*4C',
      '338087471',
      -74.0721316667,
      40.68454,
      0.1,
      79.6,
      undefined,
      15,
      2,
    ],
    [
      '!AIVDM,1,1,,A,B52KB8h006fu`Q6:g1McCwb5oP06,0*00',
      '338088483',
      -70.8111966,
      43.11555833,
      0,
      171.6,
      undefined,
      15,
      2,
    ],
    [
      '!AIVDM,1,1,,B,C5N3SRgPEnJGEBT>NhWAwwo862PaLELTBJ:V00000000S0D:R220,0*0B',
      '367059850',
      -88.8103916667,
      29.543695,
      8.7,
      335.9,
      undefined,
      15,
      2,
    ],
    ['!AIVDM,1,1,,B,KC5E2b@U19PFdLbMuc5=ROv62<7m,0*16', '206914217', 137.0233333333, 4.84, 57, 167, undefined, 2, 0],
  ])('%s', async (line, id, lon, lat, sog, cog, heading, status, aisClass) => {
    const r = await read(at(0, line))
    const shown = (value: number | undefined): unknown => (value === undefined ? undefined : expect.closeTo(value, 4))
    expect(only(r)).toEqual({
      id,
      lon: near(lon),
      lat: near(lat),
      sog: shown(sog),
      cog: shown(cog),
      heading: shown(heading),
      status,
      aisClass,
    })
  })

  it('of identities', async () => {
    const r = await read(
      at(0, '!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C'),
      '!AIVDM,2,2,1,A,88888888880,2*25',
      at(60, '!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D'),
      at(120, '!AIVDM,1,1,,A,H42O55lti4hhhilD3nink000?050,0*40'),
      at(180, '!AIVDM,1,1,,B,C5N3SRgPEnJGEBT>NhWAwwo862PaLELTBJ:V00000000S0D:R220,0*0B'),
    )
    expect(r.statics).toEqual([
      {
        id: '271041815',
        t: T0 + 120_000,
        name: 'PROGUY',
        callSign: 'TC6163',
        shipType: 60,
        vendor: '1D0',
        lengthM: 15,
        beamM: 5,
        aisClass: 'B',
        messageType: 24,
        messages: 2,
        lastT: T0 + 120_000,
        row: 3,
      },
      {
        id: '351759000',
        t: T0,
        imo: '9134270',
        callSign: '3FOF8',
        name: 'EVER DIADEM',
        shipType: 70,
        draughtM: 12.2,
        destination: 'NEW YORK',
        dimensions: { toBowM: 225, toSternM: 70, toPortM: 1, toStarboardM: 31 },
        aisClass: 'A',
        messageType: 5,
        row: 0,
      },
      {
        id: '367059850',
        t: T0 + 180_000,
        name: 'CAPT.J.RIMES',
        shipType: 70,
        dimensions: { toBowM: 5, toSternM: 21, toPortM: 4, toStarboardM: 4 },
        aisClass: 'B',
        messageType: 19,
        row: 4,
      },
    ])
  })

  it('of the Danish Maritime Authority, with a $PGHP line before each', async () => {
    const position = '!BSVDM,1,1,,B,13P;DhPP@M0RrVfOmDm=`9BJ00S;,0*5B'
    const r = await read(
      '$PGHP,1,2010,6,11,11,46,12,422,219,,2190065,1,5B*57',
      position,
      '$PGHP,1,2010,6,11,11,46,11,929,244,0,,1,72*21',
      '!AIVDM,2,1,1,,53cMa3@000010WSW?V105=<45B2222222222220t388151:9e2UiDm851DTh,0*65',
      '!AIVDM,2,2,1,,j1C32CQp888,2*17',
      position,
    )
    expect([[...r.columns.t], r.columns.ids]).toEqual([[Date.UTC(2010, 5, 11, 11, 46, 12, 422)], ['235066562']])
    expect(r.statics.map((s) => [s.t, s.name])).toEqual([[Date.UTC(2010, 5, 11, 11, 46, 11, 929), 'PASSAAT']])
    // The last sentence has no line of its own: it does not borrow an older one.
    expect(counts(r)).toEqual({ 'no-time': 1 })
  })
})

describe('times', () => {
  const [line] = sentences(message1({ mmsi: 235010170, lon: -94.4, lat: 29.1 }))
  it.each([
    [`${tag('s:rORBCOMM999,c:1577836800')}${line}`],
    [`${tag('g:1-1-1234,s:r3669961,c:1577836800000')}${line}`],
    [`${tag('s:41925,c:1577836800,t:1577840000')}${line}`],
    [`1577836800 ${line}`],
    [`1577836800;${line}`],
    [`1577836800.000,${line}`],
    [`[1577836800] ${line}`],
    [`2020-01-01T00:00:00;${line}`],
    [`2020-01-01 00:00:00.000 UTC: ${line}`],
    [`2020-01-01T01:00:00+01:00 ${line}`],
    [`[2020-01-01 00:00:00] ${line}`],
    [`2020-01-01 00:00:00,station 7,${line}`],
    [`1577836800\tstation\t${line}`],
    [`${line},r003669945,1577836800`],
    [`${line},d-077,S1832,t004248.00,T48.85520485,r07RPAL1,1577836800`],
    [`${line},1577836800`],
  ])('%s', async (text) => {
    expect([...(await readNmea(text)).columns.t]).toEqual([T0])
  })

  it('that are not there are said, once', async () => {
    const r = await read(line!, line!)
    expect(counts(r)).toEqual({ 'no-time': 2 })
    expect(r.warnings).toEqual([
      expect.stringMatching(/^x\.nmea: no sentence has a time; expected a tag block with c:/),
    ])
    expect((await read(line!, at(0, line!))).warnings).toEqual([])
  })
})

describe('messages encoded apart from the library', () => {
  const mmsi = fc.integer({ min: 1, max: 999_999_999 })
  const position = fc.record<Position>({
    mmsi,
    lon: fc.integer({ min: -180 * 600_000, max: 180 * 600_000 }).map((n) => n / 600_000),
    lat: fc.integer({ min: -90 * 600_000, max: 90 * 600_000 }).map((n) => n / 600_000),
    sog: fc.integer({ min: 0, max: 1022 }).map((n) => n / 10),
    cog: fc.integer({ min: 0, max: 3599 }).map((n) => n / 10),
    heading: fc.integer({ min: 0, max: 359 }),
    status: fc.integer({ min: 0, max: 15 }),
  })
  const word = (max: number): fc.Arbitrary<string> =>
    fc
      .stringMatching(new RegExp(`^[A-Z][A-Z0-9.,-]{1,${max - 1}}$`))
      .filter((s) => !['NA', 'NAN', 'NONE', 'NULL', 'UNKNOWN'].includes(s))
  const identity = fc.record<Identity>({
    mmsi: mmsi.filter((n) => Math.floor(n / 1e7) !== 98),
    imo: fc.integer({ min: 1, max: 999_999_999 }),
    callSign: word(7),
    name: word(20),
    type: fc.integer({ min: 1, max: 255 }),
    hull: fc.tuple(
      fc.integer({ min: 1, max: 511 }),
      fc.integer({ min: 1, max: 511 }),
      fc.integer({ min: 1, max: 63 }),
      fc.integer({ min: 1, max: 63 }),
    ),
    draught: fc.integer({ min: 1, max: 255 }).map((n) => n / 10),
    destination: word(20),
  })
  const id = (n: number): string => String(n).padStart(9, '0')

  it('positions come back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(position, fc.constantFrom(message1, message18), async (p, encode) => {
        const r = await read(at(0, sentences(encode(p))[0]!))
        const classA = encode === message1
        expect(only(r)).toEqual({
          id: id(p.mmsi),
          lon: near(p.lon),
          lat: near(p.lat),
          sog: Math.fround(p.sog!),
          cog: Math.fround(p.cog!),
          heading: p.heading,
          status: classA ? p.status : 15,
          aisClass: classA ? 1 : 2,
        })
      }),
    )
  })

  it('long-range positions come back to a tenth of a minute, and that is said', async () => {
    await fc.assert(
      fc.asyncProperty(position, async (p) => {
        const r = await read(
          at(0, sentences(message27({ ...p, sog: Math.floor(p.sog! % 63), cog: Math.floor(p.cog!) }))[0]!),
        )
        expect(Math.abs(r.columns.lon[0]! - p.lon)).toBeLessThanOrEqual(0.5 / 600 + 1e-9)
        expect(Math.abs(r.columns.lat[0]! - p.lat)).toBeLessThanOrEqual(0.5 / 600 + 1e-9)
        expect([r.columns.sogKn![0], r.columns.cogDeg![0]]).toEqual([Math.floor(p.sog! % 63), Math.floor(p.cog!)])
        expect(r.warnings.join()).toMatch(/1 long-range message/)
      }),
      { numRuns: 40 },
    )
  })

  it('identities come back exactly', async () => {
    await fc.assert(
      fc.asyncProperty(identity, position, async (who, p) => {
        const { imo, callSign, name, type, hull, draught, destination } = who
        const [toBowM, toSternM, toPortM, toStarboardM] = hull!
        const dimensions = { toBowM, toSternM, toPortM, toStarboardM }
        const base = { id: id(who.mmsi), shipType: type }
        const five = await read(...sentences(message5(who)).map((line) => at(0, line)))
        expect(five.statics).toEqual([
          {
            ...base,
            t: T0,
            imo: String(imo),
            callSign,
            name,
            dimensions,
            draughtM: draught,
            destination,
            aisClass: 'A',
            messageType: 5,
            row: 0,
          },
        ])
        const nineteen = await read(at(0, sentences(message19({ ...p, mmsi: who.mmsi }, who))[0]!))
        expect(nineteen.statics).toEqual([{ ...base, t: T0, name, dimensions, aisClass: 'B', messageType: 19, row: 0 }])
        expect(nineteen.columns.length).toBe(1)
        const both = await read(at(0, sentences(message24A(who))[0]!), at(9, sentences(message24B(who, 'SRT'))[0]!))
        expect(both.statics).toEqual([
          {
            ...base,
            t: T0 + 9000,
            name,
            callSign,
            vendor: 'SRT',
            dimensions,
            aisClass: 'B',
            messageType: 24,
            messages: 2,
            lastT: T0 + 9000,
            row: 1,
          },
        ])
      }),
      { numRuns: 60 },
    )
  })

  it('"not available" is missing, never a number', async () => {
    const r = await read(
      at(0, sentences(message1({ mmsi: 7, lon: 181, lat: 91 }))[0]!),
      at(1, sentences(message27({ mmsi: 7, lon: 181, lat: 91 }))[0]!),
    )
    const { sogKn, cogDeg, headingDeg, navStatus, lon, lat } = r.columns
    expect([sogKn, cogDeg, headingDeg, navStatus]).toEqual(Array(4).fill(undefined))
    // Positions are for cleaning to judge, which knows these two.
    expect([...lon, ...lat]).toEqual([181, 181, 91, 91])
    const silent = await read(at(0, sentences(message5({ mmsi: 7 }))[0]!), at(0, sentences(message5({ mmsi: 7 }))[1]!))
    expect(silent.statics).toEqual([{ id: '000000007', t: T0, aisClass: 'A', messageType: 5, row: 0 }])
  })

  it('a craft of a ship tells that ship in place of its hull', async () => {
    const r = await read(
      at(0, sentences(message24B({ mmsi: 982351234, callSign: 'X1', type: 50, hull: [10, 10, 2, 2] }))[0]!),
    )
    expect(r.statics).toEqual([
      { id: '982351234', t: T0, callSign: 'X1', shipType: 50, aisClass: 'B', messageType: 24, row: 0 },
    ])
  })

  it('what is no ship and what is no report are told apart', async () => {
    const message = (type: number): string =>
      at(0, sentences(int(type, 6) + int(0, 2) + int(2190064, 30) + '0'.repeat(300))[0]!)
    const r = await read(
      ...[4, 9, 11, 21].map(message),
      ...[0, 6, 8, 14, 15, 20, 23, 25, 26, 28, 63].map(message),
      '# comment',
      '$GPZDA,,,,,,*48',
      '',
    )
    expect(counts(r)).toEqual({ 'not-a-ship': 4, 'not-a-report': 13 })
    expect([r.rows, r.columns.length]).toEqual([17, 0])
  })

  it('changes are told, and how many messages said the same', async () => {
    const five = (t: number, name: string): string[] =>
      sentences(message5({ mmsi: 7, name }), (t / 10) % 10).map((line) => at(t, line))
    const r = await read(...five(0, 'ALFA'), ...five(10, 'ALFA'), ...five(20, 'BRAVO'), ...five(30, 'ALFA'))
    expect(r.statics.map((s) => [(s.t - T0) / 1000, s.name, s.messages ?? 1])).toEqual([
      [0, 'ALFA', 2],
      [20, 'BRAVO', 1],
      [30, 'ALFA', 1],
    ])
  })
})

describe('messages in several sentences', () => {
  const whole = (k: number, sequence: number, name: string): string[] =>
    sentences(message5({ mmsi: 1000 + k, name }), sequence).map((line) => at(k, line))
  const names = (r: ReadResult): (string | undefined)[] => r.statics.map((s) => s.name)

  it('may be mixed and out of order', async () => {
    const [a, b, c] = [whole(1, 1, 'ALFA'), whole(2, 2, 'BRAVO'), whole(3, 3, 'CHARLIE')]
    const r = await read(a[1]!, b[0]!, c[1]!, a[0]!, c[0]!, b[1]!)
    expect(r.statics.map((s) => `${s.id} ${s.name}`)).toEqual([
      '000001001 ALFA',
      '000001002 BRAVO',
      '000001003 CHARLIE',
    ])
    expect(counts(r)).toEqual({})
  })

  it('of which one never comes are counted once, and nothing else is harmed', async () => {
    const [a, b, c] = [whole(1, 1, 'ALFA'), whole(2, 1, 'BRAVO'), whole(3, 2, 'CHARLIE')]
    const r = await read(a[0]!, b[0]!, b[1]!, c[1]!)
    expect(names(r)).toEqual(['BRAVO'])
    expect(counts(r)).toEqual({ incomplete: 2 })
    expect(r.rejected.map((x) => x.row).sort()).toEqual([0, 3])
  })

  it('have the first time that any of them tells', async () => {
    const [first, second] = sentences(message5({ mmsi: 7, name: 'LATE' }), 1)
    expect((await read(first!, at(5, second!))).statics).toMatchObject([{ t: T0 + 5000, name: 'LATE', row: 0 }])
    expect((await read(at(3, first!), at(5, second!))).statics).toMatchObject([{ t: T0 + 3000, name: 'LATE', row: 0 }])
  })

  it('do not join over ten seconds, nor over a thousand lines', async () => {
    const late = await read(whole(0, 1, 'ALFA')[0]!, whole(11, 1, 'BRAVO')[1]!)
    expect([names(late), counts(late)]).toEqual([[], { incomplete: 2 }])
    const [first, second] = sentences(message5({ mmsi: 7, name: 'FAR' }), 1)
    const between = (n: number): string[] =>
      Array.from({ length: n }, (_, k) => at(k % 7, sentences(message1({ mmsi: 8, lon: 1, lat: 2 }))[0]!))
    expect(names(await read(at(0, first!), ...between(900), second!))).toEqual(['FAR'])
    const far = await read(at(0, first!), ...between(1100), second!)
    expect([names(far), counts(far)]).toEqual([[], { incomplete: 2 }])
  })

  it('may be told by a group of tag blocks, whose station and time stand in the first', async () => {
    const [first, second] = sentences(message5({ mmsi: 7, name: 'GROUP' }), 3)
    const [other] = sentences(message5({ mmsi: 8, name: 'OTHER' }), 3)
    const r = await read(
      tag('g:1-2-1234,s:r3669961,c:1577836800') + first!,
      tag('g:1-2-1235,s:r3669961,c:1577836800') + other!,
      tag('g:2-2-1234') + second!,
    )
    expect([names(r), counts(r)]).toEqual([['GROUP'], { incomplete: 1 }])
  })

  it('keep apart what several stations send under one number', async () => {
    const [a, b] = [
      sentences(message5({ mmsi: 7, name: 'ALFA' }), 3),
      sentences(message5({ mmsi: 8, name: 'BRAVO' }), 3),
    ]
    const from = (station: string, line: string): string => tag(`s:${station},c:1577836800`) + line
    const r = await read(from('A', a[0]!), from('B', b[0]!), from('B', b[1]!), from('A', a[1]!))
    expect(names(r)).toEqual(['ALFA', 'BRAVO'])
  })
})

describe('damage is counted, never thrown', () => {
  const [good] = sentences(message1({ mmsi: 235010170, lon: -94.4, lat: 29.1 }))
  it('bad checksums, of sentences and of tag blocks', async () => {
    const r = await read(
      at(0, good!.replace(/\*..$/, '*00')),
      `\\c:1577836800*00\\${good!}`,
      at(0, good!.replace('AIVDM,1,1,,A,1', 'AIVDM,1,1,,A,2')),
    )
    expect([counts(r), r.columns.length]).toEqual([{ 'bad-checksum': 3 }, 0])
    expect(placeOfRow(r.files, r.rejected[2]!.row)).toEqual({ file: 'x.nmea', row: 2, line: 3 })
  })

  it('what is too short, too long or no payload', async () => {
    const odd = [
      sentence('AIVDM,1,1,,A,,0'),
      sentence('AIVDM,1,1,,A,15RTg,0'),
      sentence('AIVDM,1,1,,A,15RT gt0PAso;90TKcjM8h6g208CQ,0'),
      sentence('AIVDM,1,2,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'),
      sentence('AIVDM,0,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'),
      '!AIVDM,1,1,,A,15RTg',
      '!AIVDM,',
      sentence(`AIVDM,1,1,,A,${'0'.repeat(3000)},0`),
      `${'x'.repeat(5000)}${good!}`,
    ]
    const r = await read(...odd.map((line) => at(0, line)), at(0, good!))
    expect([r.columns.length, r.rows]).toEqual([1, odd.length + 1])
    expect(r.rejectedCounts.malformed + r.rejectedCounts['not-a-report']).toBe(odd.length)
  })

  it('a message is as long as its padding says', async () => {
    const payload = good!.split(',')[5]!.slice(0, 23) // 138 bits, of which a position report needs 137
    const r = await read(...[0, 1, 2].map((fill) => at(fill, sentence(`AIVDM,1,1,,A,${payload},${fill}`))))
    expect([r.columns.length, counts(r), r.rejected[0]!.row]).toEqual([2, { malformed: 1 }, 2])
    // A part A without its last eight bits, as many transponders send it, is whole; a message 5 cut within its
    // destination loses that.
    const five = sentences(message5({ mmsi: 7, name: 'CUT', draught: 5, destination: 'ROTTERDAM' }).slice(0, 320), 1)
    expect((await read(...five.map((line) => at(0, line)))).statics).toMatchObject([
      { name: 'CUT', draughtM: 5, destination: 'ROT' },
    ])
  })

  it('a line of ten megabytes costs that line', async () => {
    const r = await read(at(0, good!), '!AIVDM,'.padEnd(1e7, 'A'), at(1, good!))
    expect([r.columns.length, r.rows, r.rejectedCounts.malformed]).toEqual([2, 3, 1])
    expect([...r.columns.row!]).toEqual([0, 2])
  })

  it('anything at all in place of a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.string().map((s) => sentence(`AIVDM,1,1,,A,${s.replace(/[,*\r\n]/g, '0')},0`)),
          ),
        ),
        async (lines) => {
          const bare = lines.map((line) => line.replace(/[\r\n]/g, ' '))
          const r = await read(at(0, good!), ...bare)
          const rejected = Object.values(r.rejectedCounts).reduce((a, b) => a + b, 0)
          expect(r.rows).toBe(1 + bare.filter((line) => line.trim() !== '').length)
          expect(rejected + r.columns.length).toBeLessThanOrEqual(r.rows)
          expect(r.columns.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('however the log is cut', () => {
  it('gives the same', async () => {
    const lines = Array.from({ length: 120 }, (_, k) => {
      if (k % 5 === 0)
        return sentences(message5({ mmsi: 500 + (k % 15), name: `SHIP ${k % 4}` }), k % 10).map((line) => at(k, line))
      if (k % 7 === 0)
        return [
          '# comment',
          `${tag(`s:a,c:${T0 / 1000 + k}`)}${sentences(message18({ mmsi: 600, lon: k / 10, lat: 1 }))[0]}`,
        ]
      return [at(k, sentences(message1({ mmsi: 500 + (k % 15), lon: k / 10, lat: -k / 20, sog: k / 10 }))[0]!)]
    }).flat()
    const text = lines.join('\r\n')
    const bytes = new TextEncoder().encode(text)
    const whole = await readNmea(text)
    expect(whole.columns.length).toBeGreaterThan(90)
    expect(whole.statics.length).toBeGreaterThan(5)
    expect(await readNmea(`${text}\r\n`)).toEqual(whole)
    expect(await readNmea(lines.join('\n'))).toEqual(whole)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }), async (sizes) => {
        async function* cut(): AsyncGenerator<Uint8Array> {
          for (let from = 0, k = 0; from < bytes.length; k++) {
            const size = sizes[k % sizes.length]!
            yield bytes.subarray(from, from + size)
            from += size
          }
        }
        expect(await readNmea(cut())).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('over the size in which text is read', async () => {
    const line = (k: number): string =>
      sentences(message5({ mmsi: 500 + k, name: `SHIP ${k}` }), k % 10)
        .map((one) => at(k, one))
        .join('\n')
    const r = await readNmea(Array.from({ length: 4000 }, (_, k) => line(k)).join('\n'))
    expect([r.statics.length, r.rows, counts(r)]).toEqual([4000, 8000, {}])
    expect(r.statics[3999]!.name).toBe('SHIP 3999')
  })
})

describe('the encoder of these tests', () => {
  it('makes the published sentence of a published message', () => {
    const bits = message5({
      mmsi: 351759000,
      imo: 9134270,
      callSign: '3FOF8',
      name: 'EVER DIADEM',
      type: 70,
      hull: [225, 70, 1, 31],
      draught: 12.2,
      destination: 'NEW YORK',
    })
    // All but what it does not encode: the AIS version, the kind of position device and the time of arrival.
    expect(bits.slice(40, 112)).toBe(int(9134270, 30) + text('3FOF8', 42))
    expect(sentences(bits)[0]!.slice(0, 20)).toBe('!AIVDM,2,1,1,A,55?Mb')
  })
})
