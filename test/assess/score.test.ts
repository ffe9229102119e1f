import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess } from '../../src/assess/index.js'
import type { AssessInput } from '../../src/assess/observe/index.js'
import { scoreRendezvous, usualWorkOf, type WeighedRendezvous } from '../../src/assess/rendezvous/index.js'
import { RENDEZVOUS_WEIGHTS, TELLING_BITS, type AssessOptions } from '../../src/assess/weight/index.js'
import { IDENTITY_WEIGHTS } from '../../src/identity/evidence/index.js'
import type { FindingContext, Rendezvous } from '../../src/model/index.js'
import { anyKnown, anyRendezvous } from './arbitraries.js'
import {
  gap,
  HOUR,
  identityFinding,
  listMatch,
  rendezvous,
  ship,
  START,
  TANKERS,
  type Beside,
  type Change,
} from './make.js'

const keys = ({ score }: WeighedRendezvous): string[] => score.factors.map(({ id }) => id).sort()
const has = (one: WeighedRendezvous, id: string): boolean => keys(one).includes(id)
const bitsOf = ({ score }: WeighedRendezvous): number => score.bits
const workOf = (r: Rendezvous, beside: Beside = {}): string[] => usualWorkOf(scoreRendezvous(r, beside).score)
const typesOf = (types: readonly [number, number]): AssessInput['particulars'] => [
  ship('211000001', types[0]),
  ship('211000002', types[1]),
]

describe('bits of a rendezvous', () => {
  it('add up exactly, in multiples of 1/256, at most two of a family', () => {
    fc.assert(
      fc.property(anyRendezvous, anyKnown, (r, { types, place }) => {
        const one = scoreRendezvous({ ...r, context: place as FindingContext }, { particulars: typesOf(types) })
        const { bits, factors } = one.score
        const shuffled = [...factors].reverse().reduce((sum, { countedBits }) => sum + countedBits, 0)
        expect(bits).toBe(shuffled)
        expect(Number.isInteger(bits * 256)).toBe(true)
        const families = new Map<string, number>()
        for (const factor of factors) {
          expect([0, factor.bits]).toContain(factor.countedBits)
          if (factor.countedBits !== 0) families.set(factor.family, (families.get(factor.family) ?? 0) + 1)
        }
        expect(Math.max(0, ...families.values())).toBeLessThanOrEqual(2)
        expect(JSON.parse(JSON.stringify(one))).toEqual(one)
      }),
    )
  })

  it('count the two of each family that move most, by plain sorting', () => {
    fc.assert(
      fc.property(anyRendezvous, (r) => {
        const { factors, bits } = scoreRendezvous(r).score
        let sum = 0
        for (const family of new Set(factors.map((one) => one.family))) {
          sum += factors
            .filter((one) => one.family === family)
            .map((one) => one.bits)
            .sort((a, b) => Math.abs(b) - Math.abs(a))
            .slice(0, 2)
            .reduce((a, b) => a + b, 0)
        }
        // Where two of a family have the same weight with opposite signs either may count.
        const ties = factors.some((p) =>
          factors.some(
            (q) => p !== q && p.family === q.family && Math.abs(p.bits) === Math.abs(q.bits) && p.bits !== q.bits,
          ),
        )
        if (!ties) expect(bits).toBe(sum)
      }),
    )
  })

  it('say what was observed; the catalogue says where each comes from and what else looks the same', () => {
    for (const { id, observed } of scoreRendezvous(rendezvous(), { particulars: TANKERS }).score.factors) {
      expect(RENDEZVOUS_WEIGHTS[id]!.source.length, id).toBeGreaterThan(10)
      expect(RENDEZVOUS_WEIGHTS[id]!.innocent.length, id).toBeGreaterThan(0)
      expect(Object.keys(observed).length, id).toBeGreaterThan(0)
    }
    for (const [key, { innocent, source }] of Object.entries(RENDEZVOUS_WEIGHTS))
      expect(innocent.length * source.length, key).toBeGreaterThan(0)
  })

  it('are the same whichever ship comes first, and what the ships are called', () => {
    fc.assert(
      fc.property(anyRendezvous, anyKnown, (r, { types }) => {
        const swapped: Rendezvous = {
          ...r,
          measures: { ...r.measures, medianSpeedKn: [r.measures.medianSpeedKn[1], r.measures.medianSpeedKn[0]] },
        }
        const plain = scoreRendezvous(r, { particulars: typesOf(types) }).score.bits
        expect(scoreRendezvous(swapped, { particulars: typesOf([types[1], types[0]]) }).score.bits).toBe(plain)
        const renamed: Rendezvous = {
          ...r,
          vessels: [
            { id: '311000001', hull: 0 },
            { id: '311000002', hull: 0 },
          ],
        }
        expect(
          scoreRendezvous(renamed, { particulars: [ship('311000001', types[0]), ship('311000002', types[1])] }).score
            .bits,
        ).toBe(plain)
      }),
    )
  })

  it('are none for what is not known', () => {
    const r = rendezvous()
    const without = <T extends object>(from: T, key: keyof T & string): T =>
      Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as T
    const measures = without(r.measures, 'headingDifferenceDeg')
    const bare = scoreRendezvous({
      ...r,
      measures: { ...measures, shape: without(measures.shape, 'relativeBearingDeg') },
    })
    expect(keys(bare)).toEqual([
      'company:none',
      'contact:alongside',
      'course:came-and-left',
      'duration:usual',
      'relative-speed:still',
      'steady:held',
    ])
    expect(usualWorkOf(bare.score)).toEqual([])
  })

  it('need two families for strong: a table with one family of evidence is at most moderate', () => {
    const weights = { 'contact:alongside': { ...RENDEZVOUS_WEIGHTS['contact:alongside']!, bits: 20 } }
    expect(scoreRendezvous(rendezvous(), {}, { weights }).score).toMatchObject({ bits: 20, band: 'moderate' })
    const two = { ...weights, 'course:came-and-left': { ...RENDEZVOUS_WEIGHTS['course:came-and-left']!, bits: 1 } }
    expect(scoreRendezvous(rendezvous(), {}, { weights: two }).score.band).toBe('strong')
    const place = {
      ...weights,
      'company:none': { ...RENDEZVOUS_WEIGHTS['company:none']!, family: 'place' as const, bits: 5 },
    }
    expect(scoreRendezvous(rendezvous(), {}, { weights: place }).score.band).toBe('moderate')
  })
})

