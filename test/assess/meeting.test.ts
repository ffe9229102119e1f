import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, assessMeeting, MEETING_WEIGHTS, sentenceOf, type AssessInput } from '../../src/assess/index.js'
import type { AssessedMeeting } from '../../src/model/assess.js'
import type { GapScore } from '../../src/model/gapScore.js'
import type { IdentityFinding } from '../../src/model/identity.js'
import type { Rendezvous } from '../../src/model/findings.js'
import { gap, HOUR, meeting, ship, START, TANKERS } from './make.js'

const keys = ({ factors }: AssessedMeeting): string[] => factors.map(({ id }) => id).sort()
const has = (one: AssessedMeeting, id: string): boolean => keys(one).includes(id)
const score = (id: string, bits: number): GapScore => ({ gap: id, bits }) as unknown as GapScore
const finding = (rule: IdentityFinding['rule'], weight: string, vessels: readonly string[]): IdentityFinding => ({
  kind: 'identity', id: `identity:${rule}:${vessels.join(':')}`, rule, weight, family: rule === 'ID-33' ? 'list' : 'change', vessels, start: START, end: START,
  differences: [], observed: {}, threshold: {}, bits: 0, spells: [], evidence: [], innocent: ['sale'], source: 'test',
})

const shapes = fc.record({
  relativeSpreadM: fc.double({ min: 0, max: 400, noNaN: true }), extentM: fc.double({ min: 0, max: 9000, noNaN: true }), neighbours: fc.integer({ min: 0, max: 9 }),
  acrossShare: fc.double({ min: 0, max: 1, noNaN: true }), approachFromM: fc.double({ min: 0, max: 9000, noNaN: true }),
})
const meetings: fc.Arbitrary<Rendezvous> = fc.record({
  shape: shapes, medianDistanceM: fc.double({ min: 0, max: 500, noNaN: true }), relativeSpeedKn: fc.double({ min: 0, max: 3, noNaN: true }),
  headingDifferenceDeg: fc.double({ min: 0, max: 180, noNaN: true }), apartMs: fc.integer({ min: 0, max: 6 * HOUR }), observedMs: fc.integer({ min: 0, max: 6 * HOUR }),
  startsBy: fc.constantFrom('motion', 'silence', 'record'), endsBy: fc.constantFrom('motion', 'silence', 'record'), mode: fc.constantFrom('drifting', 'anchored', 'underway'),
}).map((change) => meeting(change as Partial<Rendezvous>))
const contexts = fc.record({
  types: fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })),
  place: fc.record({ harbourDistanceM: fc.double({ min: 0, max: 1e5, noNaN: true }), coastDistanceM: fc.double({ min: 0, max: 1e5, noNaN: true }), night: fc.record({ darkShare: fc.double({ min: 0, max: 1, noNaN: true }), moonlitShare: fc.constant(0) }) }, { requiredKeys: [] }),
})

