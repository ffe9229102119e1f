import { Decompress } from 'fzstd'
import { ReadError } from '../value/index.js'

/** A stream of the web platform, as much of it as is used: not every browser can iterate over one. */
export interface WebStream {
  /** Takes the stream. */
  getReader(): WebStreamReader
}

/** What `getReader` gives. */
export interface WebStreamReader {
  /** The next piece. */
  read(): Promise<WebStreamPiece>
  /** Gives the stream up. */
  cancel(): Promise<void>
}

/** One piece of a stream. */
export interface WebStreamPiece {
  /** True once there is none. */
  readonly done: boolean
  /** The piece. */
  readonly value?: Uint8Array | string | undefined
}

/**
 * What a reader reads: a text, bytes, or a stream of either (a Node stream, the body of a fetch, a file's `stream()`).
 */
export type Source = string | Uint8Array | AsyncIterable<Uint8Array | string> | WebStream

// The few platform classes that Node and browsers share, as much of them as is used: the library has no platform's
// types.
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string
}
interface WritableEnd {
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
  abort(reason?: unknown): Promise<void>
}
interface ReadableEnd {
  read(): Promise<{ done: boolean; value?: Uint8Array }>
  cancel(): Promise<void>
}
interface ByteTransform {
  readonly writable: { getWriter(): WritableEnd }
  readonly readable: { getReader(): ReadableEnd }
}
const platform = globalThis as unknown as {
  TextDecoder: new (label: string) => Decoder
  DecompressionStream?: new (format: 'gzip') => ByteTransform
}

const SLICE = 1 << 20

/** The source in pieces of at most a megabyte or whatever the stream gives. */
async function* pieces(source: Source): AsyncGenerator<Uint8Array | string> {
  if (typeof source === 'string') {
    for (let i = 0; i < source.length; i += SLICE) yield source.slice(i, i + SLICE)
  } else if (source instanceof Uint8Array) {
    for (let i = 0; i < source.length; i += SLICE) yield source.subarray(i, i + SLICE)
  } else if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) {
    yield* source
  } else if (typeof source === 'object' && source !== null && typeof source.getReader === 'function') {
    yield* webPieces(source)
  } else {
    throw new TypeError(`A source is ${typeof source}; expected a text, bytes, or a stream of either.`)
  }
}

async function* webPieces(source: WebStream): AsyncGenerator<Uint8Array | string> {
  const reader = source.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      if (next.value !== undefined) yield next.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Formats told by their first bytes. */
type Format = 'plain' | 'gzip' | 'zstd'

const starts = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

/** gzip: RFC 1952; zstd: RFC 8878, with its skippable frames; zip: APPNOTE 6.3. */
function formatOf(bytes: Uint8Array, where: string): Format {
  if (starts(bytes, 0x1f, 0x8b)) return 'gzip'
  if (starts(bytes, 0x28, 0xb5, 0x2f, 0xfd) || (bytes[0]! >> 4 === 5 && starts(bytes.subarray(1), 0x2a, 0x4d, 0x18)))
    return 'zstd'
  if (starts(bytes, 0x50, 0x4b, 3, 4))
    throw new ReadError(`${where} is a ZIP archive; unpack it first: expected CSV, plain, gzip or zstd.`)
  if (starts(bytes, 0x50, 0x41, 0x52, 0x31))
    throw new ReadError(`${where} is a Parquet file; it is read through darkwake/duckdb.`)
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff))
    throw new ReadError(`${where} is UTF-16 text; expected UTF-8.`)
  if (bytes.subarray(0, 4096).includes(0))
    throw new ReadError(`${where} is binary and no known format; expected CSV, plain, gzip or zstd.`)
  return 'plain'
}

const NO_BYTES = new Uint8Array(0)

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/**
 * The text of a source in pieces, unpacked where it is gzip or zstd, without a byte order mark.
 *
 * @param source - text or bytes.
 * @param where - its name, for messages.
 * @param onBytes - called with the size of each piece as it is taken from the source.
 * @param onMark - called where the text begins with a byte order mark.
 * @throws ReadError for what is no text, and for a compressed input that is damaged or cut short.
 */
