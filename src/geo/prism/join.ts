import { PRISM_CLOSED, PRISM_END, PRISM_FROM, PRISM_SIZE, PRISM_SPEED, PRISM_START, PRISM_TO } from './prism.js'

/** Numbers of a box in space and time: least x, y, z, t, then the greatest. */
const BOX = 8
// Few enough that a leaf is settled at once, many enough that the tree stays small.
const LEAF = 8

/**
 * A tree of boxes in space and time. Node n holds `order[from[n]]` to `order[until[n] - 1]`; its children are `left[n]`
 * and `left[n] + 1`.
 */
export interface PrismTree {
  /** Of each prism, eight numbers. */
  readonly boxes: Float64Array
  /** Of each node. */
  readonly nodes: Float64Array
  /** Numbers of the prisms, node by node. */
  readonly order: Uint32Array
  /** First place of each node in `order`. */
  readonly from: Uint32Array
  /** Place after the last. */
  readonly until: Uint32Array
  /** First child; 0 where there is none. */
  readonly left: Uint32Array
}

/**
 * Boxes round prisms, in Earth-centred coordinates, so that ±180° and the poles are like any place. A straight line is
 * never longer than the way along the globe, so a prism lies within the spheroid that has its two places for foci.
 *
 * @param growM - added on every side, metres.
 */
function boxesOf(prisms: Float64Array, growM: number): Float64Array {
  const count = prisms.length / PRISM_SIZE
  const boxes = new Float64Array(count * BOX)
  for (let i = 0; i < count; i++) {
    const p = i * PRISM_SIZE
    const reach = prisms[p + PRISM_SPEED]! * (prisms[p + PRISM_END]! - prisms[p + PRISM_START]!)
    const half = prisms[p + PRISM_CLOSED] === 1 ? reach / 2 : reach
    let c2 = 0
    for (let d = 0; d < 3; d++) c2 += ((prisms[p + PRISM_TO + d]! - prisms[p + PRISM_FROM + d]!) / 2) ** 2
    const b2 = Math.max(0, half * half - c2)
    for (let d = 0; d < 3; d++) {
      const from = prisms[p + PRISM_FROM + d]!
      const to = prisms[p + PRISM_TO + d]!
      const wide = Math.sqrt(b2 + ((to - from) / 2) ** 2) + growM
      boxes[i * BOX + d] = (from + to) / 2 - wide
      boxes[i * BOX + 4 + d] = (from + to) / 2 + wide
    }
    boxes[i * BOX + 3] = prisms[p + PRISM_START]!
    boxes[i * BOX + 7] = prisms[p + PRISM_END]!
  }
  return boxes
}

/**
 * Puts prisms into a tree, split in the middle along whatever tells most apart: place or time.
 *
 * @param prisms - see `toPrisms`; those that make no sense are left out.
 * @param maxDistanceM - how far apart two prisms may be that are to be found, metres.
 */
export function createPrismTree(prisms: Float64Array, maxDistanceM: number): PrismTree {
  const boxes = boxesOf(prisms, maxDistanceM / 2 + 1)
  const order = Uint32Array.from({ length: prisms.length / PRISM_SIZE }, (_, i) => i).filter(
    (i) => prisms[i * PRISM_SIZE + PRISM_SPEED]! >= 0,
  )
  const room = Math.max(1, 2 * Math.ceil((2 * order.length) / LEAF))
  const tree: PrismTree = {
    boxes,
    nodes: new Float64Array(room * BOX),
    order,
    from: new Uint32Array(room),
    until: new Uint32Array(room),
    left: new Uint32Array(room),
  }
  tree.until[0] = order.length
  let made = 1
  for (let node = 0; node < made; node++) {
    bound(tree, node)
    const [from, until] = [tree.from[node]!, tree.until[node]!]
    if (until - from <= LEAF) continue
    const middle = (from + until) >> 1
    split(tree, from, until, middle, widestAxis(tree, from, until))
    tree.left[node] = made
    tree.from[made] = from
    tree.until[made++] = middle
    tree.from[made] = middle
    tree.until[made++] = until
  }
  return tree
}

