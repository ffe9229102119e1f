import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CancelledError } from '../../src/base/index.js'
import { readCsv } from '../../src/io/csv/index.js'
import { placeOfRow, type ReadResult } from '../../src/io/reading/index.js'

const T0 = Date.UTC(2020, 0, 1)
const OLD = 'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType'
const OLD17 = `${OLD},Status,Length,Width,Draft,Cargo,TransceiverClass`
const NEW =
  'mmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign,vessel_type,status,length,width,draft,cargo,transceiver'
const DANISH =
  '# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational ' +
  'status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type,Cargo type,' +
  'Width,Length,Type of position fixing device,Draught,Destination,ETA,Data source type'

const read = (...lines: string[]): Promise<ReadResult> => readCsv(lines.join('\n'))

describe('layouts', () => {
  it('reads the older MarineCadastre header', async () => {
    const r = await read(
      OLD,
      '235010170,2020-01-01T00:00:00,29.12617,-94.41198,14.1,3.5,4.0,AMY C,IMO9331505,MKWC7,70.0',
    )
    expect(r.files[0]!.layout.name).toBe('marine-cadastre')
    const { columns: c } = r
    expect([c.ids, [...c.t], [...c.lon], [...c.lat]]).toEqual([['235010170'], [T0], [-94.41198], [29.12617]])
    expect([c.sogKn![0], c.cogDeg![0], c.headingDeg![0]]).toEqual([Math.fround(14.1), 3.5, 4])
    expect(r.statics).toEqual([
      { id: '235010170', t: T0, name: 'AMY C', imo: '9331505', callSign: 'MKWC7', shipType: 70, row: 0 },
    ])
  })

  it('reads all 17 columns; length and width say nothing of the antenna', async () => {
    const r = await read(
      OLD17,
      '"367379190","2022-01-03T00:00:00",30.3706,-88.56408,0,336.2,511,"EAGLE","IMO8207721","WTD4583",31,1,28,11,3.3,52,"A"',
    )
    expect(r.columns.headingDeg).toBeUndefined()
    expect([r.columns.navStatus![0], r.columns.aisClass![0]]).toEqual([1, 1])
    expect(r.statics[0]).toMatchObject({ lengthM: 28, beamM: 11, draughtM: 3.3, shipType: 31, aisClass: 'A' })
    expect(r.statics[0]).not.toHaveProperty('dimensions')
  })

  it('reads the newer header, longitude first', async () => {
    const r = await read(
      NEW,
      '366996430,2026-03-31 00:00:00,-82.55641,38.40362,0.1,295.2,100,CAPT JEFF IRBY,,WDK7088,31,12,20,8,3.3,,A',
    )
    expect(r.files[0]!.layout.name).toBe('marine-cadastre-2025')
    expect([r.columns.lon[0], r.columns.lat[0], r.columns.navStatus![0]]).toEqual([-82.55641, 38.40362, 12])
    expect(r.statics[0]).not.toHaveProperty('imo')
  })

  it('reads the Danish layout, 22 and 26 columns, and sets aside what is no ship', async () => {
    const r = await read(
      DANISH,
      '01/06/2018 00:00:00,Class A,215810000,55.921028,17.320418,Constrained by her ' +
        'draught,0.0,12.5,255.5,256,Unknown,,,Undefined,,,,Undefined, , , ,AIS',
      '01/06/2018 00:00:01,Class B,219000001,55.9,17.3,Unknown ' +
        'value,,,,,9331505,OXYZ,PETRA,Tanker,,20,120,GPS,6.5,SKAGEN,,AIS',
      '01/06/2018 00:00:02,Base Station,2190064,56.7,11.5,Unknown value,,,,,Unknown,,,Undefined,,,,GPS,,,,AIS',
    )
    expect(r.files[0]!.layout.name).toBe('danish-maritime-authority')
    expect(r.columns.t[0]).toBe(Date.UTC(2018, 5, 1))
    expect([...r.columns.navStatus!]).toEqual([4, 15])
    expect([...r.columns.aisClass!]).toEqual([1, 2])
    expect(r.rejected.map((x) => [x.row, x.reason])).toEqual([[2, 'not-a-ship']])
    expect(r.statics.find((s) => s.id === '219000001')).toMatchObject({
      name: 'PETRA',
      imo: '9331505',
      shipType: 80,
      lengthM: 120,
      beamM: 20,
      draughtM: 6.5,
      destination: 'SKAGEN',
      aisClass: 'B',
    })
    const wide = await read(
      `${DANISH},A,B,C,D`,
      '01/06/2018 00:00:00,Class ' +
        'A,215810000,55.9,17.3,Moored,0.0,0,0,256,Unknown,,X,Cargo,,30,200,GPS,9,,,AIS,150,50,10,20',
    )
    // By the publisher's own description C is to starboard and D to port.
    expect(wide.statics[0]!.dimensions).toEqual({ toBowM: 150, toSternM: 50, toStarboardM: 10, toPortM: 20 })
  })

  it('guesses plain names, with units in them, and takes named columns', async () => {
    const guessed = await read(
      'Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots',
      '2016-01-12 13:02:11.218,235070762,50.77,-1.09,157.8,5.9',
    )
    expect(guessed.files[0]!.layout.name).toBe('guessed')
    expect([guessed.columns.t[0], guessed.columns.lat[0], guessed.columns.cogDeg![0]]).toEqual([
      Date.UTC(2016, 0, 12, 13, 2, 11, 218),
      50.77,
      Math.fround(157.8),
    ])
    const named = await readCsv('who;when;east;north\nA;1577836800;"12° 30\' W";"55,5"', {
      columns: { id: 'who', t: 'when', lon: 'EAST', lat: 'north' },
    })
    expect(named.files[0]!.layout.name).toBe('named')
    expect([named.columns.t[0], named.columns.lon[0], named.columns.lat[0]]).toEqual([T0, -12.5, 55.5])
  })
})