export async function* textOf(
  source: Source,
  where: string,
  onBytes: (size: number) => void,
  onMark: () => void,
): AsyncGenerator<string> {
  const input = counted(pieces(source), onBytes)
  const head = await firstBytes(input)
  if (typeof head === 'string') {
    if (head.startsWith('\uFEFF')) onMark()
    yield head.replace(/^\uFEFF/, '')
    for await (const piece of input)
      yield typeof piece === 'string' ? piece : new platform.TextDecoder('utf-8').decode(piece)
    return
  }
  const format = formatOf(head, where)
  const bytes = withHead(head, input)
  const plain = format === 'plain' ? bytes : unpacked(format, bytes, where)
  yield* decoded(plain, where, format, onMark)
}

async function* counted(
  input: AsyncGenerator<Uint8Array | string>,
  onBytes: (size: number) => void,
): AsyncGenerator<Uint8Array | string> {
  for await (const piece of input) {
    onBytes(piece.length)
    yield piece
  }
}

/** Enough bytes to tell the format, or the first piece of text. */
async function firstBytes(input: AsyncGenerator<Uint8Array | string>): Promise<Uint8Array | string> {
  let head: Uint8Array = NO_BYTES
  while (head.length < 8) {
    const next = await input.next()
    if (next.done === true) return head
    if (typeof next.value === 'string')
      return head.length > 0 ? new platform.TextDecoder('utf-8').decode(head) + next.value : next.value
    head = concat(head, next.value)
  }
  return head
}

async function* withHead(head: Uint8Array, rest: AsyncGenerator<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  yield head
  for await (const piece of rest) {
    if (typeof piece === 'string')
      throw new ReadError('A source gave bytes first and then text; expected one of the two.')
    yield piece
  }
}

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  where: string,
  format: Format,
  onMark: () => void,
): AsyncGenerator<string> {
  const decoder = new platform.TextDecoder('utf-8') // drops the byte order mark by itself
  let first = true
  for await (const piece of bytes) {
    if (first && piece.length > 0) {
      if (format !== 'plain' && formatOf(piece, `${where}, unpacked,`) !== 'plain') {
        throw new ReadError(`${where} is compressed twice; unpack it once.`)
      }
      if (starts(piece, 0xef, 0xbb, 0xbf)) onMark()
      first = false
    }
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

function unpacked(
  format: 'gzip' | 'zstd',
  bytes: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<Uint8Array> {
  if (format === 'zstd') return zstd(bytes, where)
  if (platform.DecompressionStream === undefined) {
    throw new ReadError(`${where} is gzip, and this platform has no DecompressionStream; unpack it first.`)
  }
  return gzip(bytes, new platform.DecompressionStream('gzip'), where)
}

const damaged = (where: string, format: string): ReadError =>
  new ReadError(`${where} is ${format} that ends too early or is damaged; fetch it again.`)

async function* gzip(
  bytes: AsyncIterable<Uint8Array>,
  stream: ByteTransform,
  where: string,
): AsyncGenerator<Uint8Array> {
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  let sourceError: unknown
  const feed = (async () => {
    try {
      for await (const piece of bytes) await writer.write(piece)
      await writer.close()
    } catch (error) {
      sourceError = error
      await writer.abort(error).catch(() => undefined)
    }
  })()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      if (next.value !== undefined) yield next.value
    await feed
  } catch {
    throw sourceError instanceof ReadError ? sourceError : damaged(where, 'gzip')
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function* zstd(bytes: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = []
  const stream = new Decompress((data) => {
    out.push(data)
  })
  const push = (piece: Uint8Array, last: boolean): void => {
    try {
      stream.push(piece, last)
    } catch {
      throw damaged(where, 'zstd')
    }
  }
  for await (const piece of bytes) {
    push(piece, false)
    yield* out
    out = []
  }
  push(NO_BYTES, true)
  yield* out
}
