import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../src/io/csv/index.js'
import { readJson } from '../../src/io/json/index.js'
import { placeOfRow, type ReadResult } from '../../src/io/reading/index.js'

const T0 = Date.UTC(2020, 0, 1)
const counts = (r: ReadResult): object => Object.fromEntries(Object.entries(r.rejectedCounts).filter(([, n]) => n > 0))
const lines = (...records: unknown[]): Promise<ReadResult> =>
  readJson(records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'))
const plain = (r: ReadResult): unknown => {
  const { ids, vessel, t, lon, lat } = r.columns
  return [...vessel].map((v, i) => [ids[v], t[i]! - T0, lon[i], lat[i]])
}

/**
 * A message as aisstream.io documents it (its models of messages): the body under its own name, the service's knowledge
 * beside it.
 */
const stream = (type: string, body: object, time: string = '2020-01-01 00:00:00.5 +0000 UTC'): object => ({
  MessageType: type,
  MetaData: {
    MMSI: 259000420,
    MMSI_String: 259000420,
    ShipName: 'AS THE SERVICE KNOWS',
    latitude: 1,
    longitude: 2,
    time_utc: time,
  },
  Message: { [type]: { RepeatIndicator: 0, UserID: 259000420, Valid: true, ...body } },
})
const DIMENSION = { A: 10, B: 20, C: 3, D: 4 }
const dimensions = { toBowM: 10, toSternM: 20, toPortM: 3, toStarboardM: 4 }

describe('aisstream.io', () => {
  it('positions of both classes, and long-range ones', async () => {
    const motion = { Longitude: 12.253821666666665, Latitude: 66.02695, Sog: 10.5, Cog: 308.2, Timestamp: 31 }
    const r = await lines(
      stream('PositionReport', { ...motion, MessageID: 1, TrueHeading: 235, NavigationalStatus: 5, RateOfTurn: 4 }),
      stream('StandardClassBPositionReport', { ...motion, MessageID: 18, TrueHeading: 511, Sog: 102.3, Cog: 360 }),
      stream('LongRangeAisBroadcastMessage', { ...motion, MessageID: 27, NavigationalStatus: 0 }),
    )
    const { columns: c } = r
    expect([c.ids, [...c.t], [...c.lon], [...c.lat]]).toEqual([
      ['259000420'],
      Array(3).fill(T0 + 500),
      Array(3).fill(motion.Longitude),
      Array(3).fill(motion.Latitude),
    ])
    expect([[...c.navStatus!], [...c.aisClass!], [...c.headingDeg!]]).toEqual([
      [5, 15, 0],
      [1, 2, 0],
      [235, NaN, NaN],
    ])
    expect([[...c.sogKn!], c.cogDeg![1]]).toEqual([[10.5, NaN, 10.5], NaN])
    expect([r.statics, counts(r)]).toEqual([[], {}])
  })

  it('identities: 5, 19 and the two parts of 24', async () => {
    const r = await lines(
      stream('ShipStaticData', {
        MessageID: 5,
        ImoNumber: 9331505,
        CallSign: '3YYQ',
        Name: 'AUGUSTSON@@@',
        Type: 70,
        Dimension: DIMENSION,
        MaximumStaticDraught: 6.5,
        Destination: 'NO BGO',
      }),
      stream('ExtendedClassBPositionReport', {
        MessageID: 19,
        UserID: 2,
        Longitude: 1,
        Latitude: 2,
        Name: 'EXT',
        Type: 36,
        Dimension: DIMENSION,
      }),
      stream('StaticDataReport', {
        MessageID: 24,
        UserID: 3,
        PartNumber: false,
        ReportA: { Valid: true, Name: 'YACHT' },
        ReportB: { Valid: false },
      }),
      stream(
        'StaticDataReport',
        {
          MessageID: 24,
          UserID: 3,
          PartNumber: true,
          ReportA: { Valid: false, Name: 'NOT SENT' },
          ReportB: { Valid: true, ShipType: 37, VendorIDName: 'SRT', CallSign: 'LK1', Dimension: DIMENSION },
        },
        '2020-01-01 00:00:09 +0000 UTC',
      ),
    )
    expect(r.statics).toEqual([
      { id: '2', t: T0 + 500, name: 'EXT', shipType: 36, dimensions, aisClass: 'B', messageType: 19, row: 1 },
      {
        id: '259000420',
        t: T0 + 500,
        imo: '9331505',
        callSign: '3YYQ',
        name: 'AUGUSTSON',
        shipType: 70,
        dimensions,
        draughtM: 6.5,
        destination: 'NO BGO',
        aisClass: 'A',
        messageType: 5,
        row: 0,
      },
      {
        id: '3',
        t: T0 + 9000,
        name: 'YACHT',
        shipType: 37,
        vendor: 'SRT',
        callSign: 'LK1',
        dimensions,
        aisClass: 'B',
        messageType: 24,
        messages: 2,
        lastT: T0 + 9000,
        row: 3,
      },
    ])
    expect(plain(r)).toEqual([['2', 500, 1, 2]])
  })

  it('what is no ship, no report or damaged', async () => {
    const r = await lines(
      stream('BaseStationReport', {}),
      stream('AidsToNavigationReport', {}),
      stream('StandardSearchAndRescueAircraftReport', {}),
      stream('SafetyBroadcastMessage', {}),
      { error: 'Api Key Is Not Valid' },
      { MessageType: 'PositionReport', Message: {}, MetaData: {} },
      '{broken',
      '[1]',
      '',
    )
    expect(counts(r)).toEqual({ 'not-a-ship': 3, 'not-a-report': 2, malformed: 3 })
    expect(placeOfRow(r.files, r.rejected.at(-1)!.row)).toEqual({ file: 'input', row: 7, line: 8 })
  })
})

describe('receivers', () => {
  const published = {
    class: 'AIS',
    device: 'AIS-catcher',
    rxtime: '20200101000000',
    scaled: true,
    channel: 'B',
    nmea: ['!AIVDM,1,1,,B,3776k`5000a3SLPEKnDQQWpH0000,0*78'],
    type: 3,
    repeat: 0,
    mmsi: 477213600,
    status: 5,
    status_text: 'Moored',
    turn: 0,
    speed: 0,
    accuracy: true,
    lon: 126.605469,
    lat: 37.460617,
    course: 39,
    heading: 252,
    second: 12,
  }

  it('AIS-catcher: both its times, and lists of messages', async () => {
    for (const record of [published, { ...published, rxtime: undefined, rxuxtime: T0 / 1000 }]) {
      const r = await readJson(JSON.stringify(record))
      expect(plain(r)).toEqual([['477213600', 0, 126.605469, 37.460617]])
      expect([r.columns.navStatus![0], r.columns.headingDeg![0], r.columns.sogKn![0], r.columns.aisClass![0]]).toEqual([
        5, 252, 0, 1,
      ])
    }
    const posted = await readJson(
      JSON.stringify({ protocol: 'jsonaiscatcher', receiver: { description: 'x' }, msgs: [published, published] }),
    )
    expect(posted.columns.length).toBe(2)
  })

  it('gpsd: scaled or not, and its other objects', async () => {
    const steps = {
      class: 'AIS',
      timestamp: '2020-01-01T00:00:00Z',
      scaled: false,
      type: 1,
      mmsi: 371798000,
      speed: 123,
      lon: -74037230,
      lat: 29028980,
      course: 2240,
      heading: 215,
      status: 0,
    }
    const r = await lines(
      steps,
      { class: 'VERSION', release: '3.25' },
      { class: 'TPV', lat: 1, lon: 2, time: '2020-01-01T00:00:00Z' },
      {
        class: 'AIS',
        tagblock_timestamp: T0 / 1000,
        scaled: false,
        type: 5,
        mmsi: 371798000,
        shipname: 'A',
        draught: 122,
        to_bow: 10,
        to_stern: 20,
        to_port: 3,
        to_starboard: 4,
      },
    )
    expect(plain(r)).toEqual([['371798000', 0, -74037230 / 600_000, 29028980 / 600_000]])
    expect([r.columns.sogKn![0], r.columns.cogDeg![0]]).toEqual([Math.fround(12.3), 224])
    expect(r.statics).toEqual([
      { id: '371798000', t: T0, name: 'A', draughtM: 12.2, dimensions, aisClass: 'A', messageType: 5, row: 3 },
    ])
    expect(counts(r)).toEqual({ 'not-a-report': 2 })
  })

  it('the words of receivers for "not available"', async () => {
    const r = await lines({
      class: 'AIS',
      rxuxtime: T0 / 1000,
      scaled: true,
      type: 1,
      mmsi: 7,
      speed: 'nan',
      lon: 181,
      lat: 91,
      course: 360,
      heading: 511,
      status: 15,
    })
    expect([r.columns.sogKn, r.columns.cogDeg, r.columns.headingDeg, r.columns.navStatus]).toEqual(
      Array(4).fill(undefined),
    )
  })
})

const point = (properties: object, coordinates: number[] = [1, 2]): object => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
})
const track = (properties: object, coordinates: unknown, type: string = 'LineString'): object => ({
  type: 'Feature',
  geometry: { type, coordinates },
  properties,
})
const collection = (...features: object[]): object => ({
  type: 'FeatureCollection',
  name: 'x',
  features,
  crs: { list: [{ mmsi: 9, t: 1577836800, lon: 1, lat: 2 }] },
})
const TWO = [
  [1, 2],
  [3, 4],
]
const both = [
  ['7', 0, 1, 2],
  ['7', 60_000, 3, 4],
]

