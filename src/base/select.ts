/**
 * The k-th smallest of the first `n` values, which are reordered (Hoare's FIND, 1961). Much quicker than sorting for
 * the few dozen samples of an event.
 */
export function select(values: Float64Array, n: number, k: number): number {
  let low = 0
  let high = n - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const swap = values[i]!
      values[i++] = values[j]!
      values[j--] = swap
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else break
  }
  return values[k]!
}

/** The median of the first `n` values, which are reordered; the mean of the two middle ones where `n` is even. */
export function median(values: Float64Array, n: number): number {
  const upper = select(values, n, n >> 1)
  if (n % 2 === 1) return upper
  let lower = -Infinity // after selecting, all smaller values stand before the upper middle
  for (let i = 0; i < n >> 1; i++) if (values[i]! > lower) lower = values[i]!
  return (lower + upper) / 2
}

/** Sorts the first `n` values by insertion, which is quickest for a few dozen. */
export function sortFew(values: Float64Array, n: number): void {
  for (let i = 1; i < n; i++) {
    const value = values[i]!
    let at = i
    while (at > 0 && values[at - 1]! > value) {
      values[at] = values[at - 1]!
      at--
    }
    values[at] = value
  }
}
