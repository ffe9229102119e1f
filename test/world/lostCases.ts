import { findGaps } from '../../src/gap/index.js'
import { learn, mergeKnowledge, type Knowledge } from '../../src/knowledge/index.js'
import type { Gap, Track } from '../../src/model/index.js'
import { toTracks } from '../../src/track/index.js'
import { LOST_RATES as L } from './lostRates.js'
import { makeLostWorld, type LostScene, type LostWorld } from './lostWorld.js'

const HOUR_MS = 3_600_000

/** An open silence of a world, with its cause. */
interface LostCase {
  readonly gap: Gap
  /** Dark: switched off, and it would have been heard on. Unheard: not heard any more for another reason. */
  readonly cause: 'dark' | 'unheard'
}

/** A world with what was learnt from it, and its open silences. */
export interface LostCases {
  readonly world: LostWorld
  readonly tracks: readonly Track[]
  readonly knowledge: Knowledge
  readonly cases: readonly LostCase[]
}

/**
 * Makes a world, listens, learns, also from `worldsBefore` earlier ones, and lists its open silences with their causes.
 */
export function lostCases(seed: number, worldsBefore: number, scene: LostScene = {}): LostCases {
  const world = makeLostWorld(seed, 0, scene)
  const { tracks } = toTracks(world.reports)
  let knowledge = learn({ tracks })
  for (let before = 1; before <= worldsBefore; before++) {
    knowledge = mergeKnowledge(knowledge, learn({ tracks: toTracks(makeLostWorld(seed, before).reports).tracks }))
  }
  const gaps = findGaps({ tracks, now: world.nowMs, knowledge }, { limitMs: L.gapHours * HOUR_MS }).filter(
    ({ end }) => end === undefined,
  )
  const cases = gaps.map((gap): LostCase => ({
    gap,
    cause: world.off.some(({ id }) => id === gap.vessels[0].id) ? 'dark' : 'unheard',
  }))
  return { world, tracks, knowledge, cases }
}
