import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCsv, readCsv } from '../../src/io/csv/index.js'
import { addInput, kindOfText, readInput } from '../../src/io/index.js'
import { addNmea } from '../../src/io/nmea/index.js'
import { createReading, finishReading, type ReadResult } from '../../src/io/reading/index.js'
import type { StaticReport } from '../../src/model/index.js'
import { message1, message5, sentences } from './encodeAis.js'

const T0 = Date.UTC(2020, 0, 1)
const counts = (r: ReadResult): object => Object.fromEntries(Object.entries(r.rejectedCounts).filter(([, n]) => n > 0))
const csv = (...lines: string[]): Promise<ReadResult> => readCsv(lines.join('\n'), { name: 'x.csv' })
const nmea = `1577836800 ${sentences(message1({ mmsi: 235010170, lon: -94.4, lat: 29.1 }))[0]}`
const json = '{"mmsi":235010170,"t":1577836800,"lon":-94.4,"lat":29.1}'
const rows = 'mmsi,t,lon,lat\n235010170,1577836800,-94.4,29.1'

describe('the kind of an input', () => {
  it.each([
    [nmea, 'nmea'],
    [`# a log\n\n${nmea}`, 'nmea'],
    [`[1577836800] ${nmea.slice(11)}`, 'nmea'],
    [`time,sentence\n${nmea}`, 'nmea'],
    [json, 'json'],
    [`\n[${json}]`, 'json'],
    ['[]', 'json'],
    ['{"nmea":["!AIVDM,1,1,,A,15,0*00"]}', 'json'],
    [rows, 'csv'],
    ['"mmsi","t"\n', 'csv'],
    ['', 'csv'],
  ] as const)('%j', (text, kind) => {
    expect(kindOfText(text, 'x')).toBe(kind)
  })

  it('is told by its contents, packed or not', async () => {
    for (const text of [nmea, json, `[${json}]`, rows]) {
      for (const source of [text, new TextEncoder().encode(text), gzipSync(text), gzipSync(`\uFEFF${text}`)]) {
        const { columns: c } = await readInput(source)
        expect([c.ids, [...c.t], c.lon[0], c.lat[0]]).toEqual([['235010170'], [T0], -94.4, 29.1])
      }
    }
  })

  it('that is none of them is one sentence', async () => {
    await expect(readInput('<?xml version="1.0"?><kml/>', { name: 'x' })).rejects.toThrow(
      /^x is XML, such as KML, GPX or a web page; expected /,
    )
    await expect(readInput('<!DOCTYPE html>', { name: 'x' })).rejects.toThrow(/^x is XML/)
    await expect(readInput('once upon a time', { name: 'x' })).rejects.toThrow(/^x: no column was recognised/)
    await expect(readInput('', { name: 'x' })).rejects.toThrow('x is empty; expected CSV with a header line.')
    await expect(
      readInput(
        Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
        { name: 'x' },
      ),
    ).rejects.toThrow(/^x is binary/)
    await expect(readInput(`${'x'.repeat(1e7)}`, { name: 'x' })).rejects.toThrow(/^x has a line of more than/)
    await expect(readInput(gzipSync(`${nmea}\n`.repeat(5000)).subarray(0, 300), { name: 'x' })).rejects.toThrow(
      /^x is gzip that ends too early/,
    )
  })

  it('any bytes at all give a result or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const r = await readInput(bytes).catch((error: Error) => error)
        expect(r instanceof Error ? r.name : 'ReadResult').toMatch(/^(ReadError|ReadResult)$/)
      }),
    )
  })
})

