/** One line of a benchmark's table. */
export interface Measured {
  readonly name: string
  /** Median of the runs, ms. */
  readonly medianMs: number
  /** Fastest and slowest run, ms. */
  readonly rangeMs: readonly [number, number]
  /** Items worked on in one run. */
  readonly items: number
}

/**
 * Runs a function until it is warm, then some more, and takes the median.
 *
 * @param name - for the table.
 * @param items - how many things one run works on.
 * @param run - the work; its result is returned, so that it cannot be optimised away.
 * @param check - throws where the result is wrong: a fast wrong answer is no answer.
 */
export function measure<T>(name: string, items: number, run: () => T, check?: (result: T) => void, runs = 7): Measured {
  for (let k = 0; k < 3; k++) {
    const result = run()
    if (k === 0) check?.(result)
  }
  const times: number[] = []
  let last: T | undefined
  for (let k = 0; k < runs; k++) {
    const start = performance.now()
    last = run()
    times.push(performance.now() - start)
  }
  check?.(last as T)
  times.sort((a, b) => a - b)
  return { name, items, medianMs: times[runs >> 1]!, rangeMs: [times[0]!, times[runs - 1]!] }
}

/** Prints a table; with a floor, each line also says how many times the floor it took. */
export function printTable(title: string, lines: readonly Measured[], floor?: Measured): void {
  console.log(`\n## ${title}\n`)
  console.log('| what | items | median ms | range ms | ns an item | floors |')
  console.log('|---|--:|--:|--:|--:|--:|')
  for (const line of lines) {
    const each = (line.medianMs * 1e6) / Math.max(1, line.items)
    const floors = floor === undefined ? '' : (line.medianMs / floor.medianMs).toFixed(2)
    const range = `${line.rangeMs[0].toFixed(2)}-${line.rangeMs[1].toFixed(2)}`
    console.log(`| ${line.name} | ${line.items} | ${line.medianMs.toFixed(2)} | ${range} | ${each.toFixed(1)} | ${floors} |`)
  }
}

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
