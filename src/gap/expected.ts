import { MINUTE_MS, SECOND_MS } from '../base/index.js'
import { usualIntervalMs, type Knowledge } from '../knowledge/index.js'
import { AIS_CLASS_B, type Track } from '../model/index.js'

const AT_ANCHOR = 1
const MOORED = 5
// Above this a ship at anchor sends as one under way (ITU-R M.1371-5, table 1), and class B as one that moves (table 2
// has 2 knots).
const STILL_KN = 3
const STILL_B_KN = 2

/**
 * The longest time between two position reports of a transmitter that works, ms: ITU-R M.1371-5, tables 1 and 2,
 * without change of course. Where speed is not known, that of a ship that lies still.
 *
 * @param aisClass - 2 is class B; 0, not known, counts as A.
 */
export function nominalIntervalMs(aisClass: number, sogKn: number, navStatus: number): number {
  const still = !(sogKn > (aisClass === AIS_CLASS_B ? STILL_B_KN : STILL_KN))
  if (aisClass === AIS_CLASS_B) return still ? 3 * MINUTE_MS : 30 * SECOND_MS
  const lying = navStatus === AT_ANCHOR || navStatus === MOORED || sogKn !== sogKn
  if (still && lying) return 3 * MINUTE_MS
  return sogKn > 23 ? 2 * SECOND_MS : sogKn > 14 ? 6 * SECOND_MS : 10 * SECOND_MS
}

// The ship's own recent reporting: so many intervals, over so long.
const RECENT = 32
const LEAST_RECENT = 8

/**
 * How far before a gap its own reporting is looked at, ms: a day, so that tides, watches and passes of satellites are
 * in it.
 */
export const RECENT_MS: number = 24 * 60 * MINUTE_MS

const scratch = new Float64Array(RECENT)

// Where losses have nothing to do with each other, intervals are exponential: half are below this part of what nine of
// ten are below.
const MEDIAN_OF_TENTH = Math.LN2 / Math.LN10

/**
 * What a ship's last intervals before fix `i` lead one to expect, ms: the median; or where reports come in bursts, as
 * from satellites, what the median would be of losses at random with the same ninth decile. NaN where too few were
 * heard.
 */
function recentIntervalMs({ t }: Track, i: number): number {
  let n = 0
  for (let k = i; k > 0 && n < RECENT && t[i]! - t[k - 1]! <= RECENT_MS; k--) {
    if (t[k] !== t[k - 1]) scratch[n++] = t[k]! - t[k - 1]!
  }
  if (n < LEAST_RECENT) return NaN
  const sorted = scratch.subarray(0, n).sort()
  return Math.max(sorted[n >> 1]!, MEDIAN_OF_TENTH * sorted[Math.ceil(0.9 * n) - 1]!)
}

/**
 * Time between reports that one should have expected after fix `i`: what the standard asks for, what this feed usually
 * passes on of such ships, and what was heard of this one lately; the longest of them, since each is a reason to hear
 * less often.
 */
export function expectedIntervalMs(
  track: Track,
  i: number,
  aisClass: number,
  knowledge: Knowledge | undefined,
): number {
  const sogKn = track.sogKn[i]!
  const nominal = nominalIntervalMs(aisClass, sogKn, track.navStatus[i]!)
  const feed =
    knowledge === undefined
      ? undefined
      : usualIntervalMs(knowledge.thinning, aisClass === AIS_CLASS_B ? 'B' : 'A', sogKn > STILL_KN)
  const own = recentIntervalMs(track, i)
  return Math.max(nominal, feed ?? 0, own === own ? own : 0)
}
