import { runAt, type Fleet, knotIn } from '../../motion/index.js'

/** Where two ships stand at both ends of a stretch of time: looked up once, and asked for again and again. */
export interface Ends {
  /** Start and end, epoch ms. */
  readonly at: Float64Array
  /** Runs: of the first and the second ship at the start, of the first and the second at the end. */
  readonly run: Uint32Array
  /** Last knots at or before, in the same order. */
  readonly knot: Uint32Array
  /** Last fixes at or before, in the same order. */
  readonly fix: Uint32Array
}

/** Ends to be filled again and again. */
export const createEnds = (): Ends => ({
  at: new Float64Array(2),
  run: new Uint32Array(4),
  knot: new Uint32Array(4),
  fix: new Uint32Array(4),
})

/** Looks two ships up at two instants at which both have a position. */
export function readEnds(
  fleet: Fleet,
  a: number,
  b: number,
  from: number,
  to: number,
  { at, run, knot, fix }: Ends,
): void {
  at[0] = from
  at[1] = to
  for (let i = 0; i < 4; i++) {
    const t = at[i >> 1]!
    run[i] = runAt(fleet, i % 2 === 0 ? a : b, t)
    knot[i] = knotIn(fleet, run[i]!, t)
    fix[i] = fleet.fix[knot[i]!]!
  }
}