describe('several inputs of several kinds become one result', () => {
  it('positions and identities from different files, rows numbered on', async () => {
    const reading = createReading()
    await addInput(reading, rows, { name: 'a.csv' })
    await addNmea(
      reading,
      sentences(message5({ mmsi: 235010170, name: 'AMY C' }))
        .map((line) => `1577836900 ${line}`)
        .join('\n'),
      { name: 'b.nmea' },
    )
    await addInput(reading, json.replace('1577836800', '1577836860'), { name: 'c.json' })
    const r = finishReading(reading)
    expect([[...r.columns.row!], r.columns.ids]).toEqual([[0, 3], ['235010170']])
    expect(r.statics).toEqual([
      { id: '235010170', t: T0 + 100_000, name: 'AMY C', aisClass: 'A', messageType: 5, row: 1 },
    ])
    expect(r.files.map((f) => [f.name, f.layout.name, f.firstRow, f.rows])).toEqual([
      ['a.csv', 'guessed', 0, 1],
      ['b.nmea', 'nmea', 1, 2],
      ['c.json', 'json', 3, 1],
    ])
  })

  it('who tells only who they are is no id among the reports', async () => {
    const r = await csv(
      'mmsi,t,lon,lat,name',
      '1,1577836800,,,A',
      '2,1577836800,1,2,B',
      '3,1577836800,,,C',
      '4,1577836800,3,4,D',
    )
    expect([r.columns.ids, [...r.columns.vessel]]).toEqual([
      ['2', '4'],
      [0, 1],
    ])
    expect(r.statics.map((s) => s.name)).toEqual(['A', 'B', 'C', 'D'])
  })

  it('a list of ships without times holds from the first report of each', async () => {
    const list = 'mmsi,name,imo,callSign,shipType\n1,ALFA,9331505,XY,80\n2,NEVER HEARD,,,\n'
    const reports = 'mmsi,t,lon,lat\n1,1577836860,1,2\n1,1577836800,1,2\n'
    for (const order of [
      [list, reports],
      [reports, list],
    ]) {
      const reading = createReading()
      for (const text of order) await addCsv(reading, text, { name: text === list ? 'ships.csv' : 'x.csv' })
      const r = finishReading(reading)
      expect(r.statics).toEqual([
        { id: '1', t: T0, name: 'ALFA', imo: '9331505', callSign: 'XY', shipType: 80, row: order[0] === list ? 0 : 2 },
      ])
      expect(r.warnings).toEqual([
        'ships.csv: it has no columns of positions that were recognised, and was read for identities alone; where ' +
          'it has them, name them: t=NAME,lon=NAME,lat=NAME.',
        'ships.csv: 2 identities without a time, taken to hold from the first report of each vessel.',
        '1 identity without a time left out: no position of the vessel says when.',
      ])
    }
  })

  it('a list without times says only what the vessel itself does not', async () => {
    const list = 'mmsi,name,imo,lengthM\n1,MOEWE,9331505,90\n2,BETA,,\n3,GAMMA,,\n'
    const reports =
      'mmsi,t,lon,lat,name,toBowM,toSternM,toPortM,toStarboardM\n1,1577836800,1,2,M\u00d6WE,60,20,5,5\n1,1577836860,1,2,M\u00d6WE,60,20,5,5\n2,1577836800,3,4,beta,,,,\n3,1577836800,3,4,,,,,\n'
    for (const order of [
      [list, reports],
      [reports, list],
    ]) {
      const reading = createReading()
      for (const text of order) await addCsv(reading, text, { name: 'x.csv' })
      const r = finishReading(reading)
      const own = r.statics.filter(({ id }) => id === '1')
      expect(own.flatMap(({ name = [] }) => name)).toEqual(['M\u00d6WE'])
      expect(own.flatMap(({ imo = [] }) => imo)).toEqual(['9331505'])
      expect(own.map(({ lengthM }) => lengthM)).toEqual([undefined, undefined])
      expect(r.statics.filter(({ id }) => id !== '1').map(({ id, name }) => [id, name])).toEqual([
        ['2', 'beta'],
        ['3', 'GAMMA'],
      ])
      expect(r.warnings.filter((line) => line.includes('otherwise'))).toEqual([
        "1 identity without a time says otherwise than the vessel's own reports, which count.",
      ])
    }
  })

  it('of a list without times the messages count, and no time is made of them', async () => {
    const read = async (...rows: string[]): Promise<StaticReport[]> => {
      const reading = createReading()
      await addCsv(reading, `mmsi,name,reports\n${rows.join('\n')}\n`, { name: 'ships.csv' })
      await addCsv(reading, 'mmsi,t,lon,lat\n1,1577836860,1,2\n1,1577836800,1,2\n')
      return finishReading(reading).statics
    }
    expect(await read('1,ALFA,400')).toEqual([{ id: '1', t: T0, name: 'ALFA', messages: 400, lastT: T0, row: 0 }])
    // No number of messages, or one that cannot be.
    for (const count of ['', 'many', '0', '-3', '1e300', 'NaN'])
      expect(await read(`1,ALFA,${count}`)).toEqual([{ id: '1', t: T0, name: 'ALFA', row: 0 }])
    // Of two names the list cannot say which came first: as single messages neither has the support for a change.
    expect((await read('1,ALFA,400', '1,BRAVO,300')).map(({ name, messages }) => [name, messages])).toEqual([
      ['ALFA', undefined],
      ['BRAVO', undefined],
    ])
    // In a table of positions a count is a column like any other.
    expect((await csv('mmsi,t,lon,lat,name,count', '1,1577836800,1,2,ALFA,400')).statics).toEqual([
      { id: '1', t: T0, name: 'ALFA', row: 0 },
    ])
  })

  it('with times they hold from these', async () => {
    const r = await csv(
      'mmsi,name,imo,callSign,shipType,firstSeen,lastSeen,reports',
      '1,ALFA,,,,1577836800000,1577840000000,9',
    )
    expect(r.statics).toEqual([{ id: '1', t: T0, name: 'ALFA', messages: 9, lastT: 1577840000000, row: 0 }])
    expect(r.warnings).toContain('x.csv: 1 identity stands for as many messages as its column reports says.')
    expect([r.files[0]!.layout.name, r.columns.length]).toEqual(['statics', 0])
  })
})

