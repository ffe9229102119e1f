import { describe, expect, it } from 'vitest'
import { findDarkRendezvous } from '../../src/dark/index.js'
import { findGaps } from '../../src/gap/index.js'
import { scoreGaps } from '../../src/gap/score/index.js'
import { learn } from '../../src/knowledge/index.js'
import { toTracks } from '../../src/track/index.js'
import { DARK_SEEDS, darkFigures, judgeDark, plainGaps } from '../world/darkJudge.js'
import { makeDarkWorld } from '../world/darkWorld.js'

// Worlds with some 300 ships and as many innocent silences, and one meeting of each kind in each. What the rates are:
// test/world/darkRates.ts. What falls out are mostly meetings in the receivers' hole, where the ship on the air is not
// heard either.
//
// Worlds kept for the end, each set run once: the first two (9001 to 9040, 9101 to 9140) left 0.94 and 0.84 among the
// best 5 %, were then used to tune on, and gave 0.915 together; a third (9201 to 9240), plain silences, no scores: 79
// of 80 found, 0.925; a fourth (9301 to 9340), with findGaps as it is and scoreGaps: 78 of 80 found, 0.9125, of
// both-silent ones 0.95.
describe('planted dark meetings', () => {
  it('are found, and stand among the best 5 % of all that is possible', () => {
    const verdicts = DARK_SEEDS.flatMap((seed) => {
      const world = makeDarkWorld(seed)
      const { tracks } = toTracks(world.reports)
      return judgeDark(
        world,
        findDarkRendezvous({ gaps: plainGaps(world), tracks, knowledge: learn({ tracks }) }, { maxPerGap: 1e6 }),
      )
    })
    expect(Math.min(...verdicts.map(({ feasible }) => feasible))).toBeGreaterThan(500)
    const all = darkFigures(verdicts)
    expect(all.recall).toBeGreaterThanOrEqual(0.95)
    expect(all.top5).toBeGreaterThanOrEqual(0.9)
    const both = darkFigures(verdicts.filter(({ planted }) => planted.dark === 'both'))
    expect(both.recall).toBeGreaterThanOrEqual(0.95)
    expect(both.top5).toBeGreaterThanOrEqual(0.95)
  })

  it('are found as well where silences are those of findGaps, with their scores', () => {
    const verdicts = DARK_SEEDS.flatMap((seed) => {
      const world = makeDarkWorld(seed)
      const { tracks } = toTracks(world.reports)
      const knowledge = learn({ tracks })
      const found = tracks.flatMap((track) =>
        findGaps({ tracks: [track], knowledge }, { topSpeedKn: world.topSpeedKn.get(track.id)! }),
      )
      return judgeDark(
        world,
        findDarkRendezvous({ gaps: scoreGaps({ gaps: found, knowledge }), tracks, knowledge }, { maxPerGap: 1e6 }),
      )
    })
    const all = darkFigures(verdicts)
    expect(all.recall).toBeGreaterThanOrEqual(0.95)
    expect(all.top5).toBeGreaterThanOrEqual(0.9)
  })

  it('are found among ships that come to berths, and stand first where they were seen together before', () => {
    const verdicts = [61, 62, 63, 64, 65, 66].flatMap((seed) => {
      const world = makeDarkWorld(seed, 57.5, 23.5, 'berths')
      const { tracks } = toTracks(world.reports)
      return judgeDark(
        world,
        findDarkRendezvous({ gaps: plainGaps(world), tracks, knowledge: learn({ tracks }) }, { maxPerGap: 1e6 }),
      )
    })
    expect(darkFigures(verdicts).recall).toBeGreaterThanOrEqual(0.94)
    expect(darkFigures(verdicts).top5).toBeGreaterThanOrEqual(0.8)
    expect(darkFigures(verdicts).medianRank).toBeLessThanOrEqual(8)
    expect(darkFigures(verdicts.filter(({ planted }) => planted.seen)).medianRank).toBeLessThanOrEqual(4)
  })
})