describe('GeoJSON', () => {
  it('points, as Digitraffic publishes them: its "timestamp" is the second of the minute', async () => {
    const published = {
      mmsi: 219598000,
      sog: 0.1,
      cog: 346.5,
      navStat: 1,
      heading: 79,
      timestamp: 59,
      timestampExternal: T0,
    }
    const r = await readJson(JSON.stringify(collection(point(published))))
    expect(plain(r)).toEqual([['219598000', 0, 1, 2]])
    const reversed = Object.fromEntries(Object.entries(published).reverse())
    expect(plain(await readJson(JSON.stringify(collection(point(reversed)))))).toEqual(plain(r))
    expect([r.columns.navStatus![0], r.columns.headingDeg![0]]).toEqual([1, 79])
  })

  it.each([
    ['coordTimes', track({ mmsi: 7, coordTimes: ['2020-01-01T00:00:00Z', '2020-01-01T00:01:00Z'] }, TWO)],
    [
      'coordinateProperties',
      track({ mmsi: 7, coordinateProperties: { times: ['2020-01-01T00:00:00Z', '2020-01-01T00:01:00Z'] } }, TWO),
    ],
    ['times in milliseconds', track({ mmsi: 7, times: [T0, T0 + 60_000], timestamp: 'when it was made' }, TWO)],
    [
      'a fourth number',
      track({ mmsi: 7 }, [
        [1, 2, 0, T0 / 1000],
        [3, 4, 0, T0 / 1000 + 60],
      ]),
    ],
    [
      'a third number',
      track({ mmsi: 7 }, [
        [1, 2, T0 / 1000],
        [3, 4, T0 / 1000 + 60],
      ]),
    ],
    [
      'several lines, times nested',
      track({ mmsi: 7, coordTimes: [[T0], [T0 + 60_000]] }, [[[1, 2]], [[3, 4]]], 'MultiLineString'),
    ],
    [
      'several lines, one list of times',
      track({ mmsi: 7, times: [T0, T0 + 60_000] }, [[[1, 2]], [[3, 4]]], 'MultiLineString'),
    ],
    [
      'a moving point of MF-JSON',
      {
        type: 'Feature',
        properties: { mmsi: 7 },
        temporalGeometry: {
          type: 'MovingPoint',
          datetimes: ['2020-01-01T00:00:00Z', '2020-01-01T00:01:00Z'],
          coordinates: TWO,
        },
      },
    ],
    ['an id outside the properties', { ...track({ times: [T0, T0 + 60_000] }, TWO), id: 7 }],
  ])('tracks: %s', async (_, feature) => {
    for (const text of [
      JSON.stringify(feature),
      JSON.stringify(collection(feature)),
      JSON.stringify(collection(feature), null, 2),
    ]) {
      const r = await readJson(text)
      expect([plain(r), counts(r), r.rows]).toEqual([both, {}, 1])
      expect([...r.columns.row!]).toEqual([0, 0])
    }
  })

  it('what has no time, no place or unequal lists comes back', async () => {
    const r = await lines(
      track({ mmsi: 7 }, TWO),
      track({ mmsi: 7, times: [T0] }, TWO),
      point({ mmsi: 7 }),
      { type: 'Feature', geometry: null, properties: { mmsi: 7, time: T0 } },
      track({ mmsi: 7, times: [T0] }, [[[1, 2]]], 'Polygon'),
      track({ mmsi: 7, times: [T0] }, 'x'),
      track({ mmsi: 7, times: [T0] }, [null]),
      point({ time: T0 }),
    )
    expect(r.rejected.map((x) => x.reason)).toEqual([
      'no-time',
      'malformed',
      'no-time',
      'no-position',
      'no-position',
      'malformed',
      'malformed',
      'no-id',
    ])
  })

  it('identities beside the positions', async () => {
    const r = await readJson(JSON.stringify(track({ mmsi: 7, name: 'A', shipType: 80, times: [T0, T0 + 60_000] }, TWO)))
    expect(r.statics).toEqual([{ id: '7', t: T0, name: 'A', shipType: 80, messages: 2, lastT: T0 + 60_000, row: 0 }])
  })
})

