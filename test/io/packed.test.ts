import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CancelledError } from '../../src/base/index.js'
import { readCsv } from '../../src/io/csv/index.js'

const rows = Array.from(
  { length: 20_000 },
  (_, i) => `${i % 97},${1577836800 + i},${(i % 3600) / 10 - 180},${(i % 1800) / 10 - 90}\n`,
)
const text = `id,t,lon,lat\n${rows.join('')}`
const plain = new TextEncoder().encode(text)

// "id,t,lon,lat\nA,1577836800,12.5,55.25\n" packed by the reference zstd 1.5 (`zstd -19`), with its checksum.
const ZSTD = 'KLUv/QRoKQEAaWQsdCxsb24sbGF0CkEsMTU3NzgzNjgwMCwxMi41LDU1LjI1Chhqg9U='

const ZSTD_SECOND = 'KLUv/QRowQAAQiwxNTc3ODM2ODAwLDEzLjUsNTUuMjUK1yCCOw=='

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

describe('gzip', () => {
  it('is told by its first bytes, and reads the same', async () => {
    expect(await readCsv(gzipSync(plain))).toEqual(await readCsv(plain))
  })

  it('may come as several members, as bgzip and cat make them', async () => {
    const half = 100_000
    const members = Buffer.concat([gzipSync(plain.subarray(0, half)), gzipSync(plain.subarray(half))])
    expect(await readCsv(members)).toEqual(await readCsv(plain))
  })

  it('cut short or damaged is a sentence, not a shorter result', async () => {
    const packed = gzipSync(plain)
    await expect(readCsv(packed.subarray(0, packed.length - 20), { name: 'x.gz' })).rejects.toThrow(
      /^x\.gz is gzip that ends too early/,
    )
    await expect(readCsv(packed.subarray(0, 5), { name: 'x.gz' })).rejects.toThrow(/^x\.gz is gzip that ends too early/)
    const damaged = Buffer.from(packed)
    damaged.fill(0xff, 5000, 5400)
    await expect(readCsv(damaged, { name: 'x.gz' })).rejects.toThrow(/^x\.gz is gzip that ends too early or is damaged/)
  })

  it('of gzip is named', async () => {
    await expect(readCsv(gzipSync(gzipSync(plain)), { name: 'x.gz' })).rejects.toThrow(/compressed twice/)
  })
})

describe('zstd', () => {
  it('is told by its first bytes', async () => {
    const r = await readCsv(bytesOf(ZSTD))
    expect([r.columns.ids, r.columns.lon[0], r.columns.lat[0]]).toEqual([['A'], 12.5, 55.25])
  })

  it('may come as several frames, as pzstd and cat make them', async () => {
    const r = await readCsv(Buffer.concat([bytesOf(ZSTD), bytesOf(ZSTD_SECOND)]))
    expect([r.columns.ids, [...r.columns.lon]]).toEqual([
      ['A', 'B'],
      [12.5, 13.5],
    ])
  })

  it('cut short is a sentence', async () => {
    await expect(readCsv(bytesOf(ZSTD).subarray(0, 30), { name: 'x.zst' })).rejects.toThrow(
      /^x\.zst is zstd that ends too early/,
    )
  })
})

describe('streams', () => {
  const streamOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece)
        controller.close()
      },
    })

  it('of the web platform are read, also where they cannot be iterated over', async () => {
    const packed = gzipSync(plain)
    const stream = streamOf([packed.subarray(0, 5), packed.subarray(5)])
    const bare = { getReader: () => stream.getReader() }
    expect((await readCsv(bare)).columns).toEqual((await readCsv(plain)).columns)
  })

  it('are given back when the work is cancelled, and nothing is left unhandled', async () => {
    const unhandled: unknown[] = []
    const note = (error: unknown): void => void unhandled.push(error)
    process.on('unhandledRejection', note)
    const packed = gzipSync(plain)
    let closed = false
    async function* slow(): AsyncGenerator<Uint8Array> {
      try {
        for (let i = 0; i < packed.length; i += 1000) yield packed.subarray(i, i + 1000)
      } finally {
        closed = true
      }
    }
    let calls = 0
    const signal = {
      get aborted() {
        return ++calls > 1
      },
    }
    await expect(readCsv(slow(), {}, { signal })).rejects.toThrow(CancelledError)
    await new Promise((resolve) => setTimeout(resolve, 50))
    process.off('unhandledRejection', note)
    expect([closed, unhandled]).toEqual([true, []])
  })
})

describe('other formats', () => {
  it.each([
    [[0x50, 0x4b, 3, 4, 0, 0, 0, 0], /ZIP archive/],
    [[0x50, 0x41, 0x52, 0x31, 0, 0, 0, 0], /Parquet/],
    [[0xff, 0xfe, 0x41, 0, 0x42, 0, 0x43, 0], /UTF-16/],
    [[1, 2, 3, 0, 5, 6, 7, 8, 9], /binary/],
  ])('%j are named', async (bytes, sentence) => {
    await expect(readCsv(new Uint8Array(bytes))).rejects.toThrow(sentence)
  })
})