describe('bits of a meeting', () => {
  it('add up exactly, in multiples of 1/256, at most two of a family', () => {
    fc.assert(fc.property(meetings, contexts, (r, { types, place }) => {
      const one = assessMeeting(r, { particulars: [ship(r.vessels[0], types[0]), ship(r.vessels[1], types[1])], context: { [r.id]: place as never } })
      const shuffled = [...one.factors].reverse().reduce((sum, { countedBits }) => sum + countedBits, 0)
      expect(one.bits).toBe(shuffled)
      expect(Number.isInteger(one.bits * 256)).toBe(true)
      const families = new Map<string, number>()
      for (const { family, bits, countedBits } of one.factors) {
        expect([0, bits]).toContain(countedBits)
        if (countedBits !== 0) families.set(family, (families.get(family) ?? 0) + 1)
      }
      expect(Math.max(0, ...families.values())).toBeLessThanOrEqual(2)
      expect(JSON.parse(JSON.stringify(one))).toEqual(one)
    }))
  })

  it('count the two of each family that move most, by plain sorting', () => {
    fc.assert(fc.property(meetings, (r) => {
      const { factors, bits } = assessMeeting(r)
      let sum = 0
      for (const family of new Set(factors.map((one) => one.family))) {
        sum += factors.filter((one) => one.family === family).map((one) => one.bits).sort((a, b) => Math.abs(b) - Math.abs(a)).slice(0, 2).reduce((a, b) => a + b, 0)
      }
      // Where two of a family have the same weight with opposite signs either may count.
      const ties = factors.some((p) => factors.some((q) => p !== q && p.family === q.family && Math.abs(p.bits) === Math.abs(q.bits) && p.bits !== q.bits))
      if (!ties) expect(bits).toBe(sum)
    }))
  })

  it('say what was observed, what it was compared with, where it comes from and what else looks the same', () => {
    for (const one of assessMeeting(meeting(), { particulars: TANKERS }).factors) {
      expect(one.source.length, one.id).toBeGreaterThan(10)
      expect(one.innocent.length, one.id).toBeGreaterThan(0)
      expect(Object.keys(one.observed).length, one.id).toBeGreaterThan(0)
    }
    for (const [key, { innocent, source }] of Object.entries(MEETING_WEIGHTS)) expect(innocent.length * source.length, key).toBeGreaterThan(0)
  })

  it('are the same whichever ship comes first, and what the ships are called', () => {
    fc.assert(fc.property(meetings, contexts, (r, { types }) => {
      const swapped: Rendezvous = { ...r, medianSpeedKn: [r.medianSpeedKn[1], r.medianSpeedKn[0]] }
      const facts = (a: number, b: number): { particulars: AssessInput['particulars'] } => ({ particulars: [ship(r.vessels[0], a), ship(r.vessels[1], b)] })
      expect(assessMeeting(swapped, facts(types[1], types[0])).bits).toBe(assessMeeting(r, facts(types[0], types[1])).bits)
      const renamed = { ...r, vessels: ['311000001', '311000002'] as const }
      expect(assessMeeting(renamed, { particulars: [ship('311000001', types[0]), ship('311000002', types[1])] }).bits).toBe(assessMeeting(r, facts(...types)).bits)
    }))
  })

  it('are none for what is not known', () => {
    const r = meeting()
    const without = <T extends object>(from: T, key: string): T => Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as T
    const bare = assessMeeting({ ...without(r, 'headingDifferenceDeg'), shape: without(r.shape, 'relativeBearingDeg') })
    expect(keys(bare)).toEqual(['company:none', 'contact:alongside', 'course:came-and-left', 'duration:usual', 'relative-speed:still', 'steady:held'])
    expect(bare.usualWork).toEqual([])
  })

  it('need two families for strong: a table with one family of evidence is at most moderate', () => {
    const weights = { 'contact:alongside': { ...MEETING_WEIGHTS['contact:alongside']!, bits: 20 } }
    expect(assessMeeting(meeting(), {}, { weights })).toMatchObject({ bits: 20, band: 'moderate' })
    const two = { ...weights, 'course:came-and-left': { ...MEETING_WEIGHTS['course:came-and-left']!, bits: 1 } }
    expect(assessMeeting(meeting(), {}, { weights: two }).band).toBe('strong')
    const place = { ...weights, 'company:none': { ...MEETING_WEIGHTS['company:none']!, family: 'place' as const, bits: 5 } }
    expect(assessMeeting(meeting(), {}, { weights: place }).band).toBe('moderate')
  })
})