describe('feeds by the names of their columns', () => {
  const SPIRE =
    'created_at,timestamp,mmsi,msg_type,latitude,longitude,speed,course,heading,rot,imo,name,call_sign,flag,draught,ship_and_cargo_type,length,width,eta,destination,status,maneuver,accuracy,collection_type'
  const spire = (fields: Readonly<Record<string, string>>): string =>
    SPIRE.split(',')
      .map((name) => fields[name] ?? '')
      .join(',')
  const base = { created_at: '2020-01-01T00:05:00Z', timestamp: '2020-01-01T00:00:00Z', mmsi: '235010170' }

  it('Spire: messages apart, statics without a position', async () => {
    const r = await csv(
      SPIRE,
      spire({
        ...base,
        msg_type: '1',
        latitude: '29.1',
        longitude: '-94.4',
        speed: '10.1',
        course: '3.5',
        heading: '4',
        status: '0',
        collection_type: 'satellite',
      }),
      spire({
        ...base,
        msg_type: '5',
        imo: '9331505',
        name: 'AMY C',
        call_sign: 'MKWC7',
        draught: '6.5',
        ship_and_cargo_type: '80',
        length: '120',
        width: '20',
        destination: 'HOUSTON',
      }),
      spire({ ...base, mmsi: '338000001', msg_type: '24', name: 'YACHT' }),
      spire({ ...base, mmsi: '338000001', msg_type: '24', call_sign: 'WDX1', ship_and_cargo_type: '37' }),
      spire({ ...base, mmsi: '2190064', msg_type: '4', latitude: '1', longitude: '2' }),
      spire({ ...base, msg_type: '8' }),
      spire({ ...base, msg_type: '5' }),
    )
    expect(r.files[0]!.layout.name).toBe('spire')
    expect([[...r.columns.t], [...r.columns.lat], [...r.columns.aisClass!], [...r.columns.navStatus!]]).toEqual([
      [T0],
      [29.1],
      [1],
      [0],
    ])
    expect(r.statics).toEqual([
      {
        id: '235010170',
        t: T0,
        name: 'AMY C',
        imo: '9331505',
        callSign: 'MKWC7',
        draughtM: 6.5,
        shipType: 80,
        lengthM: 120,
        beamM: 20,
        destination: 'HOUSTON',
        aisClass: 'A',
        messageType: 5,
        row: 1,
      },
      {
        id: '338000001',
        t: T0,
        name: 'YACHT',
        callSign: 'WDX1',
        shipType: 37,
        aisClass: 'B',
        messageType: 24,
        messages: 2,
        lastT: T0,
        row: expect.any(Number) as unknown,
      },
    ])
    expect(counts(r)).toEqual({ 'not-a-ship': 1, 'not-a-report': 1, 'no-position': 1 })
  })

  it('exactEarth: its times, and positions and statics in one table', async () => {
    const header =
      'MMSI,Message_ID,Repeat_indicator,Time,Millisecond,Region,Country,Vessel_Name,Call_sign,IMO,Ship_Type,Dimension_to_Bow,Dimension_to_stern,Dimension_to_port,Dimension_to_starboard,Draught,Destination,AIS_version,Navigational_status,ROT,SOG,Accuracy,Longitude,Latitude,COG,Heading'
    const r = await csv(
      header,
      '235010170,1,0,20200101_000000,66,,,,,,,,,,,,,,5,0,10.1,0,-94.4,29.1,3.5,4',
      '235010170,5,0,20200101_000010,66,,,AMY C,MKWC7,9331505,70,100,20,10,11,6.5,HOUSTON,2,,,,,,,,',
    )
    expect(r.files[0]!.layout.name).toBe('exact-earth')
    expect([[...r.columns.t], r.columns.lon[0], r.columns.navStatus![0], r.columns.cogDeg![0]]).toEqual([
      [T0],
      -94.4,
      5,
      3.5,
    ])
    expect(r.statics[0]).toMatchObject({
      t: T0 + 10_000,
      name: 'AMY C',
      dimensions: { toBowM: 100, toSternM: 20, toPortM: 10, toStarboardM: 11 },
      messageType: 5,
    })
  })
})

