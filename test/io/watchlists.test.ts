import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWatchlist } from '../../src/io/list/index.js'

// Rows in the published layouts. Names, IMO numbers, call signs, tonnages, flags and the MMSI of the ships: OFAC SDN
// list. Other names and MMSIs, dates, persons and companies are made up.
const SDN = [
  '15036,"ARTAVIL","vessel","IRAN] [IFSR",-0- ,"T2EU4","Crude/Oil Products Tanker","99,144","56068","Malta","A ' +
    'COMPANY LTD","Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu; alt. Former Vessel Flag None ' +
    'Identified; Additional Sanctions Information - Subject to Secondary Sanctions; Vessel Registration ' +
    'Identification IMO 9187629; MMSI 572469210; Linked To: ANOTHER COMPANY."',
  '2674,"DOE, John","individual","CUBA","Minister",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1953; IMO 9074729."',
  '306,"MADE UP SHIPPING",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Vessel Registration Identification IMO ' +
    '5647684."',
  '4243,"DREAM II","vessel","IRAN",-0- ,"5IM 592","Crude Oil Tanker","319988","164241","Iran",-0- ,"Vessel ' +
    "Registration Identification IMO 9356593; f.k.a. 'OLD DREAM'.\"",
  '\u001a',
].join('\r\n')
const ALT = [
  '15036,1,"fka","SHONA",-0- ',
  '15036,2,"aka","ALSO CALLED",-0- ',
  '2674,3,"aka","DOE, Jack",-0- ',
  '',
].join('\r\n')

describe("OFAC's sdn.csv and alt.csv", () => {
  it('give ships with their former names and flags, whichever comes first', async () => {
    const { watchlist, formats, rejected, notes } = await readWatchlist([SDN, ALT])
    expect(formats).toEqual(['ofac-sdn', 'ofac-alt'])
    expect(watchlist.name).toBe('OFAC SDN')
    expect(watchlist.entries).toEqual([
      {
        id: '15036',
        imos: ['9187629'],
        mmsis: ['572469210'],
        callSigns: ['T2EU4'],
        names: [
          { name: 'ARTAVIL', status: 'current' },
          { name: 'SHONA', status: 'former' },
          { name: 'ALSO CALLED', status: 'other' },
        ],
        flags: [
          { flag: 'MT', status: 'current' },
          { flag: 'MT', status: 'former' },
          { flag: 'TV', status: 'former' },
        ],
        shipType: 80,
        grossTonnage: 56068,
        programs: ['IFSR', 'IRAN'],
      },
      {
        id: '4243',
        imos: ['9356593'],
        mmsis: [],
        callSigns: ['5IM592'],
        names: [
          { name: 'DREAM II', status: 'current' },
          { name: 'OLD DREAM', status: 'former' },
        ],
        flags: [{ flag: 'IR', status: 'current' }],
        shipType: 80,
        grossTonnage: 164241,
        programs: ['IRAN'],
      },
    ])
    expect(rejected.map(({ row, reason }) => `${row} ${reason}`)).toEqual(['1 not-a-ship', '2 not-a-ship'])
    expect(notes).toContain('2 records of no ship, of which nothing was kept.')
    expect((await readWatchlist([ALT, SDN])).watchlist).toEqual(watchlist)
  })

  it('leave nothing of persons, companies and owners behind', async () => {
    expect(JSON.stringify(await readWatchlist([SDN, ALT]))).not.toMatch(
      /DOE|John|Minister|COMPANY|MADE UP|1953|9074729|5647684/,
    )
  })

  it('are cut at commas, however many semicolons the remarks of the first ship have', async () => {
    const flags = Array.from({ length: 14 }, () => 'alt. Former Vessel Flag Togo').join('; ')
    const row =
      `1,"SOME SHIP","vessel","IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"${flags}; Vessel Registration ` +
      `Identification IMO 9187629."`
    expect((await readWatchlist(`${row}\r\n${SDN}`)).watchlist.entries[0]).toMatchObject({
      id: '1',
      flags: [{ flag: 'TG', status: 'former' }],
    })
  })

  it('may have a header, as some copies have', async () => {
    const header =
      'ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks'
    expect((await readWatchlist(`${header}\n${SDN}`)).watchlist.entries.length).toBe(2)
  })

  it('tell that alt.csv alone has no ships', async () => {
    await expect(readWatchlist(ALT)).rejects.toThrow('give sdn.csv with it')
  })
})