describe('missing values are missing', () => {
  it('never 0, never a code', async () => {
    const r = await read(OLD17, '1,2020-01-01T00:00:00,1,2,102.3,360,511,"","","",NA,NA,NA,NA,NA,NA,""')
    const { columns: c } = r
    expect([c.sogKn, c.cogDeg, c.headingDeg, c.navStatus, c.aisClass]).toEqual(Array(5).fill(undefined))
    expect(r.statics).toEqual([])
    const mixed = await read(
      OLD17,
      '1,2020-01-01T00:00:00,1,2,,,,,,,,,,,,,',
      '1,2020-01-01T00:01:00,1,2,0,0,0,,,,,0,,,,,B',
    )
    expect([...mixed.columns.sogKn!, ...mixed.columns.cogDeg!, ...mixed.columns.headingDeg!]).toEqual([
      NaN,
      0,
      NaN,
      0,
      NaN,
      0,
    ])
    expect([...mixed.columns.navStatus!, ...mixed.columns.aisClass!]).toEqual([15, 0, 0, 2])
  })

  it('keeps placeholders of identity for the identity rules, without the prefix', async () => {
    const r = await read(OLD, '1,2020-01-01T00:00:00,1,2,,,,X,IMO0000000,,')
    expect(r.statics[0]!.imo).toBe('0000000')
  })

  it('leaves positions for cleaning to judge, but not blanks', async () => {
    const r = await read(
      'id,t,lon,lat',
      'a,1577836800,181,91',
      'a,1577836801,,5',
      'a,1577836802,5, ',
      'a,1577836803,0,0',
    )
    expect([...r.columns.lon]).toEqual([181, 0])
    expect(r.rejected.map((x) => [x.row, x.reason])).toEqual([
      [1, 'no-position'],
      [2, 'no-position'],
    ])
  })
})

describe('rows that give no report come back', () => {
  it('with row, reason, text and place', async () => {
    const r = await readCsv(
      '\nid,t,lon,lat\n,1577836800,1,2\na,noon,1,2\n\na,1577836800,east,2\na,1577836800\na,1577836800,1,2\n',
      { name: 'x.csv' },
    )
    expect(r.rejected).toEqual([
      { row: 0, reason: 'no-id', text: ',1577836800,1,2' },
      { row: 1, reason: 'no-time', text: 'a,noon,1,2' },
      { row: 3, reason: 'no-position', text: 'a,1577836800,east,2' },
      { row: 4, reason: 'malformed', text: 'a,1577836800' },
    ])
    expect([r.rows, [...r.columns.row!]]).toEqual([5, [5]])
    expect(placeOfRow(r.files, 3)).toEqual({ file: 'x.csv', row: 3, line: 6 })
  })

  it('counts all and lists some', async () => {
    const r = await readCsv(`id,t,lon,lat\n${'a,noon,1,2\n'.repeat(5000)}`, { maxRejected: 7 })
    expect([r.rejected.length, r.rejectedCounts['no-time']]).toEqual([7, 5000])
  })

  it('a quote that never ends loses its own line only', async () => {
    const good = Array.from({ length: 9 }, (_, i) => `a,${1577836800 + i},1,2,"B ""C"", D"`)
    const lines = ['id,t,lon,lat,name', ...good.slice(0, 4), 'a,1577836899,1,2,"OPEN', ...good.slice(4)]
    const r = await read(...lines)
    expect([r.columns.length, r.rejectedCounts.malformed, r.rejected[0]!.row]).toEqual([9, 1, 4])
    expect(r.statics.map((s) => s.name)).toEqual(['B "C", D'])
    const two = await read('id,t,lon,lat,name', 'a,1577836800,1,2,"OPEN', 'a,1577836801,1,2,x', 'a,1577836802,1,2,",y"')
    expect(two.columns.length + two.rejectedCounts.malformed).toBe(3)
  })
})