describe('what is noticed is said, in a sentence', () => {
  it('nothing about what is in order', async () => {
    expect(
      (
        await csv(
          'mmsi,time,lat,lon,name',
          '1,2020-01-01T00:00:00,1,2,"A, B"',
          '1,2020-01-01T00:00:00Z,-89,179,',
          '1,2020-01-01 00:00:00 +0000 UTC,91,181,',
        )
      ).warnings,
    ).toEqual([])
  })

  it('offsets from UTC', async () => {
    const r = await csv(
      'mmsi,time,lat,lon',
      '1,2020-01-01T01:00:00+01:00,1,2',
      '1,2019-12-31 19:00:00-05,1,2',
      '1,2020-01-01T00:00:00,1,2',
    )
    expect([...new Set(r.columns.t)]).toEqual([T0])
    expect(r.warnings).toEqual([
      'x.csv: 2 times with an offset such as +01:00 became UTC; the others were taken as UTC.',
    ])
  })

  it('times that cannot be read, with one of them', async () => {
    const r = await csv(
      'mmsi,time,lat,lon',
      '1,2020-01-01 01:00:00 CET,1,2',
      '1,43831.5,1,2',
      '1,,1,2',
      '1,2020-01-01T00:00:00,1,2',
    )
    expect([counts(r), r.columns.length]).toEqual([{ 'no-time': 3 }, 1])
    expect(r.warnings).toEqual([
      'x.csv: 2 times could not be read, such as "2020-01-01 01:00:00 CET"; expected ISO 8601, 01/06/2018 00:00 or ' +
        'epoch time, with a zone as an offset (+01:00), not as a name.',
    ])
  })

  it('longitudes all around the globe', async () => {
    const r = await csv(
      'mmsi,time,lat,lon',
      '1,2020-01-01T00:00:00,29.1,265.6',
      '1,2020-01-01T00:00:00,91,181',
      '1,2020-01-01T00:00:00,0,360',
      '1,2020-01-01T00:00:00,0,361',
    )
    expect([...r.columns.lon]).toEqual([-94.4, 181, 0, 361])
    expect(r.warnings).toEqual([
      'x.csv: 2 longitudes from 180 to 360, such as 265.6, taken as counted eastward all around: less 360.',
    ])
  })

  it('characters of another encoding, and the line in which spreadsheets tell the delimiter', async () => {
    const latin = new Uint8Array(
      [...'mmsi;time;lat;lon;name\n1;2020-01-01T00:00:00;1;2;B\xc5T\n'].map((c) => c.charCodeAt(0)),
    )
    expect((await readCsv(latin, { name: 'x.csv' })).warnings).toEqual([
      'x.csv: some characters are no UTF-8, as in text saved as Latin-1 or Windows-1252; they became \ufffd.',
    ])
    const told = await readCsv('sep=|\nmmsi|a,b,c|time|lat|lon\n1|,,|2020-01-01T00:00:00|1|2\n', { name: 'x.csv' })
    expect([told.columns.length, told.warnings, told.files[0]!.firstLine]).toEqual([1, [], 3])
  })

  it('the order of day and month', async () => {
    const table = (...dates: string[]): string[] => ['mmsi,time,lat,lon', ...dates.map((date) => `1,${date} 00:00,1,2`)]
    expect((await csv(...table('01/06/2018', '05/06/2018'))).warnings).toEqual([
      'x.csv: its dates, such as 01/06/2018, could be day first or month first; they were read day first.',
    ])
    expect((await csv(...table('13/06/2018', '05/06/2018'))).warnings).toEqual([])
    const american = await csv(...table('06/05/2018', '06/13/2018'))
    expect(counts(american)).toEqual({ 'no-time': 1 })
    expect(american.warnings).toEqual([
      'x.csv: 1 date can only be month first but dates were read day first: read it again month first, all its ' +
        'times are in doubt.',
    ])
    expect((await readCsv(table('06/05/2018', '06/13/2018').join('\n'), { dayFirst: false })).warnings).toEqual([])
  })

  it('decimal commas', async () => {
    const r = await csv('mmsi;time;lat;lon', '1;2020-01-01T00:00:00;55,5;12,25')
    expect([r.columns.lat[0], r.columns.lon[0]]).toEqual([55.5, 12.25])
    expect(r.warnings).toEqual(['x.csv: 1 position written with a decimal comma.'])
  })

  it('byte order marks, in text and bytes', async () => {
    const said = ['x.csv: it begins with a byte order mark, which was left out.']
    expect((await readCsv(`\uFEFF${rows}`, { name: 'x.csv' })).warnings).toEqual(said)
    expect((await readCsv(new TextEncoder().encode(`\uFEFF${rows}`), { name: 'x.csv' })).warnings).toEqual(said)
  })

  it('latitudes that are longitudes', async () => {
    const far = Array.from({ length: 20 }, (_, k) => `1,${1577836800 + k},-94.${k},29.1`)
    const swapped = await csv('mmsi,t,lat,lon', ...far)
    expect(swapped.warnings).toEqual([
      'x.csv: 20 latitudes beyond the poles: longitude and latitude look swapped; if they are, name the columns ' +
        'lon=lat,lat=lon.',
    ])
    expect((await csv('mmsi,t,lon,lat', ...far)).warnings).toEqual([])
    expect(
      (await csv('mmsi,t,lat,lon', ...far.map((row, k) => (k === 0 ? row : row.replace('-94', '-84'))))).warnings,
    ).toEqual([])
  })

  it('numbers of vessels in scientific notation: kept where all digits are there, set aside where they are lost', async () => {
    const r = await csv(
      'mmsi,t,lat,lon',
      ...['3.66E+08', '3.66997E+08', '3.66996430E+08', '3.6699643E8', '366996430', '366996430.0', '2E8'].map(
        (id) => `${id},1577836800,1,2`,
      ),
    )
    expect(r.columns.ids).toEqual(['366996430', '200000000'])
    expect(r.rejected.map((x) => [x.row, x.reason])).toEqual([
      [0, 'bad-id'],
      [1, 'bad-id'],
    ])
    expect(r.warnings).toEqual([
      'x.csv: 5 vessel numbers in scientific notation, such as 3.66E+08; 2 lost digits and cannot be told apart: ' +
        'export the column as text.',
    ])
  })

  it('line breaks inside quotes, read as one row', async () => {
    const r = await csv(
      'mmsi,t,lat,lon,name',
      '1,1577836800,1,2,"A',
      'B"',
      '2,1577836801,1,2,C',
      '3,1577836802,1,2,"D',
      '',
      '"',
      '4,1577836803,1,2,E',
    )
    expect(r.statics.map((s) => s.name)).toEqual(['A\nB', 'C', 'D', 'E'])
    expect([...r.columns.row!]).toEqual([0, 2, 3, 6])
    expect(r.warnings).toEqual(['x.csv: 2 rows with a line break inside quotes, read as one row each.'])
  })
})

