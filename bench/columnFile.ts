import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import type { ReportColumns } from '../src/model/index.js'

const KINDS = { Float64Array, Float32Array, Uint32Array, Uint8Array }

/**
 * Writes columns to two files, `file` and `file.json`, from which they can be loaded without any second copy in memory.
 */
export function saveColumns(file: string, { ids, length, ...columns }: ReportColumns): void {
  const list = Object.entries(columns).map(([name, values]) => ({ name, kind: values.constructor.name }))
  writeFileSync(`${file}.json`, JSON.stringify({ ids, length, list }))
  const out = openSync(file, 'w')
  for (const values of Object.values(columns)) eachPiece(values, (piece) => writeSync(out, piece))
  closeSync(out)
}

/** Reads them back. */
export function loadColumns(file: string): ReportColumns {
  const { ids, length, list } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as {
    ids: string[]
    length: number
    list: { name: string; kind: keyof typeof KINDS }[]
  }
  const from = openSync(file, 'r')
  const columns = list.map(({ name, kind }) => {
    const values = new KINDS[kind](length)
    eachPiece(values, (piece) => readSync(from, piece))
    return [name, values] as const
  })
  closeSync(from)
  return { ids, length, ...Object.fromEntries(columns) } as unknown as ReportColumns
}

/** Files are read and written piece by piece; each call says how many bytes it managed. */
function eachPiece(values: ArrayBufferView, move: (piece: Uint8Array) => number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length;) {
    const moved = move(bytes.subarray(done, done + 4_000_000))
    if (moved === 0) throw new Error('a file of columns ends too early')
    done += moved
  }
}
