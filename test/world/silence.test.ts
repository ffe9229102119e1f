import { describe, expect, it } from 'vitest'
import { scoreGaps } from '../../src/gap/score/index.js'
import { scoreGap } from '../gap/scoreMake.js'
import { gapBetween, rocArea, silenceCases, type SilenceCases } from './silenceCases.js'

// Ships gone dark on purpose beside ships that were not heard: holes, the edge of range, class B there, satellites,
// outages, bursts. The rates stand in silenceRates.ts, written down first. Area under the ROC curve, learnt over two /
// eight / sixteen days: seeds 1 to 10, on which the score was tuned: - / 0.968 / 0.970. Kept apart and run once (24
// November 2026): seeds 9001 to 9006 gave 0.921 / 0.956 / -, after which the comparison of vessels, the weight of
// places around and the bursts were worked over; the score as it stands gave 0.958 / 0.974 / 0.979 on seeds 9101 to
// 9106. From six worlds it is known to about 0.01. What is missed are boats of class B: within that class alone the
// area is 0.93 to 0.95.
const SEEDS = [1, 2, 3, 4]
const HELD_OUT = [9101, 9102, 9103, 9104, 9105, 9106]
const HOUR_MS = 3_600_000

const made = new Map<string, SilenceCases>()

/** The cases of a world, made once. */
function casesOf(seed: number, worldsBefore: number): SilenceCases {
  const key = `${seed} ${worldsBefore}`
  const cases = made.get(key) ?? silenceCases(seed, worldsBefore)
  made.set(key, cases)
  return cases
}

function area(all: readonly SilenceCases[]): number {
  const bits = (cause: 'dark' | 'unheard'): number[] =>
    all.flatMap(({ cases, knowledge }) => {
      const gaps = cases.filter((one) => one.cause === cause).map(({ gap }) => gap)
      return scoreGaps({ gaps, knowledge }).map(({ score }) => score!.bits)
    })
  const [dark, unheard] = [bits('dark'), bits('unheard')]
  expect(dark.length).toBeGreaterThan(40)
  expect(unheard.length).toBeGreaterThan(400)
  return rocArea(dark, unheard)
}

describe('worlds of silences', () => {
  it('tell ships gone dark from ships not heard: area under the ROC curve at least 0.97, learnt over eight days', () => {
    expect(area(HELD_OUT.map((seed) => casesOf(seed, 3)))).toBeGreaterThanOrEqual(0.97)
  })

  it('and at least 0.95 where nothing is learnt but the two days themselves', () => {
    expect(area(HELD_OUT.map((seed) => casesOf(seed, 0)))).toBeGreaterThanOrEqual(0.95)
  })

  it('add no bits to any ship for the hours of an outage of the feed, and name it', () => {
    for (const seed of SEEDS) {
      const { world, tracks, knowledge } = casesOf(seed, 0)
      const feed = world.outages.find(({ of }) => of === 'feed')!
      let silenced = 0
      for (const track of tracks) {
        const i = track.t.filter((t) => t <= feed.start).length - 1
        if (i < 0 || i + 1 >= track.t.length) continue
        const gap = gapBetween(track, i)
        const score = scoreGap(gap, knowledge)
        const slots = (Math.floor(feed.end / 600_000) - Math.ceil(feed.start / 600_000)) * 600_000
        // Of its silence nothing within the outage was judged, nor did a ship that was silent for that alone get any
        // bits.
        expect(score.judgedMs).toBeLessThanOrEqual(gap.measures.durationMs - slots)
        const alone = gap.start > feed.start - 600_000 && gap.end! < feed.end + 600_000
        if (!alone) continue
        silenced++
        expect(score.bits).toBe(0)
        expect(score.outages.length).toBeGreaterThan(0)
      }
      expect(silenced).toBeGreaterThan(20)
    }
  })

  it('do not excuse ships that went dark amid an outage for the hours beyond it', () => {
    const bits: number[] = []
    for (const seed of SEEDS) {
      const { world, knowledge, cases } = casesOf(seed, 3)
      const feed = world.outages.find(({ of }) => of === 'feed')!
      for (const { gap, cause } of cases) {
        const off = world.off.find(({ id }) => id === gap.vessels[0].id)
        if (
          cause !== 'dark' ||
          off === undefined ||
          off.start < feed.start ||
          off.start > feed.end ||
          off.end < feed.end + 3 * HOUR_MS
        )
          continue
        const score = scoreGap(gap, knowledge)
        expect(score.outageMs).toBeGreaterThan(0)
        bits.push(score.bits)
      }
    }
    expect(bits.length).toBeGreaterThan(4)
    expect(Math.min(...bits)).toBeGreaterThan(1)
    expect(bits.sort((a, b) => a - b)[bits.length >> 1]).toBeGreaterThan(4)
  })
})