function bound({ boxes, nodes, order, from, until }: PrismTree, node: number): void {
  const o = node * BOX
  nodes.fill(Infinity, o, o + 4)
  nodes.fill(-Infinity, o + 4, o + BOX)
  for (let k = from[node]!; k < until[node]!; k++) {
    const b = order[k]! * BOX
    for (let d = 0; d < 4; d++) {
      nodes[o + d] = Math.min(nodes[o + d]!, boxes[b + d]!)
      nodes[o + 4 + d] = Math.max(nodes[o + 4 + d]!, boxes[b + 4 + d]!)
    }
  }
}

/** The axis along which middles are spread most, beside how long boxes are. */
function widestAxis({ boxes, order }: PrismTree, from: number, until: number): number {
  let axis = 0
  let most = -1
  for (let d = 0; d < 4; d++) {
    let [low, high, length] = [Infinity, -Infinity, 0]
    for (let k = from; k < until; k++) {
      const b = order[k]! * BOX + d
      low = Math.min(low, boxes[b]! + boxes[b + 4]!)
      high = Math.max(high, boxes[b]! + boxes[b + 4]!)
      length += boxes[b + 4]! - boxes[b]!
    }
    const spread = ((high - low) * (until - from)) / (length + 1e-9)
    if (!(spread > most)) continue
    most = spread
    axis = d
  }
  return axis
}

/** Brings those with the lesser middles along an axis before place `middle` (quickselect, Hoare 1961). */
function split({ boxes, order }: PrismTree, from: number, until: number, middle: number, axis: number): void {
  const key = (k: number): number => boxes[order[k]! * BOX + axis]! + boxes[order[k]! * BOX + axis + 4]!
  let low = from
  let high = until - 1
  while (low < high) {
    const pivot = key((low + high) >> 1)
    let i = low
    let j = high
    while (i <= j) {
      while (key(i) < pivot) i++
      while (key(j) > pivot) j--
      if (i > j) break
      const kept = order[i]!
      order[i++] = order[j]!
      order[j--] = kept
    }
    if (middle <= j) high = j
    else if (middle >= i) low = i
    else return
  }
}

/** True where two boxes share a point. */
function touch(p: Float64Array, a: number, q: Float64Array, b: number): boolean {
  return (
    p[a + 3]! <= q[b + 7]! &&
    q[b + 3]! <= p[a + 7]! &&
    p[a]! <= q[b + 4]! &&
    q[b]! <= p[a + 4]! &&
    p[a + 1]! <= q[b + 5]! &&
    q[b + 1]! <= p[a + 5]! &&
    p[a + 2]! <= q[b + 6]! &&
    q[b + 2]! <= p[a + 6]!
  )
}

/**
 * Calls back with every two prisms whose boxes touch, each two once, the lesser number first.
 *
 * @param done - called after each leaf, with how many prisms it holds.
 */
export function eachTouchingPair(
  tree: PrismTree,
  call: (a: number, b: number) => void,
  done: (prisms: number) => void,
): void {
  const { boxes, nodes, order, from, until, left } = tree
  const leaves = (m: number, n: number): void => {
    for (let i = from[m]!; i < until[m]!; i++) {
      const a = order[i]!
      if (m !== n && !touch(boxes, a * BOX, nodes, n * BOX)) continue
      for (let j = m === n ? i + 1 : from[n]!; j < until[n]!; j++) {
        const b = order[j]!
        if (touch(boxes, a * BOX, boxes, b * BOX)) call(Math.min(a, b), Math.max(a, b))
      }
    }
  }
  const join = (m: number, n: number): void => {
    if (!touch(nodes, m * BOX, nodes, n * BOX)) return
    const openM = left[m]! > 0 && (left[n] === 0 || until[m]! - from[m]! >= until[n]! - from[n]!)
    if (openM) {
      join(left[m]!, n)
      join(left[m]! + 1, n)
    } else if (left[n]! > 0) {
      join(m, left[n]!)
      join(m, left[n]! + 1)
    } else leaves(m, n)
  }
  const within = (n: number): void => {
    if (left[n]! > 0) {
      within(left[n]!)
      within(left[n]! + 1)
      join(left[n]!, left[n]! + 1)
      return
    }
    leaves(n, n)
    done(until[n]! - from[n]!)
  }
  within(0)
}
