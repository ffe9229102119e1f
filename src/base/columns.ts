type Columns = Record<string, Float64Array | Uint32Array | Uint8Array>

/** The columns in the first elements of longer ones, which `make` gives for a number of elements; the rest is 0. */
export function lengthen<C extends Columns>(columns: C, make: (room: number) => C, room: number): C {
  const longer = make(room)
  for (const name of Object.keys(columns)) longer[name]!.set(columns[name]!)
  return longer
}

/** The first `count` elements of each column, as views. */
export function firstOf<C extends Columns>(columns: C, count: number): C {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, count)])) as C
}

/** Copies a column into a longer one. */
export function grown<A extends Float64Array | Uint32Array | Int32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
