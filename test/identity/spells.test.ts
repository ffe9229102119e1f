import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addStatics, createSpells, finishSpells, identitySpells } from '../../src/identity/period/index.js'
import type { IdentitySpell, StaticReport } from '../../src/model/index.js'
import { HOUR, MIN, random, shuffled, T0 } from '../helpers/tracks.js'

const STEP = 6 * MIN
const DAY = 24 * HOUR
const HULL = { toBowM: 150, toSternM: 30, toPortM: 12, toStarboardM: 18 }
const BASE = {
  id: '256865000',
  imo: '9218478',
  name: 'DAMAVAND',
  callSign: '9HEG9',
  shipType: 80,
  dimensions: HULL,
  messageType: 5 as const,
}

/** Messages of one text from one instant to another, one each six minutes. */
const sent = (fields: Partial<StaticReport>, fromH: number, toH: number, stepMs = STEP): StaticReport[] =>
  Array.from({ length: Math.floor(((toH - fromH) * HOUR) / stepMs) }, (_, i) => ({
    ...BASE,
    ...fields,
    t: T0 + fromH * HOUR + i * stepMs,
  }))

const omitImo = (fields: typeof BASE): Omit<typeof BASE, 'imo'> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'imo')) as Omit<typeof BASE, 'imo'>

const names = (spells: readonly IdentitySpell[]): (string | undefined)[] => spells.map(({ name }) => name)