describe('a weighed rendezvous', () => {
  it('is the same finding with a score, and with links where the score rests on other findings', () => {
    const r = rendezvous()
    expect(scoreRendezvous(r)).toEqual({ ...r, score: scoreRendezvous(r).score })
    const around = gap('211000001', r.end + HOUR, r.end + 4 * HOUR, 6)
    const match = listMatch('211000002')
    expect(scoreRendezvous(r, { gaps: [around], lists: [match] }).links).toEqual([around.id, match.id])
  })

  it('is the same weighed again, and has no links of an earlier weighing left', () => {
    const beside = { gaps: [gap('211000001', START + HOUR, START + 4 * HOUR, 6)] }
    const once = scoreRendezvous(rendezvous(), beside)
    expect(scoreRendezvous(once, beside)).toEqual(once)
    expect(scoreRendezvous(once)).toEqual(scoreRendezvous(rendezvous()))
  })

  it('stands in the order in which the rendezvous were given', () => {
    const list = [3, 1, 2].map((day) => rendezvous({ start: START + day * 24 * HOUR, medianDistanceM: 100 * day }))
    expect(assess({ rendezvous: list }).rendezvous.map(({ id }) => id)).toEqual(list.map(({ id }) => id))
    expect(assess({ rendezvous: list }).rendezvous).toEqual(list.map((r) => scoreRendezvous(r)))
  })
})

