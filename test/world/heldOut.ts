import { FOUR_HOUR_MEETING } from './recipes.js'
import type { Recipe } from './world.js'

/**
 * Worlds kept for the end: no detector is run on them while anything is tuned (`npm run accuracy -- --held-out`). They
 * differ from the others in place, density, lengths of rendezvous, habits of shuttle boats and seeds.
 */
export const HELD_OUT: readonly Recipe[] = [
  {
    name: 'held-laconian',
    lon: 22.9,
    lat: 36.4,
    startMs: Date.UTC(2023, 5, 10, 9),
    hours: 40,
    scenes: {
      transit: 18,
      crossing: 4,
      lane: 2,
      anchorage: 2,
      marina: 1,
      pilot: 1,
      fishing: 2,
      shuttle: 2,
      supply: 1,
      tow: 1,
      drifting: 4,
      anchored: 6,
      underway: 3,
      raftOfThree: 2,
      raftOfFour: 1,
      repeated: 2,
    },
    sharedIds: 2,
  },
  {
    name: 'held-dateline-north',
    lon: -179.98,
    lat: 66,
    startMs: Date.UTC(2024, 10, 30, 17),
    hours: 30,
    scenes: { transit: 6, fishing: 3, raft: 2, drifting: 6, anchored: 3, underway: 4, repeated: 1, shuttle: 1, tow: 2 },
  },
  {
    name: 'held-short',
    lon: -30,
    lat: 2,
    startMs: Date.UTC(2024, 1, 28, 18),
    hours: 30,
    meetingHours: [1.2, 2],
    scenes: {
      transit: 10,
      lane: 2,
      drifting: 6,
      anchored: 5,
      underway: 6,
      shuttle: 2,
      supply: 2,
      pilot: 2,
      anchorage: 1,
    },
  },
]

/** The seeds that they are run with. */
export const HELD_OUT_SEEDS: readonly number[] = [7001, 7002, 7003]

/** Rendezvous of four hours, for high losses. */
export const HELD_OUT_FOUR_HOURS: readonly Recipe[] = [
  {
    name: 'held-four-hours',
    lon: 57.2,
    lat: 25.3,
    startMs: Date.UTC(2024, 2, 9, 15),
    hours: 30,
    meetingHours: FOUR_HOUR_MEETING,
    shuttle: { stay: [5, 20], away: [40, 90], longAway: [90, 200] },
    scenes: { drifting: 7, anchored: 9, underway: 7, shuttle: 6, anchorage: 1, transit: 14, fishing: 1 },
  },
]