describe('the UN 1718 list', () => {
  const HEADER =
    '#,vessel_name,imo_number,mmsi,flag,call_sign,type,designated_owner,date_of_designation,other_information,image_url,"Paragraph 8 (d) of resolution 1718 (2006) and paragraph 12 of resolution 2270 (2016)",Paragraph 12 (a) of resolution 2321 (2016)'

  it('gives ships with dates, several flags and paragraphs', async () => {
    const row =
      '4,"1: JIN TAI 2: SHENG DA 6",9163154,"1: 667000123 2: 312000123","1: Sierra Leone 2: ' +
      'Belize",9LU2455,General cargo,A COMPANY,2016-03-03,"free, text",,yes,NA'
    const { watchlist, formats, notes } = await readWatchlist(`${HEADER}\n${row}\n`)
    expect(formats).toEqual(['un-1718'])
    expect(watchlist.entries).toEqual([
      {
        id: 'IMO9163154',
        imos: ['9163154'],
        mmsis: ['312000123', '667000123'],
        callSigns: ['9LU2455'],
        names: [
          { name: 'JIN TAI', status: 'current' },
          { name: 'SHENG DA 6', status: 'current' },
        ],
        flags: [
          { flag: 'BZ', status: 'current' },
          { flag: 'SL', status: 'current' },
        ],
        shipType: 70,
        listedFrom: Date.UTC(2016, 2, 3),
        programs: ['Paragraph 8 (d) of resolution 1718 (2006) and paragraph 12 of resolution 2270 (2016)'],
      },
    ])
    expect(notes.join(' ')).toContain('Not read: #, designated_owner, image_url, other_information.')
  })
})

