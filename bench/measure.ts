/** One piece of work to be timed. */
export interface Case {
  /** For the table. */
  readonly name: string
  /** How many things one run works on. */
  readonly items: number
  /** The work; its result goes to `check`, so that it cannot be optimised away. */
  readonly run: () => unknown
  /** Untimed, after each run. Throws where the result is wrong: a fast wrong answer is no answer. */
  readonly check?: (result: never) => void
}

/** One line of a benchmark's table. */
export interface Measured {
  readonly name: string
  /** Items worked on in one run. */
  readonly items: number
  /** Fastest, median and slowest run, ms. */
  readonly minMs: number
  readonly medianMs: number
  readonly maxMs: number
  /** Processor time of all threads in the run that took least of it, ms: tells where others had the processor. */
  readonly cpuMs: number
}

/** How often: untimed runs first, until the code is compiled, then timed ones. */
export interface Rounds {
  readonly warm?: number
  readonly timed?: number
  /**
   * Whether garbage is collected before each run, so that none pays for another's. Default true; false for work of
   * milliseconds, where a heap that was just emptied costs more than the work.
   */
  readonly collect?: boolean
}

/** Declares a case; the result's type binds work and check. */
export const work = <T>(name: string, items: number, run: () => T | Promise<T>, check?: (result: T) => void): Case => ({
  name,
  items,
  run,
  ...(check === undefined ? {} : { check: check as (result: never) => void }),
})

/**
 * Times several cases together: each round runs every case once, so that what else the machine does falls on all of
 * them alike, and their ratios hold where single times do not. Garbage is collected where Node allows it.
 */
export async function together(
  cases: readonly Case[],
  { warm = 2, timed = 7, collect = true }: Rounds = {},
): Promise<Measured[]> {
  const runs = cases.map(() => [] as { ms: number; cpuMs: number }[])
  for (let round = 0; round < warm + timed; round++) {
    for (const [k, one] of cases.entries()) {
      if (collect) globalThis.gc?.()
      const run = await timeOne(one)
      if (round >= warm) runs[k]!.push(run)
    }
  }
  return cases.map(({ name, items }, k) => {
    const ms = runs[k]!.map((run) => run.ms).sort((a, b) => a - b)
    const cpuMs = Math.min(...runs[k]!.map((run) => run.cpuMs))
    return { name, items, minMs: ms[0]!, medianMs: ms[ms.length >> 1]!, maxMs: ms[ms.length - 1]!, cpuMs }
  })
}

async function timeOne({ run, check }: Case): Promise<{ ms: number; cpuMs: number }> {
  const cpu = process.cpuUsage()
  const start = process.hrtime.bigint()
  let result = run()
  if (result instanceof Promise) result = await result
  const ms = Number(process.hrtime.bigint() - start) / 1e6
  const { user, system } = process.cpuUsage(cpu)
  check?.(result as never)
  return { ms, cpuMs: (user + system) / 1000 }
}

/**
 * Prints a table; with a floor (one of the lines), each line also says how many times the floor it took: see `floors`.
 */
export function printTable(title: string, lines: readonly Measured[], floor?: Measured): void {
  console.log(`\n## ${title}\n`)
  console.log('| what | items | min ms | median ms | max ms | CPU ms | ns an item | floors |')
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|')
  for (const line of lines) {
    const { name, items, minMs, medianMs, maxMs, cpuMs } = line
    const times = [minMs, medianMs, maxMs, cpuMs].map((ms) => ms.toFixed(ms < 100 ? 2 : 0)).join(' | ')
    const each = ((medianMs * 1e6) / Math.max(1, items)).toFixed(1)
    console.log(`| ${name} | ${items} | ${times} | ${each} | ${floor === undefined ? '' : floors(line, floor)} |`)
  }
}

/** How many times one took the other's time: by the fastest runs, by the medians, by processor time. */
export const floors = (one: Measured, other: Measured): string =>
  (['minMs', 'medianMs', 'cpuMs'] as const).map((key) => (one[key] / other[key]).toFixed(2)).join(' / ')

/** A small seeded generator (mulberry32): numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let x = Math.imul(a ^ (a >>> 15), a | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

/** Throws unless two values are the same. */
export function same(what: string, got: unknown, expected: unknown): void {
  if (got !== expected) throw new Error(`${what}: got ${String(got)}, expected ${String(expected)}`)
}

/** Throws unless a number lies within bounds. */
export function within(what: string, got: number, least: number, most: number): void {
  if (!(got >= least && got <= most)) throw new Error(`${what}: got ${got}, expected ${least} to ${most}`)
}