describe('identitySpells', () => {
  it('dates a change of name as an interval, last old to first new, and counts what it rests on', () => {
    const spells = identitySpells([...sent({}, 0, 10), ...sent({ name: 'DIAMOND II' }, 12, 20)])
    expect(names(spells)).toEqual(['DAMAVAND', 'DIAMOND II'])
    expect(spells[0]).toMatchObject({
      start: T0,
      end: T0 + 10 * HOUR - STEP,
      notAfter: T0 + 12 * HOUR,
      startsBy: 'record',
      endsBy: 'change',
      imo: '9218478',
      callSign: '9HEG9',
      shipType: 80,
      dimensions: HULL,
      lengthM: 180,
      beamM: 30,
      shared: false,
      empty: [],
      support: { messages: 100, hours: 10 },
    })
    expect(spells[1]).toMatchObject({
      start: T0 + 12 * HOUR,
      notBefore: T0 + 10 * HOUR - STEP,
      endsBy: 'record',
      support: { messages: 80, hours: 8 },
    })
    expect(spells[1]!.evidence.name).toMatchObject({
      messages: 80,
      hours: 8,
      raw: [{ value: 'DIAMOND II', messages: 80 }],
    })
  })

  it('makes one spell of a ship whose messages are garbled now and then, each time otherwise or always alike', () => {
    const next = random(3)
    const garbled = sent({}, 0, 100).map((one, i) => {
      if (next() < 0.03)
        return { ...one, name: `DAMAV${String.fromCharCode(65 + (i % 26))}!${i}`, imo: String(1_000_000 + i) }
      return next() < 0.02 ? { ...one, name: 'XQZ' } : one
    })
    const spells = identitySpells(garbled)
    expect(names(spells)).toEqual(['DAMAVAND'])
    expect(spells[0]!.support.messages).toBe(garbled.length)
  })

  it('keeps raw spellings, and takes a corrected typo for the same identity', () => {
    const spells = identitySpells([...sent({ name: 'DAMAVANT' }, 0, 30), ...sent({}, 30, 100)])
    expect(names(spells)).toEqual(['DAMAVAND'])
    expect(spells[0]!.evidence.name!.raw.map(({ value }) => value)).toEqual(['DAMAVAND', 'DAMAVANT'])
  })

  it('does not let the first junk sighting of a name date its beginning', () => {
    const spells = identitySpells([
      ...sent({}, 0, 50),
      ...sent({ name: 'DIAMOND II' }, 50, 50.2),
      ...sent({}, 51, 500),
      ...sent({ name: 'DIAMOND II' }, 500, 600),
    ])
    expect(names(spells)).toEqual(['DAMAVAND', 'DIAMOND II'])
    expect(spells[1]!.start).toBe(T0 + 500 * HOUR)
  })

  it('dates a change in which old and new are mixed for a while after the last of the old', () => {
    const mixed = sent({}, 10, 12).map((one, i) => (i % 2 === 0 ? one : { ...one, name: 'DIAMOND II' }))
    const spells = identitySpells([...sent({}, 0, 10), ...mixed, ...sent({ name: 'DIAMOND II' }, 12, 30)])
    expect(names(spells)).toEqual(['DAMAVAND', 'DIAMOND II'])
    expect(spells.map(({ shared }) => shared)).toEqual([false, false])
    expect([spells[0]!.end, spells[1]!.start]).toEqual([T0 + 12 * HOUR - 2 * STEP, T0 + 12 * HOUR - STEP])
  })

  it('takes name, call sign and number that change within a day for one change', () => {
    const spells = identitySpells([
      ...sent({}, 0, 40),
      ...sent({ name: 'DIAMOND II' }, 40, 45),
      ...sent({ name: 'DIAMOND II', callSign: 'HOAB' }, 45, 90),
    ])
    expect(spells.map(({ name, callSign }) => [name, callSign])).toEqual([
      ['DAMAVAND', '9HEG9'],
      ['DIAMOND II', 'HOAB'],
    ])
    expect([spells[1]!.notBefore, spells[1]!.start]).toEqual([T0 + 40 * HOUR - STEP, T0 + 45 * HOUR])
  })

  it('takes changes of two fields that overlap for one, whatever was sent in between', () => {
    const silent = (one: StaticReport): StaticReport => ({
      ...(JSON.parse(JSON.stringify({ ...one, callSign: undefined })) as StaticReport),
      messageType: 24,
    })
    const spells = identitySpells([
      ...sent({}, 0, 40),
      ...sent({ name: 'IN BETWEEN' }, 40, 60).map(silent),
      ...sent({ name: 'DIAMOND II' }, 60, 70).map(silent),
      ...sent({ name: 'DIAMOND II', callSign: 'HOAB' }, 70, 100),
    ])
    expect(
      spells.map(({ name, callSign, start, end }) => [
        name,
        callSign,
        (start - T0) / HOUR,
        Math.round((end - T0) / HOUR),
      ]),
    ).toEqual([
      ['DAMAVAND', '9HEG9', 0, 40],
      ['DIAMOND II', 'HOAB', 70, 100],
    ])
  })

  it('finds a number that was sent and then left empty in message 5', () => {
    const without = omitImo(BASE)
    const dropped = sent({}, 10, 20).map(({ t }) => ({ ...without, t }))
    for (const later of [dropped, sent({ imo: '0' }, 10, 20)]) {
      const spells = identitySpells([...sent({}, 0, 10), ...later])
      expect(spells.map(({ imo, empty }) => [imo, empty])).toEqual([
        ['9218478', []],
        [undefined, ['imo']],
      ])
    }
  })

  it(
    'does not take for gone what a message cannot carry: 24 and 19 have no IMO number, and a table may lack a ' +
      'column',
    () => {
      const without = omitImo(BASE)
      for (const messageType of [24, 19, undefined] as const) {
        const later = sent({}, 10, 20).map(
          ({ t }) => ({ ...without, ...(messageType === 24 ? { messageType } : {}), messageType, t }) as StaticReport,
        )
        const spells = identitySpells([...sent({}, 0, 10), ...later])
        expect(spells).toHaveLength(1)
        expect(spells[0]!.imo).toBe('9218478')
      }
    },
  )

  it('joins the two parts of message 24', () => {
    const part = (fields: Partial<StaticReport>, fromH: number, toH: number): StaticReport[] =>
      sent({}, fromH, toH).map(({ t, id }) => ({ id, t, messageType: 24, aisClass: 'B', ...fields }) as StaticReport)
    const b = part({ callSign: 'MABC5', dimensions: HULL, shipType: 37, vendor: 'SRT10123' }, 0, 20)
    const spells = identitySpells([
      ...part({ name: 'HAPPY DAYS' }, 0, 10),
      ...b,
      ...part({ name: 'BLUE MOON' }, 10, 20),
    ])
    expect(spells.map(({ name, callSign, vendor, aisClass }) => [name, callSign, vendor, aisClass])).toEqual([
      ['HAPPY DAYS', 'MABC5', 'SRT10123', 'B'],
      ['BLUE MOON', 'MABC5', 'SRT10123', 'B'],
    ])
  })

  it('tells identities apart that one transmitter sends by turns, with what belongs to each', () => {
    const other = { name: 'LUCKY STAR', imo: '9074729', callSign: 'HOXX', dimensions: { ...HULL, toBowM: 40 } }
    const both = sent({}, 0, 48).map((one, i) => (i % 3 === 0 ? { ...one, ...other } : one))
    const spells = identitySpells(both)
    expect(spells.map(({ name, imo, callSign, lengthM, shared }) => [name, imo, callSign, lengthM, shared])).toEqual([
      ['LUCKY STAR', '9074729', 'HOXX', 70, true],
      ['DAMAVAND', '9218478', '9HEG9', 180, true],
    ])
    expect(new Set(spells.map(({ id }) => id)).size).toBe(2)
  })

  it('finds A, B and A again', () => {
    const spells = identitySpells([
      ...sent({}, 0, 100),
      ...sent({ name: 'LUCKY STAR' }, 100, 200),
      ...sent({}, 200, 300),
    ])
    expect(names(spells)).toEqual(['DAMAVAND', 'LUCKY STAR', 'DAMAVAND'])
  })

  it('ends a spell at a long silence, whatever comes after', () => {
    const spells = identitySpells([...sent({}, 0, 10), ...sent({}, 24 * 400, 24 * 400 + 10)])
    expect(spells.map(({ startsBy, endsBy }) => [startsBy, endsBy])).toEqual([
      ['record', 'silence'],
      ['silence', 'record'],
    ])
    expect(spells[1]!.notBefore).toBe(spells[0]!.end)
  })

  it('gives nothing where nothing has support', () => {
    expect(identitySpells(sent({}, 0, 1))).toEqual([])
    expect(identitySpells([])).toEqual([])
    expect(
      identitySpells(
        sent(
          {
            imo: '0',
            name: '@@@@',
            callSign: '',
            shipType: 0,
            dimensions: { toBowM: 0, toSternM: 0, toPortM: 0, toStarboardM: 0 },
          },
          0,
          50,
        ),
      ),
    ).toEqual([])
  })

  it('counts a sparse satellite feed by hours, and runs told as one report', () => {
    expect(identitySpells(sent({}, 0, 7 * 24, 24 * HOUR))[0]!.support).toEqual({ messages: 7, hours: 7 })
    const run = [{ ...BASE, t: T0, messages: 241, lastT: T0 + DAY }]
    expect(identitySpells(run)[0]!.support).toEqual(identitySpells(sent({}, 0, 24.1))[0]!.support)
  })

  it('asks for options that make sense', () => {
    expect(() => identitySpells([], { minMessages: 0 })).toThrow(
      'identitySpells: minMessages is 0; expected a number from 1',
    )
    expect(() => finishSpells(undefined as never)).toThrow('what createSpells returns')
  })
})

