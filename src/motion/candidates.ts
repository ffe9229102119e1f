import { grown } from '../base/index.js'
import type { Blocks } from './blocks.js'
import { leastSquare } from './slots.js'

/**
 * Blocks sorted into cubes of space: every block stands in each cube that its box, grown by half the limit, touches.
 */
export interface Cells {
  /** First entry of each cube, and the end after the last. */
  readonly from: Uint32Array
  /** Block numbers, cube by cube; within a cube in order of time, to the second. */
  readonly block: Uint32Array
  /** The cubes' coordinates, three numbers each. */
  readonly cube: Int32Array
  /** How many cubes are in use. */
  readonly count: number
  /** Edge of a cube, metres. */
  readonly edgeM: number
}

const LEAST_EDGE_M = 2500
// Blocks are in order to this; two that share less time are seen all the same.
const ORDER_MS = 1000

/** Sorts blocks into cubes. */
export function buildCells(blocks: Blocks, limitM: number): Cells {
  const edgeM = Math.max(LEAST_EDGE_M, 2 * limitM)
  const order = blocksByTime(blocks)
  const table = createCubeTable(4 * blocks.count)
  let entryCube = new Uint32Array(8 * blocks.count + 8)
  let entryBlock = new Uint32Array(8 * blocks.count + 8)
  let entries = 0
  const growM = limitM / 2
  const { box } = blocks
  for (let i = 0; i < order.length; i++) {
    const o = 6 * order[i]!
    const x1 = Math.floor((box[o + 3]! + growM) / edgeM)
    const y1 = Math.floor((box[o + 4]! + growM) / edgeM)
    const z1 = Math.floor((box[o + 5]! + growM) / edgeM)
    for (let x = Math.floor((box[o]! - growM) / edgeM); x <= x1; x++) {
      for (let y = Math.floor((box[o + 1]! - growM) / edgeM); y <= y1; y++) {
        for (let z = Math.floor((box[o + 2]! - growM) / edgeM); z <= z1; z++) {
          if (entries === entryCube.length) {
            entryCube = grown(entryCube, new Uint32Array(2 * entries))
            entryBlock = grown(entryBlock, new Uint32Array(2 * entries))
          }
          entryCube[entries] = table.find(x, y, z)
          entryBlock[entries++] = order[i]!
        }
      }
    }
  }
  const count = table.count()
  const from = new Uint32Array(count + 1)
  for (let e = 0; e < entries; e++) from[entryCube[e]! + 1]!++
  for (let c = 0; c < count; c++) from[c + 1]! += from[c]!
  const next = from.slice()
  const block = new Uint32Array(entries)
  for (let e = 0; e < entries; e++) block[next[entryCube[e]!]!++] = entryBlock[e]!
  return { from, block, cube: table.cubes(), count, edgeM }
}

function blocksByTime({ start, count }: Blocks): Uint32Array {
  let least = Infinity
  for (let b = 0; b < count; b++) least = Math.min(least, start[b]!)
  // Start and number in one key, since a sort of plain numbers is by far the quickest: exact for 300 years of a million
  // blocks.
  const keys = new Float64Array(count)
  for (let b = 0; b < count; b++) keys[b] = Math.floor((start[b]! - least) / ORDER_MS) * count + b
  keys.sort()
  const order = new Uint32Array(count)
  for (let i = 0; i < count; i++) order[i] = keys[i]! % count
  return order
}

/** Open addressing from cube coordinates to small numbers. */
function createCubeTable(expected: number): {
  find: (x: number, y: number, z: number) => number
  count: () => number
  cubes: () => Int32Array
} {
  let mask = 1023
  while (mask < expected) mask = 2 * mask + 1
  let slots = new Int32Array(mask + 1).fill(-1)
  let cubes = new Int32Array(3 * 1024)
  let count = 0
  const slotOf = (x: number, y: number, z: number): number => {
    let h = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35)) >>> 0
    h = (h ^ (h >>> 15)) & mask
    for (;;) {
      const c = slots[h]!
      if (c < 0 || (cubes[3 * c] === x && cubes[3 * c + 1] === y && cubes[3 * c + 2] === z)) return h
      h = (h + 1) & mask
    }
  }
  const rehash = (): void => {
    mask = 2 * mask + 1
    slots = new Int32Array(mask + 1).fill(-1)
    for (let c = 0; c < count; c++) slots[slotOf(cubes[3 * c]!, cubes[3 * c + 1]!, cubes[3 * c + 2]!)] = c
  }
  return {
    find: (x, y, z) => {
      const slot = slotOf(x, y, z)
      if (slots[slot]! >= 0) return slots[slot]!
      if (3 * count + 3 > cubes.length) {
        const grown = new Int32Array(2 * cubes.length)
        grown.set(cubes)
        cubes = grown
      }
      cubes[3 * count] = x
      cubes[3 * count + 1] = y
      cubes[3 * count + 2] = z
      slots[slot] = count
      if (2 * ++count > mask) rehash()
      return count - 1
    },
    count: () => count,
    cubes: () => cubes.subarray(0, 3 * count),
  }
}

/**
 * Visits every two blocks of different vessels that share time and whose boxes come within `limitM`, each pair once: in
 * the cube that holds the least corner which both grown boxes share.
 */
export function eachCandidate(
  blocks: Blocks,
  cells: Cells,
  limitM: number,
  visit: (blockA: number, blockB: number) => void,
): void {
  const limit2 = limitM * limitM
  const { box, vessel, start, end } = blocks
  const grow = limitM / 2
  let active = new Uint32Array(1024)
  for (let c = 0; c < cells.count; c++) {
    let actives = 0
    for (let e = cells.from[c]!; e < cells.from[c + 1]!; e++) {
      const b = cells.block[e]!
      const v = vessel[b]!
      const from = start[b]!
      let kept = 0
      for (let i = 0; i < actives; i++) {
        const a = active[i]!
        if (end[a]! <= from - ORDER_MS) continue
        active[kept++] = a
        if (vessel[a] === v || leastSquare(box, 6 * a, box, 6 * b) > limit2) continue
        if (isHomeCube(cells, c, box, 6 * a, 6 * b, grow)) visit(a, b)
      }
      if (kept === active.length) active = grown(active, new Uint32Array(2 * kept))
      active[kept] = b
      actives = kept + 1
    }
  }
}

function isHomeCube(cells: Cells, c: number, box: Float64Array, i: number, j: number, grow: number): boolean {
  const { cube, edgeM } = cells
  return (
    Math.floor((Math.max(box[i]!, box[j]!) - grow) / edgeM) === cube[3 * c] &&
    Math.floor((Math.max(box[i + 1]!, box[j + 1]!) - grow) / edgeM) === cube[3 * c + 1] &&
    Math.floor((Math.max(box[i + 2]!, box[j + 2]!) - grow) / edgeM) === cube[3 * c + 2]
  )
}