describe('plain records', () => {
  const records = Array.from({ length: 50 }, (_, k) => ({
    mmsi: 1000 + (k % 3),
    timestamp: new Date(T0 + k * 1000).toISOString(),
    lon: k / 10,
    lat: -k / 20,
    sog: k / 4,
    name: `N "${k % 2}" {[}`,
  }))

  it('say the same as the same rows in CSV', async () => {
    const header = Object.keys(records[0]!).join(',')
    const csv = await readCsv(
      [
        header,
        ...records.map((one) =>
          Object.values(one)
            .map((v) => `"${String(v).replaceAll('"', '""')}"`)
            .join(','),
        ),
      ].join('\n'),
    )
    const json = await lines(...records)
    expect(json.columns).toEqual(csv.columns)
    expect(json.statics).toEqual(csv.statics)
  })

  it('say the same one a line, in a list, in an object, one after another, and however they are cut', async () => {
    const whole = await lines(...records)
    expect(whole.columns.length).toBe(50)
    const forms = [
      JSON.stringify(records),
      JSON.stringify(records, null, 2),
      JSON.stringify({ at: [1, '"features": ['], vessels: records, after: [records[0]] }),
      records.map((one) => JSON.stringify(one, null, 1)).join('\n'),
      `\uFEFF${JSON.stringify(records)}`,
      `[${JSON.stringify(records.slice(0, 20))},${JSON.stringify(records.slice(20))}]`,
      `${JSON.stringify({ features: records.slice(0, 20) })}\n${JSON.stringify({ features: records.slice(20) })}`,
      records.map((one) => JSON.stringify(one)).join('\r\n'),
    ]
    for (const text of forms) {
      const r = await readJson(text)
      expect([r.columns, r.statics, counts(r), r.rows]).toEqual([whole.columns, whole.statics, {}, 50])
      const bytes = new TextEncoder().encode(text)
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
          async function* cut(): AsyncGenerator<Uint8Array> {
            for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
          }
          expect(await readJson(cut())).toEqual(r)
        }),
        { numRuns: 5 },
      )
    }
  })

  it('over the size in which text is read, one piece after another', async () => {
    const many = Array.from({ length: 9000 }, (_, k) => ({
      mmsi: k,
      t: T0 / 1000 + k,
      lon: k % 100,
      lat: k % 50,
      note: '\\"]}'.repeat(k % 20),
    }))
    for (const text of [JSON.stringify(many, null, 1), many.map((one) => JSON.stringify(one)).join('\n')]) {
      expect(text.length).toBeGreaterThan(1 << 19)
      const r = await readJson(text)
      expect([r.columns.length, counts(r), r.columns.ids.length]).toEqual([9000, {}, 9000])
    }
    const long = track(
      { mmsi: 7, times: many.map((_, k) => T0 + k) },
      many.map((one) => [one.lon, one.lat, 0.123456789]),
    )
    expect((await readJson(JSON.stringify(collection(long, long), null, 1))).columns.length).toBe(18_000)
  })
})

