/**
 * A tree of boxes in Earth-centred coordinates, to find what lies nearest to a point anywhere on the globe. Plain data;
 * made by `createNearestTree`.
 *
 * A complete binary tree in one array: node 1 is the root, the children of node n are 2n and 2n + 1, and the leaves
 * come last.
 */
export interface NearestTree {
  /** Of each node the least x, y, z and the greatest x, y, z, metres. Empty nodes lie at infinity. */
  readonly boxes: Float64Array
  /** Which item each leaf holds. */
  readonly items: Uint32Array
}

const STRIDE = 6

/**
 * Puts boxes into a tree. Leaves stand in Morton order (Morton 1966), so that neighbours in space share branches.
 *
 * @param boxes - six numbers an item: least x, y, z, greatest x, y, z.
 */
export function createNearestTree(boxes: Float64Array): NearestTree {
  const count = boxes.length / STRIDE
  const leaves = 2 ** Math.ceil(Math.log2(Math.max(1, count)))
  const items = mortonOrder(boxes)
  const tree = new Float64Array(2 * leaves * STRIDE).fill(Infinity)
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < STRIDE; d++) tree[(leaves + i) * STRIDE + d] = boxes[items[i]! * STRIDE + d]!
  }
  for (let node = leaves - 1; node > 0; node--) {
    for (let d = 0; d < STRIDE; d++) {
      const a = tree[2 * node * STRIDE + d]!
      const b = tree[(2 * node + 1) * STRIDE + d]!
      // An empty node (at infinity) is always on the right: its greatest coordinates must not count.
      tree[node * STRIDE + d] = d < 3 ? Math.min(a, b) : b === Infinity ? a : Math.max(a, b)
    }
  }
  return { boxes: tree, items }
}

function mortonOrder(boxes: Float64Array): Uint32Array {
  const count = boxes.length / STRIDE
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let key = 0
    for (let d = 0; d < 3; d++) {
      // 65,536 steps of 195 m through the Earth from side to side.
      const middle = (boxes[i * STRIDE + d]! + boxes[i * STRIDE + d + 3]!) / 2
      key += spread(Math.max(0, Math.min(65535, (middle + 6_400_000) / 195.4))) * 2 ** d
    }
    keys[i] = key
  }
  return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b)
}

/** Puts two empty bits between the 16 bits of a number: 48 bits, which a double holds exactly. */
function spread(value: number): number {
  let rest = Math.floor(value)
  let out = 0
  for (let place = 1; rest > 0; place *= 8) {
    out += (rest % 2) * place
    rest = Math.floor(rest / 2)
  }
  return out
}

/**
 * Looks for the nearest item, nearer branches first, passing over every branch whose box is farther than the best so
 * far.
 *
 * @param x - metres, Earth-centred, as are `y` and `z`.
 * @param y - metres.
 * @param z - metres.
 * @param limit2 - squared distance beyond which nothing counts, metres squared.
 * @param measure - the squared distance of an item that may be nearer than `best2`; at least its box's.
 */
export function findNearest(
  tree: NearestTree,
  x: number,
  y: number,
  z: number,
  limit2: number,
  measure: (item: number, best2: number) => number,
): void {
  const { boxes, items } = tree
  const leaves = boxes.length / STRIDE / 2
  let best2 = limit2
  const visit = (node: number, bound2: number): void => {
    if (!(bound2 < best2)) return
    if (node >= leaves) {
      best2 = Math.min(best2, measure(items[node - leaves]!, best2))
      return
    }
    const left = boxDistance2(boxes, 2 * node, x, y, z)
    const right = boxDistance2(boxes, 2 * node + 1, x, y, z)
    if (left <= right) {
      visit(2 * node, left)
      visit(2 * node + 1, right)
    } else {
      visit(2 * node + 1, right)
      visit(2 * node, left)
    }
  }
  visit(1, boxDistance2(boxes, 1, x, y, z))
}

function boxDistance2(boxes: Float64Array, node: number, x: number, y: number, z: number): number {
  const at = node * STRIDE
  const dx = Math.max(boxes[at]! - x, x - boxes[at + 3]!, 0)
  const dy = Math.max(boxes[at + 1]! - y, y - boxes[at + 4]!, 0)
  const dz = Math.max(boxes[at + 2]! - z, z - boxes[at + 5]!, 0)
  return dx * dx + dy * dy + dz * dz
}
