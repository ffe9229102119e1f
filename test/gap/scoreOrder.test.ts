import { expect, it } from 'vitest'
import { byTelling } from '../../src/gap/index.js'
import type { Gap, GapHearing } from '../../src/model/index.js'
import { HOUR, T0 } from '../helpers/tracks.js'
import { measured, silent } from './darkMake.js'

const HEARD: GapHearing = {
  capped: false,
  uncappedBits: 0,
  judgedMs: 0,
  missedReports: 0,
  othersThere: 0,
  othersHeard: 0,
  outages: [],
  outageMs: 0,
  neighbours: [],
  neighboursInAll: 0,
}

it(
  'puts the most telling gaps first: by bits, those at the cap by what they would have without it, then the ' +
    'longer one',
  () => {
    const gap = (vessel: string, hours: number): Gap =>
      silent({ vessel, start: T0, end: T0 + hours * HOUR, from: { lon: 0, lat: 0 } })
    const scored = (vessel: string, hours: number, bits: number, uncappedBits: number): Gap =>
      measured(
        { ...gap(vessel, hours), score: { bits, band: 'moderate', factors: [] } },
        { hearing: { ...HEARD, uncappedBits } },
      )
    const order = [
      scored('A', 1, 12, 20),
      scored('B', 9, 12, 14),
      scored('C', 20, 5, 5),
      scored('D', 3, 5, 5),
      gap('E', 40),
      gap('F', 30),
    ]
    expect([...order].reverse().sort(byTelling)).toEqual(order)
  },
)