describe('OpenSanctions', () => {
  it('gives ships of maritime.csv, and nothing of organisations', async () => {
    const csv = [
      'type,caption,imo,risk,countries,flag,mmsi,id,url,datasets,aliases',
      '"VESSEL","ARTAVIL","IMO9187629","sanction;mare.shadow","ir","ir","572469210;209189000","imo-vsl-9187629","https://www.opensanctions.org/entities/imo-vsl-9187629/","us_ofac_sdn;eu_fsf","SHONA;ARTAVIL I"',
      'ORGANIZATION,A COMPANY,IMO5647684,sanction,ir,,,org-1,,us_ofac_sdn,',
    ].join('\n')
    const { watchlist, formats, rejected } = await readWatchlist(csv)
    expect(formats).toEqual(['opensanctions-maritime'])
    expect(watchlist.entries).toEqual([
      {
        id: 'imo-vsl-9187629',
        imos: ['9187629'],
        mmsis: ['209189000', '572469210'],
        callSigns: [],
        names: [
          { name: 'ARTAVIL', status: 'current' },
          { name: 'ARTAVIL I', status: 'other' },
          { name: 'SHONA', status: 'other' },
        ],
        flags: [{ flag: 'IR', status: 'current' }],
        programs: ['eu_fsf', 'mare.shadow', 'sanction', 'us_ofac_sdn'],
        url: 'https://www.opensanctions.org/entities/imo-vsl-9187629/',
      },
    ])
    expect(rejected).toEqual([{ row: 1, reason: 'not-a-ship' }])
  })

  const vessel = (properties: object) => ({
    id: 'v1',
    schema: 'Vessel',
    caption: 'ARTAVIL',
    datasets: ['us_ofac_sdn'],
    properties,
  })
  const own = {
    name: ['ARTAVIL'],
    previousName: ['SHONA'],
    imoNumber: ['IMO9187629'],
    mmsi: ['572469210'],
    flag: ['ir'],
    pastFlags: ['mt', 'tv'],
    type: ['Crude Oil Tanker'],
  }

  it('gives ships of FollowTheMoney lines, with the dates of sanctions that stand apart', async () => {
    const lines = [
      {
        id: 's1',
        schema: 'Sanction',
        properties: {
          entity: ['v1'],
          listingDate: ['2012-07-12'],
          startDate: ['2010-01-01'],
          program: ['IRAN'],
          endDate: ['2016-01-16'],
        },
      },
      vessel(own),
      { id: 'p1', schema: 'Person', properties: { name: ['JOHN DOE'], birthDate: ['1953'] } },
      { id: 's2', schema: 'Sanction', properties: { entity: ['v1'], startDate: ['2018-11-05'], program: ['IFSR'] } },
    ]
    const text = lines.map((line) => JSON.stringify(line)).join('\n')
    const { watchlist, formats } = await readWatchlist(text)
    expect(formats).toEqual(['ftm'])
    // Taken off once, and put on again: it still stands there.
    expect(watchlist.entries).toEqual([
      {
        id: 'v1',
        imos: ['9187629'],
        mmsis: ['572469210'],
        callSigns: [],
        names: [
          { name: 'ARTAVIL', status: 'current' },
          { name: 'SHONA', status: 'former' },
        ],
        flags: [
          { flag: 'IR', status: 'current' },
          { flag: 'MT', status: 'former' },
          { flag: 'TV', status: 'former' },
        ],
        shipType: 80,
        listedFrom: Date.UTC(2012, 6, 12),
        programs: ['IFSR', 'IRAN', 'us_ofac_sdn'],
      },
    ])
    expect(JSON.stringify(await readWatchlist(text))).not.toMatch(/DOE|1953/)
  })

  it('gives the dates of sanctions that stand within the ship, and an end where all have ended', async () => {
    const sanctions = [
      { id: 's1', schema: 'Sanction', properties: { listingDate: ['2012-07-12'], endDate: ['2016-01-16'] } },
    ]
    const { watchlist } = await readWatchlist(JSON.stringify(vessel({ ...own, sanctions })))
    expect(watchlist.entries[0]).toMatchObject({ listedFrom: Date.UTC(2012, 6, 12), listedTo: Date.UTC(2016, 0, 16) })
  })

  it('loses one line where one is broken', async () => {
    const line = JSON.stringify(vessel(own))
    const { watchlist, rejected } = await readWatchlist(
      `${line}\n{"id": "v2", "schema": \n${line.replace('"v1"', '"v3"')}\n${line.slice(0, 60)}`,
    )
    expect(watchlist.entries.map(({ id }) => id)).toEqual(['v1', 'v3'])
    expect(rejected.map(({ reason }) => reason)).toEqual(['not-a-record', 'not-a-record'])
  })
})

