import fc from 'fast-check'
import type { Rendezvous } from '../../src/model/index.js'
import { HOUR, rendezvous, type Change } from './make.js'

const metres = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true })

const shapes = fc.record({
  relativeSpreadM: metres(400),
  extentM: metres(9000),
  neighbours: fc.integer({ min: 0, max: 9 }),
  acrossShare: metres(1),
  approachFromM: metres(9000),
})

/** Any rendezvous of two ships. */
export const anyRendezvous: fc.Arbitrary<Rendezvous> = fc
  .record({
    shape: shapes,
    medianDistanceM: metres(500),
    relativeSpeedKn: metres(3),
    headingDifferenceDeg: metres(180),
    apartMs: fc.integer({ min: 0, max: 6 * HOUR }),
    observedMs: fc.integer({ min: 0, max: 6 * HOUR }),
    startsBy: fc.constantFrom('motion', 'silence', 'record'),
    endsBy: fc.constantFrom('motion', 'silence', 'record'),
    mode: fc.constantFrom('drifting', 'anchored', 'underway'),
  })
  .map((change) => rendezvous(change as Change))

/** What may be known of its ships and its place. */
export const anyKnown = fc.record({
  types: fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })),
  place: fc.record(
    {
      harbourDistanceM: metres(1e5),
      coastDistanceM: metres(1e5),
      night: fc.record({ darkShare: metres(1), moonlitShare: fc.constant(0) }),
    },
    { requiredKeys: [] },
  ),
})