describe('what is kept apart', () => {
  const tankers = scoreRendezvous(rendezvous(), { particulars: TANKERS })

  it('two tankers side by side are a strong indicator', () => {
    expect(tankers.score.band).toBe('strong')
    expect(usualWorkOf(tankers.score)).toEqual([])
    expect(usualWorkOf(undefined)).toEqual([])
  })

  it.each([
    ['tow', { mode: 'underway', medianSpeedKn: [5, 5], shape: { acrossShare: 0.1 } }, [52, 80]],
    ['tug', {}, [31, 80]],
    ['pilot', {}, [50, 80]],
    ['rescue', {}, [51, 80]],
    ['service', {}, [53, 70]],
    ['leisure', {}, [36, 37]],
    ['leisure', {}, [60, 61]],
    ['passenger', {}, [60, 80]],
    ['pair-trawling', { mode: 'underway', medianSpeedKn: [3, 3], medianDistanceM: 250 }, [30, 30]],
  ] as const)('%s is named and speaks against', (work, change, types) => {
    const { score } = scoreRendezvous(rendezvous(change), { particulars: typesOf(types) })
    expect(usualWorkOf(score)).toContain(work)
    expect(score.bits).toBeLessThan(bitsOf(tankers) - 2)
    expect(score.factors.find(({ id }) => id === `work:${work}`)!.countedBits).toBeLessThan(0)
  })

  it('a ship and her own boat, by the number', () => {
    expect(workOf(rendezvous({ vessels: ['209587000', '982095871'] }))).toEqual(['own-boat'])
  })

  it('one ship with two transmitters: the same IMO number, or a constant place that never parts', () => {
    const imo = { imo: '9074729' }
    expect(workOf(rendezvous(), { particulars: [ship('211000001', 80, imo), ship('211000002', 80, imo)] })).toEqual([
      'two-transmitters',
    ])
    const rigid = {
      startsBy: 'record',
      endsBy: 'record',
      shape: { relativeSpreadM: 3, netDriftM: 30_000, extentM: 15_000 },
    } as const
    expect(workOf(rendezvous(rigid))).toEqual(['two-transmitters'])
    expect(workOf(rendezvous({ ...rigid, startsBy: 'motion' }))).toEqual([])
    expect(workOf(rendezvous({ ...rigid, shape: { ...rigid.shape, relativeSpreadM: 40 } }))).toEqual([])
    const bad = { imo: '9074720' }
    expect(workOf(rendezvous(), { particulars: [ship('211000001', 80, bad), ship('211000002', 80, bad)] })).toEqual([])
  })

  it('a workboat at what does not move off the coast; a small tanker at a ship near a harbour', () => {
    const fixed = (coastDistanceM: number): Rendezvous =>
      rendezvous({ shape: { extentM: 8 }, context: { coastDistanceM } })
    expect(workOf(fixed(60_000))).toEqual(['supply'])
    expect(workOf(fixed(500))).toEqual([])
    const sizes = [
      ship('211000001', 80, { lengthM: 80, beamM: 14 }),
      ship('211000002', 70, { lengthM: 220, beamM: 32 }),
    ]
    expect(workOf(rendezvous({ context: { harbourDistanceM: 3000 } }), { particulars: sizes })).toEqual(['bunkering'])
    expect(workOf(rendezvous({ context: { harbourDistanceM: 90_000 } }), { particulars: sizes })).toEqual([])
  })

  it('a tug that lies still alongside a ship at anchor for hours, and a tug at work', () => {
    const types = [ship('211000001', 31), ship('211000002', 80)]
    const shape = { relativeSpreadM: 14, extentM: 90 }
    const lies = { mode: 'anchored', startsBy: 'motion', end: START + 4 * HOUR, shape } as const
    const work = (change: Change, particulars = types): readonly string[] => workOf(rendezvous(change), { particulars })
    expect(work(lies)).toEqual(['barge'])
    expect(work({ ...lies, end: START + HOUR })).toEqual(['tug'])
    expect(work({ ...lies, shape: { ...shape, relativeSpreadM: 40 } })).toEqual(['tug'])
    expect(work({ ...lies, shape: { ...shape, extentM: 4 } })).toEqual(['tug'])
    expect(work({ ...lies, startsBy: 'record', endsBy: 'record' })).toEqual(['tug'])
    expect(work({ ...lies, mode: 'drifting' })).toEqual(['tug'])
    expect(work({ ...lies, mode: 'underway' })).toEqual(['tow'])
    expect(work(lies, [ship('211000001', 31), ship('211000002', 52)])).toEqual(['tug'])
  })

  it('several kinds of work, always in one order', () => {
    const boat = { particulars: [ship('209587000', 53), ship('982095871', 36)] }
    expect(workOf(rendezvous({ vessels: ['209587000', '982095871'] }), boat)).toEqual([
      'own-boat',
      'service',
      'leisure',
    ])
  })

  it('hulls rather than antennas, where sizes and headings are known', () => {
    expect(has(scoreRendezvous(rendezvous({ hullGapM: 6, medianDistanceM: 140 })), 'contact:alongside')).toBe(true)
    expect(has(scoreRendezvous(rendezvous({ hullGapM: 200, medianDistanceM: 240 })), 'contact:apart')).toBe(true)
    const large = [
      ship('211000001', 80, { lengthM: 330, beamM: 58 }),
      ship('211000002', 80, { lengthM: 250, beamM: 44 }),
    ]
    expect(
      has(scoreRendezvous(rendezvous({ medianDistanceM: 115 }), { particulars: large }), 'contact:alongside'),
    ).toBe(true)
    const boats = [ship('211000001', 30, { lengthM: 12, beamM: 4 }), ship('211000002', 30, { lengthM: 15, beamM: 5 })]
    expect(has(scoreRendezvous(rendezvous({ medianDistanceM: 60 }), { particulars: boats }), 'contact:near')).toBe(true)
  })
})

