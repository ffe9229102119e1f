import { lengthen } from '../base/index.js'

/** All possible meetings of a search, as columns: one element a meeting. */
export interface Candidates {
  /** How many. */
  readonly count: number
  /** The silent ship's gap; of two the one with the lesser number. */
  readonly gap: Uint32Array
  /** The other's gap; or, where `heard` is 1, the number of its slow stay. */
  readonly other: Uint32Array
  /** 1 where the other ship was heard. */
  readonly heard: Uint8Array
  /** First possible contact, epoch ms. */
  readonly start: Float64Array
  /** Last possible contact, epoch ms. */
  readonly end: Float64Array
  /** Longest time together, ms. */
  readonly dwellMs: Float64Array
  /** Where, degrees; NaN where the other ship was heard: it lies where that ship was at `middleAt`. */
  readonly lon: Float64Array
  /** See `lon`. */
  readonly lat: Float64Array
  /** Where the other ship was heard, the middle of the longest stay, epoch ms; NaN where both were silent. */
  readonly middleAt: Float64Array
}

/** Adds a possible meeting of two silent ships; arguments as the columns. */
export type AddBothSilent = (
  gap: number,
  other: number,
  start: number,
  end: number,
  dwellMs: number,
  lon: number,
  lat: number,
) => void

/** Adds a possible meeting of a silent ship with one that was heard; arguments as the columns. */
export type AddOneSilent = (
  gap: number,
  stay: number,
  start: number,
  end: number,
  dwellMs: number,
  middleAt: number,
) => void

/** Collects possible meetings. */
export function createCandidates(): { addBoth: AddBothSilent; addOne: AddOneSilent; all: () => Candidates } {
  let room = 1024
  let all = columns(room)
  let count = 0
  const add = (gap: number, other: number, heard: 0 | 1, start: number, end: number, dwellMs: number): number => {
    if (count === room) all = lengthen(all, columns, (room *= 2))
    all.gap[count] = gap
    all.other[count] = other
    all.heard[count] = heard
    all.start[count] = start
    all.end[count] = end
    all.dwellMs[count] = dwellMs
    return count++
  }
  return {
    addBoth: (gap, other, start, end, dwellMs, lon, lat) => {
      const i = add(gap, other, 0, start, end, dwellMs)
      all.lon[i] = lon
      all.lat[i] = lat
      all.middleAt[i] = NaN
    },
    addOne: (gap, stay, start, end, dwellMs, middleAt) => {
      const i = add(gap, stay, 1, start, end, dwellMs)
      all.lon[i] = NaN
      all.lat[i] = NaN
      all.middleAt[i] = middleAt
    },
    all: () => ({ count, ...all }),
  }
}

const columns = (room: number) => ({
  gap: new Uint32Array(room),
  other: new Uint32Array(room),
  heard: new Uint8Array(room),
  start: new Float64Array(room),
  end: new Float64Array(room),
  dwellMs: new Float64Array(room),
  lon: new Float64Array(room),
  lat: new Float64Array(room),
  middleAt: new Float64Array(room),
})

/** Numbers in groups: the members of group g are `member[from[g]]` to `member[from[g + 1] - 1]`. */
export interface Groups {
  /** First member of each group, and the end after the last. */
  readonly from: Uint32Array
  /** The members, group by group. */
  readonly member: Uint32Array
}

/** Puts numbers 0 to n - 1 into groups; each may be in several. */
export function groupBy(groups: number, n: number, of: (i: number) => readonly number[]): Groups {
  const from = new Uint32Array(groups + 1)
  for (let i = 0; i < n; i++) for (const g of of(i)) from[g + 1]!++
  for (let g = 0; g < groups; g++) from[g + 1]! += from[g]!
  const next = from.slice()
  const member = new Uint32Array(from[groups]!)
  for (let i = 0; i < n; i++) for (const g of of(i)) member[next[g]!++] = i
  return { from, member }
}
