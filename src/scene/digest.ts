import type { Track } from '../model/index.js'
import type { InputDigest } from './scene.js'

// Multipliers of MurmurHash3's 32-bit mixer (Appleby, public domain): every bit of the input reaches every bit of the
// result.
const MIX_A = 0x85ebca6b
const MIX_B = 0xc2b2ae35

function mixed(value: number): number {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, MIX_A)
  h ^= h >>> 13
  h = Math.imul(h, MIX_B)
  return h ^ (h >>> 16)
}

/** Hash of a text by its code units. */
export function hashText(text: string, seed: number = 0): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = mixed(Math.imul(h, 31) + text.charCodeAt(i))
  return h
}

/** Two sums of 32 bits as 16 hexadecimal digits. */
export const hex = (a: number, b: number): string =>
  [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')

const words = ({ buffer, byteOffset, length }: Float64Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, 2 * length)

/**
 * What was given, in figures that do not depend on its order: sums of a hash of each report. Linear in the number of
 * reports, without allocation for any of them. Not made to withstand forgery; `InputSource.sha256` is.
 *
 * @param tracks - all reports that were read, as `toTracks` has them, not cleaned.
 * @param others - reports that could not be read.
 */
export function digestOf(tracks: readonly Track[], others: number): InputDigest {
  let [a, b, reports] = [0, 0, others]
  for (const { id, t, lon, lat } of tracks) {
    const seed = hashText(id)
    const columns = [words(t), words(lon), words(lat)] as const
    reports += t.length
    for (let i = 0; i < 2 * t.length; i += 2) {
      let h = seed
      for (const column of columns) {
        h = mixed(h ^ column[i]!)
        h = mixed(Math.imul(h, 31) ^ column[i + 1]!)
      }
      a = (a + h) | 0
      b = (b + mixed(h ^ MIX_A)) | 0
    }
  }
  return { reports, vessels: new Set(tracks.map(({ id }) => id)).size, digest: hex(a, b) }
}
