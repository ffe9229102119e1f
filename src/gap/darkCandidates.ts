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
  /** Degrees; where the other ship was heard, the instant in the middle of the longest stay instead, and NaN. */
  readonly lon: Float64Array
  /** See `lon`. */
  readonly lat: Float64Array
}

/** Adds a possible meeting; arguments as the columns. */
export type AddCandidate = (
  gap: number,
  other: number,
  heard: 0 | 1,
  start: number,
  end: number,
  dwellMs: number,
  lon: number,
  lat: number,
) => void

/** Collects possible meetings. */
export function createCandidates(): { add: AddCandidate; all: () => Candidates } {
  let room = 1024
  let whole = { gap: new Uint32Array(room), other: new Uint32Array(room), heard: new Uint8Array(room) }
  let real = columns(room)
  let count = 0
  const grow = (): void => {
    room *= 2
    const wider = { gap: new Uint32Array(room), other: new Uint32Array(room), heard: new Uint8Array(room) }
    wider.gap.set(whole.gap)
    wider.other.set(whole.other)
    wider.heard.set(whole.heard)
    whole = wider
    const longer = columns(room)
    for (const name of ['start', 'end', 'dwellMs', 'lon', 'lat'] as const) longer[name].set(real[name])
    real = longer
  }
  return {
    add: (gap, other, heard, start, end, dwellMs, lon, lat) => {
      if (count === room) grow()
      whole.gap[count] = gap
      whole.other[count] = other
      whole.heard[count] = heard
      real.start[count] = start
      real.end[count] = end
      real.dwellMs[count] = dwellMs
      real.lon[count] = lon
      real.lat[count++] = lat
    },
    all: () => ({ count, ...whole, ...real }),
  }
}

const columns = (room: number): Record<'start' | 'end' | 'dwellMs' | 'lon' | 'lat', Float64Array> => ({
  start: new Float64Array(room),
  end: new Float64Array(room),
  dwellMs: new Float64Array(room),
  lon: new Float64Array(room),
  lat: new Float64Array(room),
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