describe('what is told apart', () => {
  const tankers = assessMeeting(meeting(), { particulars: TANKERS })

  it('two tankers side by side are a strong indicator', () => {
    expect(tankers.band).toBe('strong')
    expect(tankers.usualWork).toEqual([])
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
    const one = assessMeeting(meeting(change as never), { particulars: [ship('211000001', types[0]), ship('211000002', types[1])] })
    expect(one.usualWork).toContain(work)
    expect(one.bits).toBeLessThan(tankers.bits - 2)
    expect(one.factors.find(({ id }) => id === `work:${work}`)!.countedBits).toBeLessThan(0)
  })

  it('a ship and her own boat, by the number', () => {
    expect(assessMeeting(meeting({ vessels: ['209587000', '982095871'] })).usualWork).toEqual(['own-boat'])
  })

  it('one ship with two transmitters: the same IMO number, or a constant place that never parts', () => {
    const imo = { imo: '9074729' }
    expect(assessMeeting(meeting(), { particulars: [ship('211000001', 80, imo), ship('211000002', 80, imo)] }).usualWork).toEqual(['two-transmitters'])
    const rigid = { startsBy: 'record', endsBy: 'record', shape: { relativeSpreadM: 3, netDriftM: 30_000, extentM: 15_000 } } as const
    expect(assessMeeting(meeting(rigid)).usualWork).toEqual(['two-transmitters'])
    expect(assessMeeting(meeting({ ...rigid, startsBy: 'motion' })).usualWork).toEqual([])
    expect(assessMeeting(meeting({ ...rigid, shape: { ...rigid.shape, relativeSpreadM: 40 } })).usualWork).toEqual([])
    const bad = { imo: '9074720' }
    expect(assessMeeting(meeting(), { particulars: [ship('211000001', 80, bad), ship('211000002', 80, bad)] }).usualWork).toEqual([])
  })

  it('a workboat at what does not move off the coast; a small tanker at a ship near a harbour', () => {
    const r = meeting({ shape: { extentM: 8 } })
    expect(assessMeeting(r, { context: { [r.id]: { coastDistanceM: 60_000 } } }).usualWork).toEqual(['supply'])
    expect(assessMeeting(r, { context: { [r.id]: { coastDistanceM: 500 } } }).usualWork).toEqual([])
    const q = meeting()
    const sizes = [ship('211000001', 80, { lengthM: 80, beamM: 14 }), ship('211000002', 70, { lengthM: 220, beamM: 32 })]
    expect(assessMeeting(q, { particulars: sizes, context: { [q.id]: { harbourDistanceM: 3000 } } }).usualWork).toEqual(['bunkering'])
    expect(assessMeeting(q, { particulars: sizes, context: { [q.id]: { harbourDistanceM: 90_000 } } }).usualWork).toEqual([])
  })

  it('a tug that lies still alongside a ship at anchor for hours, and a tug at work', () => {
    const types = [ship('211000001', 31), ship('211000002', 80)]
    const shape = { relativeSpreadM: 14, extentM: 90 }
    const lies = { mode: 'anchored', startsBy: 'motion', end: START + 4 * HOUR, shape } as const
    const work = (r: Parameters<typeof meeting>[0], particulars = types): readonly string[] => assessMeeting(meeting(r), { particulars }).usualWork
    expect(work(lies)).toEqual(['barge'])
    expect(work({ ...lies, end: START + HOUR })).toEqual(['tug'])
    expect(work({ ...lies, shape: { ...shape, relativeSpreadM: 40 } })).toEqual(['tug'])
    expect(work({ ...lies, shape: { ...shape, extentM: 4 } })).toEqual(['tug'])
    expect(work({ ...lies, startsBy: 'record', endsBy: 'record' })).toEqual(['tug'])
    expect(work({ ...lies, mode: 'drifting' })).toEqual(['tug'])
    expect(work({ ...lies, mode: 'underway' })).toEqual(['tow'])
    expect(work(lies, [ship('211000001', 31), ship('211000002', 52)])).toEqual(['tug'])
  })

  it('hulls rather than antennas, where sizes and headings are known', () => {
    expect(has(assessMeeting(meeting({ hullGapM: 6, medianDistanceM: 140 })), 'contact:alongside')).toBe(true)
    expect(has(assessMeeting(meeting({ hullGapM: 200, medianDistanceM: 240 })), 'contact:apart')).toBe(true)
    const large = [ship('211000001', 80, { lengthM: 330, beamM: 58 }), ship('211000002', 80, { lengthM: 250, beamM: 44 })]
    expect(has(assessMeeting(meeting({ medianDistanceM: 115 }), { particulars: large }), 'contact:alongside')).toBe(true)
    const boats = [ship('211000001', 30, { lengthM: 12, beamM: 4 }), ship('211000002', 30, { lengthM: 15, beamM: 5 })]
    expect(has(assessMeeting(meeting({ medianDistanceM: 60 }), { particulars: boats }), 'contact:near')).toBe(true)
  })
})

