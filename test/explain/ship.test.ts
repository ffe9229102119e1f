import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../../src/base/index.js'
import { scoreOf } from '../../src/evidence/index.js'
import { explainShip } from '../../src/explain/index.js'
import { idsOf, type Ship } from '../../src/model/index.js'
import { factor, findingsOf, group, inPort, listed, meeting, scored, slow, T0 } from '../report/fixture.js'
import { openSilence } from '../report/gapFixture.js'

const particulars = [
  { id: '111', hull: 0, end: T0 - 1, name: 'OLD', imo: '9074729' },
  {
    id: '111',
    hull: 0,
    start: T0 - 1,
    name: 'ALFA',
    imo: '9074729',
    shipType: 80,
    dimensions: { toBowM: 100, toSternM: 50, toPortM: 10, toStarboardM: 12 },
    draughtM: 8.1,
  },
  { id: '222', hull: 0, name: 'BRAVO' },
]
const items = [
  meeting({ score: scored(4) }),
  meeting({ start: T0 + HOUR_MS, score: scored(1), vessels: ['111', '333'] }),
  group,
  openSilence({ vessel: '111', start: T0 - HOUR_MS }),
  slow,
  listed,
  {
    ...inPort,
    vessels: [
      { id: '111', hull: 0 },
      { id: '888', hull: 0 },
    ] as const,
  },
]
const chain = { vessels: ['222', '111', '333'], rendezvous: ['a', 'b'], start: T0, end: T0 + HOUR_MS }
const call = { harbour: 'h', harbourKind: 'port', start: T0 - 9, end: T0 - 5, lon: 1, lat: 2 } as const
const alfa: Ship = {
  id: '111',
  particulars: particulars.slice(0, 2),
  score: scoreOf([factor('ship:rendezvous', 4, { bestBits: 4, meetings: 2, telling: 1 })]),
  identityScore: scoreOf([factor('ID-10', 0.5)]),
  flags: [
    { vessel: '111', country: 'IT', start: 0, end: 1 },
    { vessel: '111', country: 'MT', start: 2, end: 3 },
    { vessel: '111', start: 4, end: 5 },
  ],
  chains: [chain],
  harbourCalls: [call],
}
const made = findingsOf({ items, particulars })
const findings = { ...made, ships: made.ships.map((ship) => (ship.id === '111' ? alfa : ship)) }

describe('explainShip', () => {
  const ship = explainShip('111', findings)

  it('says who she is, by what she sent', () => {
    expect(ship).toMatchObject({
      id: '111',
      name: 'ALFA',
      particulars: particulars.slice(0, 2),
      indicator: 'An indicator, never a verdict.',
    })
    expect(ship.facts).toEqual([
      ['Name', 'OLD'],
      ['IMO number', '9074729'],
      ['Name', 'ALFA'],
      ['Type', 'tanker (80)'],
      ['Size', '150 m × 22 m'],
      ['Draught', '8.1 m'],
      ['Country of the MMSI', 'IT, MT'],
    ])
  })

  it('says what was weighed of her', () => {
    expect(ship.score).toMatchObject({
      bits: 4,
      band: 'moderate',
      evidence: [{ id: 'ship:rendezvous', countedBits: 4 }],
    })
    expect(ship.score!.evidence[0]!.observed).toMatch(/^4\.0 bits of the best of her 2 rendezvous/)
    expect(ship.identityScore).toMatchObject({ bits: 0.5, evidence: [{ id: 'ID-10', countedBits: 0.5 }] })
  })

  it('has her findings kind by kind, and all of them in order of time, with the other ships', () => {
    const own = findings.items.filter((one) => idsOf(one).includes('111'))
    expect(ship.findings.flatMap(({ items: list }) => list)).toHaveLength(own.length)
    expect(ship.findings.map(({ kind }) => kind)).toEqual([...new Set(own.map(({ kind }) => kind))])
    expect(ship.findings.find(({ kind }) => kind === 'rendezvous')).toMatchObject({
      label: 'rendezvous',
      items: own.filter(({ kind }) => kind === 'rendezvous'),
    })
    expect(ship.timeLine.map(({ start }) => start)).toEqual(own.map(({ start }) => start).sort((a, b) => a - b))
    expect(ship.timeLine[0]).toMatchObject({ kind: 'gap', label: 'AIS gap', others: [] })
    expect(ship.timeLine[0]).not.toHaveProperty('end')
    expect(ship.timeLine.find(({ id }) => id === meeting().id)).toEqual({
      start: T0,
      end: T0 + 2 * HOUR_MS,
      kind: 'rendezvous',
      label: 'rendezvous',
      what: expect.stringMatching(/./) as string,
      id: meeting().id,
      others: [{ id: '222', name: 'BRAVO' }],
      bits: 4,
      band: 'moderate',
    })
    expect(ship.timeLine.find(({ kind }) => kind === 'group')!.others.map(({ name }) => name)).toEqual(['BRAVO', '333'])
  })

  it('names the ships of her chains', () => {
    expect(ship.chains).toEqual([
      {
        ...chain,
        vessels: [
          { id: '222', name: 'BRAVO' },
          { id: '111', name: 'ALFA' },
          { id: '333', name: '333' },
        ],
      },
    ])
    expect(ship.harbourCalls).toEqual([call])
  })

  it('is plain JSON, and of a ship that nobody knows empty', () => {
    expect(JSON.parse(JSON.stringify(ship))).toEqual(ship)
    for (const id of ['999', '__proto__', ''])
      expect(explainShip(id, findings)).toMatchObject({
        id,
        name: id,
        facts: [],
        findings: [],
        timeLine: [],
        chains: [],
        harbourCalls: [],
      })
  })
})
