import type { Track } from '../../src/model/index.js'
import { addScores, EMPTY, type Found, judge, type Score } from './score.js'
import { type Heard, listen } from './transmit.js'
import { trueEvents, type Truth } from './truth.js'
import { makeWorld, type Recipe, type World } from './world.js'

/** Something that finds meetings in tracks. */
export interface Detector {
  readonly name: string
  find(tracks: readonly Track[]): readonly Found[]
}

/** Makes tracks of what was heard: a feed's reports into clean tracks, a hull each. */
export type Prepare = (heard: Heard) => readonly Track[]

/** What perfect cleaning would leave: tells errors of the detector from those of the cleaning. */
export const perfectly: Prepare = (heard) => heard.tracks

interface Case {
  readonly world: World
  readonly truth: Truth
}

/** Worlds with their truth: made once, heard at many losses. */
export const makeCases = (recipes: readonly Recipe[], seeds: readonly number[]): Case[] =>
  recipes.flatMap((recipe) =>
    seeds.map((seed) => {
      const world = makeWorld(recipe, seed)
      return { world, truth: trueEvents(world) }
    }),
  )

/** Runs detectors on worlds of which a share of the reports is lost. One score a detector, in their order. */
export function run(
  cases: readonly Case[],
  lossShare: number,
  prepare: Prepare,
  detectors: readonly Detector[],
): Score[] {
  const scores = detectors.map(() => EMPTY)
  for (const { world, truth } of cases) {
    const tracks = prepare(listen(world, lossShare))
    const kinds = new Map(world.vessels.filter((vessel) => vessel.hull === 0).map((vessel) => [vessel.id, vessel.kind]))
    detectors.forEach((detector, i) => {
      scores[i] = addScores(scores[i]!, judge(truth, detector.find(tracks), kinds))
    })
  }
  return scores
}
