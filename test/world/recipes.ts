import type { Recipe } from './world.js'

const NOON = Date.UTC(2020, 0, 1, 12)

/** The scenes of a day at sea: every kind of traffic and every kind of rendezvous. */
const EVERYTHING = {
  transit: 12,
  crossing: 3,
  lane: 1,
  anchorage: 1,
  raft: 1,
  marina: 1,
  pilot: 1,
  tow: 2,
  fishing: 1,
  supply: 2,
  shuttle: 1,
  drifting: 3,
  anchored: 3,
  underway: 3,
  raftOfThree: 1,
  raftOfFour: 1,
  repeated: 1,
} as const

/** Worlds to look at while a detector is made. Each runs over midnight UTC. */
export const RECIPES: readonly Recipe[] = [
  { name: 'gulf', lon: -94.3, lat: 28.4, startMs: NOON, hours: 36, scenes: EVERYTHING, sharedIds: 1 },
  { name: 'antimeridian', lon: 179.99, lat: -17, startMs: NOON, hours: 36, scenes: EVERYTHING, sharedIds: 1 },
  { name: 'arctic', lon: 31, lat: 78, startMs: NOON, hours: 36, scenes: EVERYTHING },
  {
    name: 'strait',
    lon: 104.2,
    lat: 1.4,
    startMs: NOON,
    hours: 36,
    scenes: {
      transit: 20,
      crossing: 5,
      lane: 4,
      anchorage: 3,
      pilot: 2,
      shuttle: 2,
      drifting: 2,
      anchored: 4,
      underway: 4,
    },
  },
  {
    name: 'midnight',
    lon: -64,
    lat: 42,
    startMs: Date.UTC(2020, 0, 1, 20),
    hours: 8,
    meetingHours: [1.3, 2.4],
    scenes: { transit: 6, fishing: 1, drifting: 4, anchored: 4, underway: 4 },
  },
]

/**
 * Hours alongside of a rendezvous of four hours: coming up and leaving within 500 m take another hour and a quarter.
 */
export const FOUR_HOUR_MEETING = [2.7, 3.2] as const

/** Rendezvous of four hours among boats that shuttle in silence: for high losses. */
export const FOUR_HOURS: readonly Recipe[] = [
  {
    name: 'four-hours',
    lon: -94.3,
    lat: 28.4,
    startMs: NOON,
    hours: 36,
    meetingHours: FOUR_HOUR_MEETING,
    scenes: { drifting: 8, anchored: 8, underway: 8, shuttle: 5, anchorage: 1, transit: 10, tow: 1, pilot: 1 },
  },
]