describe('what is known beside a meeting', () => {
  const r = meeting()
  const bitsWith = (context: AssessInput['context'], more: Partial<AssessInput> = {}): AssessedMeeting => assess({ rendezvous: [r], context, ...more }).meetings[0]!

  it('darkness is small, and a transfer area says nothing', () => {
    const dark = bitsWith({ [r.id]: { night: { darkShare: 1, moonlitShare: 0 } } })
    const day = bitsWith({ [r.id]: { night: { darkShare: 0, moonlitShare: 0 } } })
    expect(dark.bits - day.bits).toBeGreaterThan(0)
    expect(dark.bits - day.bits).toBeLessThan(1)
    const zones = { [r.id]: { zones: ['Lightering 1'] } }
    const plain = assess({ rendezvous: [r] }).meetings[0]!
    expect(assess({ rendezvous: [r], context: zones }, {}, { zoneRoles: { 'Lightering 1': 'transfer' } }).meetings[0]!.bits).toBe(plain.bits)
    expect(assess({ rendezvous: [r], context: zones }, {}, { zoneRoles: { 'Lightering 1': 'harbour' } }).meetings[0]!.bits).toBeLessThan(plain.bits)
    expect(bitsWith(zones).bits).toBe(plain.bits)
  })

  it('a harbour and land speak against', () => {
    const open = bitsWith({ [r.id]: { harbourDistanceM: 60_000, coastDistanceM: 50_000 } })
    expect(bitsWith({ [r.id]: { harbourDistanceM: 0, coastDistanceM: 0 } }).bits).toBeLessThan(open.bits - 6)
    expect(has(bitsWith({ [r.id]: { harbourDistanceM: 0, harbourKind: 'anchorage' } }), 'harbour:anchorage')).toBe(true)
  })

  it('a telling silence about the time counts, a lost one does not, nor one days off', () => {
    const around = gap('211000001', r.end + HOUR, r.end + 4 * HOUR)
    const far = gap('211000001', r.end + 40 * HOUR, r.end + 44 * HOUR)
    const of = (g: typeof around, bits: number): AssessedMeeting => assess({ rendezvous: [r], gaps: [g] }, { gapScores: [score(g.id, bits)] }).meetings[0]!
    expect(has(of(around, 6), 'gap:telling')).toBe(true)
    expect(of(around, 6).factors.find(({ id }) => id === 'gap:telling')).toMatchObject({ of: around.id, observed: { when: 'after' } })
    expect(of(around, 6).evidence).toEqual([around.id])
    expect(keys(of(around, 0.5)).filter((key) => key.startsWith('gap'))).toEqual([])
    expect(keys(of(far, 6)).filter((key) => key.startsWith('gap'))).toEqual([])
    expect(has(assess({ rendezvous: [r], gaps: [around] }).meetings[0]!, 'gap:unscored')).toBe(true)
  })

  it('identities of either ship count, list matches do not, two numbers on this very pair are one hull', () => {
    const changed = assess({ rendezvous: [r], identity: [finding('ID-02', 'ID-02', ['211000002'])] }).meetings[0]!
    const plain = assess({ rendezvous: [r] }).meetings[0]!
    expect(has(changed, 'identity:moderate')).toBe(true)
    expect(changed.bits).toBeGreaterThan(plain.bits)
    const listed = assess({ rendezvous: [r], identity: [finding('ID-33', 'ID-33', ['211000001'])] }).meetings[0]!
    expect(listed.bits).toBe(plain.bits)
    expect(listed.factors.find(({ id }) => id === 'list:match')).toMatchObject({ bits: 0, of: 'identity:ID-33:211000001' })
    const one = assess({ rendezvous: [r], identity: [finding('ID-22', 'ID-22', ['211000001', '211000002'])] }).meetings[0]!
    expect(one.usualWork).toEqual(['two-transmitters'])
    expect(keys(one).filter((key) => key.startsWith('identity'))).toEqual([])
  })

  it('draughts that change in opposite senses and fit each other speak for, late entries too; no change proves nothing', () => {
    const size = { lengthM: 200, beamM: 32 }
    const sent = (id: string, before: number, after: number, t: number): AssessInput['particulars'] =>
      [ship(id, 80, { ...size, draughtM: before, end: t }), ship(id, 80, { ...size, draughtM: after, start: t })]
    const level = (a: [number, number], b: [number, number], t = r.end + 20 * HOUR): string | undefined =>
      keys(assess({ rendezvous: [r], particulars: [...sent('211000001', ...a, t)!, ...sent('211000002', ...b, t)!] }).meetings[0]!).find((key) => key.startsWith('draught'))
    expect(level([12, 9], [7, 10])).toBe('draught:opposite')
    expect(level([12, 9], [7, 7.4])).toBe('draught:one') // 3 m here and 0.4 m there are not one cargo
    expect(level([12, 9], [9, 7])).toBe('draught:same')
    expect(level([12, 9], [7, 7])).toBe('draught:one')
    expect(level([12, 12], [7, 7])).toBeUndefined()
    expect(level([12, 9], [7, 10], r.end + 90 * HOUR)).toBeUndefined()
    expect(level([12, 0], [7, 25.5])).toBeUndefined()
  })
})

describe('the sentence of a meeting', () => {
  it('shows, is consistent with, and is also seen with', () => {
    const text = sentenceOf(assessMeeting(meeting(), { particulars: TANKERS }))
    expect(text).toMatch(/^AIS shows 211000001 and 211000002 with 55 m between their antennas for 6 hours, .*; consistent with goods handed over from ship to ship; also seen with .+\.$/)
    expect(sentenceOf(assessMeeting(meeting(), { particulars: [ship('211000001', 50)] }))).toContain('a pilot on duty')
  })

  it('accuses nobody', () => {
    fc.assert(fc.property(meetings, contexts, (r, { types }) => {
      const text = sentenceOf(assessMeeting(r, { particulars: [ship(r.vessels[0], types[0]), ship(r.vessels[1], types[1])] }))
      expect(text).not.toMatch(/guilty|illegal|smuggl|criminal|fake|dark fleet|suspicious|undefined|NaN/i)
      expect(text).toMatch(/^AIS shows .+; consistent with .+; also seen with .+\.$/)
    }))
  })
})

describe('a wrong call', () => {
  it('throws a sentence', () => {
    expect(() => assess({ rendezvous: 'all' as never })).toThrow('assess: rendezvous are "all"; expected an array.')
    expect(() => assess({ rendezvous: [] }, {}, { strongBits: NaN })).toThrow('assess: strongBits is NaN')
    expect(() => assess({ rendezvous: [] }, {}, { weight: {} } as never)).toThrow('there is no option "weight"')
  })
})