describe('however the input is cut', () => {
  const text = [
    OLD,
    ...Array.from({ length: 400 }, (_, i) => {
      const quoted = i % 7 === 0 ? `"NAME, ${i % 3} é€🚢"` : `N${i % 3}`
      return `${200000000 + (i % 5)},${new Date(T0 + i * 1000).toISOString().slice(0, 19)},${i / 100},${-i / 50},${i % 20},${i % 360},${i % 360},${quoted},,,70`
    }),
  ].join('\r\n')

  it('gives the same, as text, bytes or pieces', async () => {
    const whole = await readCsv(text)
    const bytes = new TextEncoder().encode(text)
    expect(whole.columns.length).toBe(400)
    expect(await readCsv(bytes)).toEqual(whole)
    expect(await readCsv(text.replaceAll('\r\n', '\n'))).toEqual(whole)
    expect(await readCsv(text.replaceAll('\r\n', '\r'))).toEqual(whole)
    const marked = 'input: it begins with a byte order mark, which was left out.'
    expect(await readCsv(`\uFEFF${text}\r\n`)).toEqual({ ...whole, warnings: [marked] })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 }), async (sizes) => {
        async function* cut(): AsyncGenerator<Uint8Array> {
          for (let at = 0, k = 0; at < bytes.length; k++) {
            const size = sizes[k % sizes.length]!
            yield bytes.subarray(at, at + size)
            at += size
          }
        }
        expect(await readCsv(cut())).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  it('identities do not depend on the order of rows', async () => {
    const [header, ...rows] = text.split('\r\n')
    const bare = (r: ReadResult): unknown => r.statics.map((s) => ({ ...s, row: undefined }))
    const whole = bare(await readCsv(text))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 398 }), async (step) => {
        const shuffled = rows
          .map((text, i) => ({ text, at: (i * 7919 * step) % 401 }))
          .sort((a, b) => a.at - b.at)
          .map((x) => x.text)
        expect(bare(await readCsv([header, ...shuffled].join('\n')))).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })
})

describe('identities as changes', () => {
  it('gives one report a change, in order of time, and passes over silence', async () => {
    const row = (t: number, name: string): string => `7,${T0 / 1000 + t},1,2,${name}`
    const r = await read(
      'id,t,lon,lat,name',
      row(5, 'B'),
      row(1, 'A'),
      row(2, ''),
      row(3, 'A'),
      row(4, 'B'),
      row(9, 'A'),
    )
    expect(r.statics.map((s) => [(s.t - T0) / 1000, s.name])).toEqual([
      [1, 'A'],
      [4, 'B'],
      [9, 'A'],
    ])
  })
})

describe('equal identities', () => {
  it('are counted, and the last of them told, in any order of rows', async () => {
    const row = (t: number): string => `7,${T0 / 1000 + t},1,2,A`
    const r = await read('id,t,lon,lat,name', row(5), row(1), row(9), row(3), `8,${T0 / 1000},1,2,B`)
    expect(r.statics).toEqual([
      { id: '7', t: T0 + 1000, name: 'A', messages: 4, lastT: T0 + 9000, row: 1 },
      { id: '8', t: T0, name: 'B', row: 4 },
    ])
  })
})

describe('what is no such input', () => {
  it.each([
    ['', /empty/],
    ['\n\n', /empty/],
    ['hello world', /no column was recognised for the vessel/],
    ['mmsi,time,lon\n1,2,3', /no column was recognised for the latitude \(lat\); its columns are mmsi, time, lon/],
  ])('%j gets a sentence', async (text, sentence) => {
    await expect(readCsv(text, { name: 'x.csv' })).rejects.toThrow(sentence)
    await expect(readCsv(text, { name: 'x.csv' })).rejects.toThrow(/^x\.csv/)
  })

  it('a named column that is not there gets a sentence', async () => {
    await expect(readCsv('a,b\n1,2', { columns: { id: 'ship' } })).rejects.toThrow(
      /there is no column "ship" for id; its columns are a, b/,
    )
    await expect(readCsv('a,b\n1,2', { maxRejected: -1 })).rejects.toThrow(/maxRejected is -1; expected/)
  })

  it('work can be cancelled and reports progress to the end', async () => {
    const seen: number[] = []
    await readCsv(
      `id,t,lon,lat\n${'a,1577836800,1,2\n'.repeat(40_000)}`,
      {},
      { onProgress: (p) => seen.push(p.done / p.total) },
    )
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    await expect(readCsv('id,t,lon,lat\na,1577836800,1,2', {}, { signal: { aborted: true } })).rejects.toThrow(
      CancelledError,
    )
  })
})