/** A year of one ship or several, with names from a few, silences and junk. */
const history = (seed: number): StaticReport[] => {
  const next = random(seed)
  const reports: StaticReport[] = []
  for (const id of ['256865000', '413000001']) {
    let h = 0
    let { name, imo } = BASE as { name: string; imo: string }
    while (h < 400) {
      const length = 1 + Math.floor(next() * 80)
      if (next() < 0.5) name = ['DAMAVAND', 'DIAMOND II', 'DAMAVANT', '', 'LUCKY 5'][Math.floor(next() * 5)]!
      if (next() < 0.3) imo = ['9218478', '9074729', '0'][Math.floor(next() * 3)]!
      const type = next() < 0.7 ? 5 : 24
      reports.push(
        ...sent({ id, name, imo, messageType: type as 5 | 24 }, h, h + length, STEP * (1 + Math.floor(next() * 3))),
      )
      h += length + (next() < 0.05 ? 24 * 100 : 0)
    }
  }
  return reports
}

describe('identitySpells, whatever the order', () => {
  it('does not depend on the order of reports', () => {
    fc.assert(
      fc.property(fc.nat(500), (seed) => {
        const reports = history(seed)
        expect(identitySpells(shuffled(reports, seed + 1))).toEqual(identitySpells(reports))
      }),
      { numRuns: 25 },
    )
  })

  it('does not depend on the order of messages of one instant', () => {
    const twins = sent({}, 0, 30).flatMap((one, i) => [one, { ...one, name: i < 150 ? 'LUCKY STAR' : 'AB CDE' }])
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        expect(identitySpells(shuffled(twins, seed))).toEqual(identitySpells(twins))
      }),
      { numRuns: 10 },
    )
  })

  it('does not depend on how a stream is cut, nor on small disorder in it', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 900 }), (seed, size) => {
        const reports = history(seed).sort((a, b) => a.t - b.t)
        const next = random(seed)
        const jittered = [...reports]
          .map((report) => ({ report, at: report.t + next() * 10 * MIN }))
          .sort((a, b) => a.at - b.at)
          .map(({ report }) => report)
        const reading = createSpells()
        for (let i = 0; i < jittered.length; i += size)
          expect(addStatics(reading, jittered.slice(i, i + size))).toEqual([])
        expect(finishSpells(reading)).toEqual(identitySpells(reports))
      }),
      { numRuns: 25 },
    )
  })

  it('moves with time, and keeps vessels apart', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: -1e9, max: 1e9 }), (seed, by) => {
        const reports = history(seed)
        const moved = identitySpells(reports.map((one) => ({ ...one, t: one.t + by })))
        expect(moved.map(({ start, end, name }) => [start - by, end - by, name])).toEqual(
          identitySpells(reports).map(({ start, end, name }) => [start, end, name]),
        )
        const alone = ['256865000', '413000001'].flatMap((id) => identitySpells(reports.filter((one) => one.id === id)))
        expect(alone).toEqual(identitySpells(reports))
      }),
      { numRuns: 15 },
    )
  })

  it('says of every spell what was sent: supported values only, within the record, in order', () => {
    fc.assert(
      fc.property(fc.nat(500), (seed) => {
        const reports = history(seed)
        for (const spell of identitySpells(reports)) {
          const own = reports.filter(({ id, t }) => id === spell.vessel && t >= spell.start && t <= spell.end)
          expect(spell.end).toBeGreaterThanOrEqual(spell.start)
          if (!spell.shared) expect(own.length).toBe(spell.support.messages)
          if (spell.name !== undefined)
            expect(spell.evidence.name!.messages >= 20 || spell.evidence.name!.hours >= 6).toBe(true)
          if (spell.notBefore !== undefined) expect(spell.notBefore).toBeLessThanOrEqual(spell.start)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('refuses what comes too late, and says so', () => {
    const reading = createSpells({ lagMs: 0 })
    const [first, second, third] = sent({}, 0, 1)
    expect(addStatics(reading, [first!, third!, second!])).toEqual([])
    expect(
      addStatics(reading, [first!, { ...first!, id: '' }, { ...first!, t: NaN }]).map(({ reason }) => reason),
    ).toEqual(['late', 'no-id', 'no-time'])
  })

  it('takes hostile text for what it is', () => {
    const hostile = [
      '__proto__',
      'constructor',
      '\0\0',
      '\ud800',
      '🚢'.repeat(10),
      'A'.repeat(10_000),
      '<img src=x>',
      "'; DROP TABLE--",
    ]
    for (const text of hostile) {
      const spells = identitySpells(sent({ id: text, name: text, imo: text, callSign: text, vendor: text }, 0, 30))
      expect(() => structuredClone(spells)).not.toThrow()
      for (const { vessel, name, evidence } of spells) {
        expect(vessel).toBe(text)
        expect((name ?? '').length).toBeLessThanOrEqual(64)
        expect(Object.values(evidence).every(({ raw }) => raw.every(({ value }) => value.length <= 64))).toBe(true)
      }
    }
    const broken = sent({}, 0, 30).map(
      (one) => ({ ...one, name: 5, imo: {}, dimensions: null, shipType: NaN, callSign: [] }) as unknown as StaticReport,
    )
    expect(identitySpells(broken)).toEqual([])
  })

  it('counts what it gives up, so that nothing is lost silently', () => {
    const DAY = 86_400_000
    const name = (k: number): string =>
      `${String.fromCharCode(65 + (k % 26)).repeat(4)} ${'QXZ'[Math.floor(k / 26)]!.repeat(4)}`
    // Names by turns, one message each: the 17th and each after it drive out another one. The true name stays.
    const junk = Array.from({ length: 40 }, (_, k) => ({ id: '1', t: k * 60_000 + 1, name: name(k) }))
    const real = { id: '1', t: 0, name: 'REAL NAME', messages: 500, lastT: 0 }
    const [first, ...rest] = identitySpells([real, ...junk])
    expect([first!.name, rest, first!.dropped]).toEqual(['REAL NAME', [], { runs: 25, stretches: 0, messages: 25 }])
    expect(identitySpells([real, ...junk.slice(0, 15)])[0]!.dropped).toBeUndefined()
    // Names that held, one after the other: the 65th ended one drives out the one with the fewest messages.
    const held = Array.from({ length: 70 }, (_, k) => ({
      id: '1',
      t: k * 10 * DAY,
      name: name(k),
      messages: 100 + k,
      lastT: (k * 10 + 8) * DAY,
    }))
    const spells = identitySpells(held)
    expect(spells).toHaveLength(64)
    expect(spells[0]!.dropped).toEqual({ runs: 6, stretches: 0, messages: 100 + 101 + 102 + 103 + 104 + 105 })
    // Stretches between long silences: the oldest of 66 go.
    const stretches = Array.from({ length: 66 }, (_, k) => ({
      id: '1',
      t: k * 200 * DAY,
      name: 'REAL NAME',
      messages: 30 + k,
      lastT: (k * 200 + 1) * DAY,
    }))
    expect(identitySpells(stretches)[63]!.dropped).toEqual({ runs: 0, stretches: 2, messages: 30 + 31 })
  })
})
