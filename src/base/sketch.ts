/** How many vessels a sketch counts exactly. */
export const SKETCH_SIZE = 64

/**
 * A number for an id: 32 bits, evenly spread (FNV-1a, Fowler, Noll and Vo 1991, then the finish of MurmurHash3, Appleby
 * 2011), so that a vessel can be counted once without keeping its id.
 */
export function hashId(id: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Joins sketches of sets: the smallest hashes of all (Bar-Yossef and others 2002, "k minimum values"). In whatever
 * order sketches are joined, the result is the same.
 *
 * @param sketches - ascending hashes, at most `SKETCH_SIZE` each.
 */
export function joinSketches(sketches: Iterable<readonly number[]>): number[] {
  const all = new Set<number>()
  for (const sketch of sketches) for (const hash of sketch) all.add(hash)
  return [...all].sort((a, b) => a - b).slice(0, SKETCH_SIZE)
}

/** How many different members a set has: exact below `SKETCH_SIZE`, beyond it estimated to about 13 %. */
export function countSketch(sketch: readonly number[]): number {
  if (sketch.length < SKETCH_SIZE) return sketch.length
  return Math.round((SKETCH_SIZE - 1) / ((sketch[SKETCH_SIZE - 1]! + 1) / 2 ** 32))
}