describe('what is known beside a rendezvous', () => {
  const r = rendezvous()
  const at = (context: Change['context'], options?: AssessOptions): WeighedRendezvous =>
    scoreRendezvous(rendezvous({ context: context! }), {}, options)
  const plain = scoreRendezvous(r)

  it('darkness is small, and a transfer area says nothing', () => {
    const light = (darkShare: number): number =>
      bitsOf(at({ night: { darkShare, moonlitShare: 0 } as FindingContext['night'] }))
    expect(light(1) - light(0)).toBeGreaterThan(0)
    expect(light(1) - light(0)).toBeLessThan(1)
    const zones = ['Lightering 1']
    expect(bitsOf(at({ zones }, { zoneRoles: { 'Lightering 1': 'transfer' } }))).toBe(bitsOf(plain))
    expect(bitsOf(at({ zones }, { zoneRoles: { 'Lightering 1': 'harbour' } }))).toBeLessThan(bitsOf(plain))
    expect(bitsOf(at({ zones }))).toBe(bitsOf(plain))
  })

  it('a harbour and land speak against', () => {
    const open = at({ harbourDistanceM: 60_000, coastDistanceM: 50_000 })
    expect(bitsOf(at({ harbourDistanceM: 0, coastDistanceM: 0 }))).toBeLessThan(bitsOf(open) - 6)
    expect(has(at({ harbourDistanceM: 0, harbourKind: 'anchorage' }), 'harbour:anchorage')).toBe(true)
  })

  it('a telling gap about the time counts, a lost one does not, nor one days off', () => {
    const around = (bits?: number): WeighedRendezvous =>
      scoreRendezvous(r, { gaps: [gap('211000001', r.end + HOUR, r.end + 4 * HOUR, bits)] })
    const far = scoreRendezvous(r, { gaps: [gap('211000001', r.end + 40 * HOUR, r.end + 44 * HOUR, 6)] })
    const id = gap('211000001', r.end + HOUR, r.end + 4 * HOUR).id
    expect(has(around(6), 'gap:telling')).toBe(true)
    expect(around(6).score.factors.find((one) => one.id === 'gap:telling')).toMatchObject({
      of: id,
      observed: { when: 'after' },
    })
    expect(around(6).links).toEqual([id])
    expect(keys(around(0.5)).filter((key) => key.startsWith('gap'))).toEqual([])
    expect(keys(far).filter((key) => key.startsWith('gap'))).toEqual([])
    expect(has(around(), 'gap:unscored')).toBe(true)
    expect(has(around(TELLING_BITS), 'gap:telling')).toBe(true)
    expect(has(around(TELLING_BITS - 1 / 256), 'gap:some')).toBe(true)
    expect(around(6).score.factors.find((one) => one.id === 'gap:telling')!.threshold).toMatchObject({
      tellingBits: TELLING_BITS,
    })
  })

  it('identities of either ship count, list matches do not, two numbers on this very pair are one hull', () => {
    const changed = scoreRendezvous(r, { identity: [identityFinding('ID-02', ['211000002'])] })
    expect(has(changed, 'identity:moderate')).toBe(true)
    expect(bitsOf(changed)).toBeGreaterThan(bitsOf(plain))
    const listed = scoreRendezvous(r, { lists: [listMatch('211000001')] })
    expect(bitsOf(listed)).toBe(bitsOf(plain))
    expect(listed.score.factors.find(({ id }) => id === 'list:match')).toMatchObject({
      bits: 0,
      of: 'list-match:211000001',
      observed: { vessel: '211000001' },
    })
    const one = scoreRendezvous(r, { identity: [identityFinding('ID-22', ['211000001', '211000002'])] })
    expect(usualWorkOf(one.score)).toEqual(['two-transmitters'])
    expect(keys(one).filter((key) => key.startsWith('identity'))).toEqual([])
  })

  it('identities are weighed with the weights and limits that were given', () => {
    const beside = { identity: [identityFinding('ID-10', ['211000002'])] }
    const weights = { ...IDENTITY_WEIGHTS, 'ID-10': { ...IDENTITY_WEIGHTS['ID-10']!, bits: 5 } }
    const factorOf = (options?: AssessOptions): object | undefined =>
      scoreRendezvous(r, beside, options).score.factors.find(({ id }) => id.startsWith('identity:'))
    expect(factorOf()).toMatchObject({
      id: 'identity:weak',
      observed: { identityBits: 0.5 },
      threshold: { moderateBits: 3, strongBits: 6 },
    })
    expect(factorOf({ identity: { weights } })).toMatchObject({
      id: 'identity:moderate',
      observed: { identityBits: 5 },
      threshold: { moderateBits: 3, strongBits: 6 },
    })
    expect(factorOf({ identity: { moderateBits: 0.5, strongBits: 9 } })).toMatchObject({
      id: 'identity:moderate',
      threshold: { moderateBits: 0.5, strongBits: 9 },
    })
    expect(factorOf({ identity: { weights, moderateBits: 5.5 } })).toMatchObject({
      id: 'identity:weak',
      threshold: { moderateBits: 5.5, strongBits: 6 },
    })
  })

  it('a ship is what she sends halfway through: a new entry counts from its first instant on', () => {
    const halfway = (r.start + r.end) / 2
    const change = (t: number): AssessInput['particulars'] => [
      ship('211000001', 80, { end: t }),
      ship('211000001', 52, { start: t }),
      ship('211000002', 80),
    ]
    expect(workOf(r, { particulars: change(halfway) })).toEqual(['tug'])
    expect(workOf(r, { particulars: change(halfway + 1) })).toEqual([])
  })

  it(
    'draughts that change in opposite senses and fit each other speak for, late entries too; no change proves ' +
      'nothing',
    () => {
      const size = { lengthM: 200, beamM: 32 }
      const sent = (id: string, before: number, after: number, t: number): NonNullable<AssessInput['particulars']> => [
        ship(id, 80, { ...size, draughtM: before, end: t }),
        ship(id, 80, { ...size, draughtM: after, start: t }),
      ]
      const level = (a: [number, number], b: [number, number], t = r.end + 20 * HOUR): string | undefined =>
        keys(scoreRendezvous(r, { particulars: [...sent('211000001', ...a, t), ...sent('211000002', ...b, t)] })).find(
          (key) => key.startsWith('draught'),
        )
      expect(level([12, 9], [7, 10])).toBe('draught:opposite')
      expect(level([12, 9], [7, 7.4])).toBe('draught:one') // 3 m here and 0.4 m there are not one cargo
      expect(level([12, 9], [9, 7])).toBe('draught:same')
      expect(level([12, 9], [7, 7])).toBe('draught:one')
      expect(level([12, 12], [7, 7])).toBeUndefined()
      expect(level([12, 9], [7, 10], r.end + 90 * HOUR)).toBeUndefined()
      expect(level([12, 0], [7, 25.5])).toBeUndefined()
    },
  )
})

describe('a wrong call', () => {
  it('throws a sentence', () => {
    expect(() => assess({ rendezvous: 'all' as never })).toThrow('assess: rendezvous are "all"; expected an array.')
    expect(() => assess({ rendezvous: [] }, { strongBits: NaN })).toThrow('assess: strongBits is NaN')
    expect(() => assess({ rendezvous: [] }, { identity: { moderateBits: -1 } })).toThrow(
      'scoreIdentity: moderateBits is -1',
    )
    expect(() => assess({ rendezvous: [] }, { weight: {} } as never)).toThrow('there is no option "weight"')
  })
})