describe('other lists', () => {
  it('are read where their columns have the usual names', async () => {
    const { watchlist, formats } = await readWatchlist(
      'IMO;Ship name;Former names;Gross tonnage;Date listed\n9187629;ARTAVIL;SHONA;56068;12/07/2012\n',
      { name: 'mine' },
    )
    expect(formats).toEqual(['table'])
    expect(watchlist).toMatchObject({
      name: 'mine',
      entries: [{ imos: ['9187629'], grossTonnage: 56068, listedFrom: Date.UTC(2012, 6, 12) }],
    })
  })

  it('are read as JSON, with what stands in a part of the record', async () => {
    const record = {
      imo: 9187629,
      name: 'ARTAVIL',
      programs: ['IRAN'],
      designation_date: '03/20/2026',
      vessel_info: { call_sign: 'T2EU4', flag: 'Iran', gross_tonnage: 56068 },
    }
    const { watchlist, formats } = await readWatchlist(JSON.stringify({ count: 1, vessels: [record] }, null, 2), {
      asOf: Date.UTC(2026, 2, 22),
    })
    expect(formats).toEqual(['json'])
    expect(watchlist.asOf).toBe(Date.UTC(2026, 2, 22))
    expect(watchlist.entries[0]).toMatchObject({
      callSigns: ['T2EU4'],
      flags: [{ flag: 'IR', status: 'current' }],
      listedFrom: Date.UTC(2026, 2, 20),
    })
  })

  it('have dates in the order that some of them show, for all of them', async () => {
    const list = (...dates: string[]) =>
      `imo,listed on\n${dates.map((date, k) => `${['9187629', '9074729'][k]!},${date}`).join('\n')}\n`
    const read = async (...dates: string[]) => {
      const { watchlist, notes } = await readWatchlist(list(...dates))
      return { days: watchlist.entries.map(({ listedFrom }) => listedFrom), notes: notes.join(' ') }
    }
    expect((await read('03/02/2026', '03/20/2026')).days).toEqual([Date.UTC(2026, 2, 20), Date.UTC(2026, 2, 2)])
    expect((await read('03/02/2026', '20/03/2026')).days).toEqual([Date.UTC(2026, 2, 20), Date.UTC(2026, 1, 3)])
    expect(await read('03/02/2026', '03/02/2026')).toEqual({
      days: [Date.UTC(2026, 1, 3), Date.UTC(2026, 1, 3)],
      notes: expect.stringContaining('could be day first') as string,
    })
    expect((await read('13/02/2026', '02/13/2026')).notes).toContain('1 date cannot be day first')
  })

  it('are the same in pieces of any size, packed or with a byte order mark', async () => {
    const lines = '{"imo":"9187629","name":"ARTAVIL"}\n{"imo":"9074729","name":"ÅLAND"}\n'
    const table = 'imo,name\n9187629,ARTAVIL\n9074729,"ÅLAND"\n'
    for (const text of [lines, table]) {
      const { watchlist } = await readWatchlist(text)
      expect(watchlist.entries.length).toBe(2)
      const bytes = new TextEncoder().encode(text)
      const pieces = async function* (size: number) {
        for (let i = 0; i < bytes.length; i += size) yield await Promise.resolve(bytes.subarray(i, i + size))
      }
      for (const size of [1, 7, 40]) expect((await readWatchlist(pieces(size))).watchlist).toEqual(watchlist)
      expect((await readWatchlist(gzipSync(bytes))).watchlist).toEqual(watchlist)
      const marked = await readWatchlist(`\ufeff${text}`)
      expect(marked.watchlist).toEqual(watchlist)
      expect(marked.notes[0]).toContain('byte order mark')
    }
  })

  it('are refused with a sentence where they are none', async () => {
    await expect(readWatchlist('')).rejects.toThrow('The watchlist is empty; expected a list of ships.')
    await expect(readWatchlist('colour,taste\nred,sweet\n')).rejects.toThrow(
      'has no column of ships; expected one of imo, mmsi, call sign or name, got: colour, taste.',
    )
    await expect(readWatchlist('<?xml version="1.0"?><sdnList/>')).rejects.toThrow('is XML')
    await expect(readWatchlist('!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\n')).rejects.toThrow('NMEA')
    await expect(readWatchlist(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).rejects.toThrow('ZIP')
    await expect(readWatchlist('imo\n1', { maxRejected: -1 })).rejects.toThrow('maxRejected is -1')
  })

  it('lose a row where a quote does not end, and not those behind it', async () => {
    const rows = Array.from({ length: 20 }, (_, k) => `x${k},SHIP NUMBER ${k}`)
    const { watchlist, rejected } = await readWatchlist(['id,name', 'a,"NEVER ENDS', ...rows].join('\n'))
    expect(watchlist.entries.length).toBe(20)
    expect(rejected).toEqual([{ row: 0, reason: 'not-a-record' }])
  })

  it('answer any text with a list or a sentence', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'imo',
        'name',
        ',',
        '"',
        '\n',
        '\r\n',
        ';',
        '{',
        '}',
        '[',
        '9187629',
        '__proto__',
        '\0',
        '\ud800',
        '-0- ',
        'vessel',
        '\u001a',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('', 'imo,name\n', '{"imo":"9187629"}\n', `${SDN.split('\r\n')[0]!}\n`),
        async (pieces, start) => {
          const text = start + pieces.join('')
          try {
            const { watchlist, rejected } = await readWatchlist(text)
            expect(watchlist.kind).toBe('watchlist')
            expect(rejected.every(({ row }) => row >= 0)).toBe(true)
          } catch (error) {
            expect((error as Error).name).toBe('ReadError')
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