describe('damage', () => {
  it('a document cut short loses its last record, and that is said', async () => {
    const r = await readJson('[{"mmsi":1,"t":1577836800,"lon":1,"lat":2},{"mmsi":2,"t":15')
    expect([r.columns.length, counts(r), r.warnings]).toEqual([
      1,
      { malformed: 1 },
      ['input: it ends in the middle of a record.'],
    ])
  })

  it('a line of ten megabytes costs that line', async () => {
    const good = '{"mmsi":1,"t":1577836800,"lon":1,"lat":2}'
    const r = await readJson([good, `{"mmsi":"${'9'.repeat(1e7)}`, good].join('\n'))
    expect([r.columns.length, counts(r), r.rows]).toEqual([2, { malformed: 1 }, 3])
    expect(r.rejected[0]!.text).toMatch(/^\{"mmsi":"9+$/)
  })

  it('no JSON, or nothing in it, is a sentence', async () => {
    await expect(readJson('mmsi,time', { name: 'x' })).rejects.toThrow('x is no JSON: it begins with neither { nor [.')
    expect((await readJson('[]')).warnings).toEqual(['input: there is nothing in it to read.'])
  })

  it('any JSON at all is read or comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.object(),
            fc.record({
              mmsi: fc.anything(),
              t: fc.anything(),
              lon: fc.anything(),
              lat: fc.anything(),
              type: fc.anything(),
            }),
          ),
        ),
        async (list) => {
          const r = await readJson(JSON.stringify(list) ?? '[]')
          expect(r.rows).toBe(list.length)
          const rejected = Object.values(r.rejectedCounts).reduce((a, b) => a + b, 0)
          expect(rejected).toBeLessThanOrEqual(r.rows)
        },
      ),
    )
  })
})