describe('line breaks inside quotes, however the input is cut', () => {
  it('gives the same', async () => {
    const lines = [
      'mmsi,t,lat,lon,name',
      ...Array.from(
        { length: 30_000 },
        (_, k) =>
          `${k % 9},${1577836800 + k},1,2,${k % 3 === 0 ? `"N\n${k % 4}\r\n${'so on '.repeat(20)}"` : `"plain ${k % 3}"`}`,
      ),
    ]
    const text = lines.join('\r\n')
    const whole = await readCsv(text)
    expect([whole.columns.length, counts(whole)]).toEqual([30_000, {}])
    const bytes = new TextEncoder().encode(text)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 50, max: 400_000 }), async (size) => {
        async function* cut(): AsyncGenerator<Uint8Array> {
          for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
        }
        expect(await readCsv(cut())).toEqual(whole)
      }),
      { numRuns: 10 },
    )
  })
})

describe('what is made to keep a reader busy', () => {
  const blanks = ' '.repeat(500_000)
  it.each([
    [
      'blanks in a time',
      `mmsi,t,lon,lat\n1,2020-01-01${blanks}x,1,2\n1,01/06/2018 10:00${blanks}x,1,2`,
      { 'no-time': 2 },
    ],
    [
      'blanks in a coordinate',
      `mmsi,t,lon,lat\n1,1577836800,12${blanks}x,2\n1,1577836800,1,12°${blanks}x`,
      { 'no-position': 2 },
    ],
    ['nested objects', `{"mmsi":1}\n${'{"a":'.repeat(300_000)}\n{"mmsi":2}`, { 'no-time': 2, malformed: 1 }],
    ['nested lists in a document', `[{"mmsi":1},${'['.repeat(300_000)}`, { 'no-time': 1 }],
    ['backslashes', `[{"mmsi":1,"name":"${'\\'.repeat(400_000)}"},{"mmsi":2}]`, { 'no-time': 2 }],
    [
      'blanks before sentences',
      Array.from({ length: 300 }, () => `x${' '.repeat(3900)}x${nmea.slice(11)}`).join('\n'),
      { 'no-time': 300 },
    ],
    [
      'tag blocks that never end',
      Array.from({ length: 300 }, () => `${'\\c:'.repeat(1200)}${nmea.slice(11)}`).join('\n'),
      { 'no-time': 300 },
    ],
  ])(
    '%s',
    async (_, text, expected) => {
      expect(counts(await readInput(text))).toEqual(expected)
    },
    10_000,
  )
})

describe('a vessel that makes up a name for each report', () => {
  it('costs no more than each report', async () => {
    const many = Array.from({ length: 60_000 }, (_, k) => `7,${1577836800 + k},1,2,N${k}`)
    const r = await readCsv(['id,t,lon,lat,name', ...many].join('\n'))
    expect(r.statics.length).toBe(60_000)
  })
})
