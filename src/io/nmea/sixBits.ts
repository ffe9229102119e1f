/** The payload of a message as 6-bit words, one an element (ITU-R M.1371-5, annex 8; IEC 61162-1, VDM). */
export interface SixBits {
  /** The words. */
  readonly words: Uint8Array
  /** How many bits were sent. */
  length: number
}

// The longest message has five slots, 1,192 bits; nine sentences of 82 characters cannot hold more than 3,400.
const MAX_WORDS = 1024

/** Room for one message. */
export const createSixBits = (): SixBits => ({ words: new Uint8Array(MAX_WORDS), length: 0 })

/**
 * Reads a payload's characters into `into`.
 *
 * @param fillBits - how many bits at the end are padding.
 * @returns false where a character is none of the 64, or the payload is longer than any message.
 */
export function readPayload(into: SixBits, payload: string, fillBits: number): boolean {
  if (payload.length > MAX_WORDS) return false
  for (let i = 0; i < payload.length; i++) {
    const code = payload.charCodeAt(i)
    if (code < 48 || code > 119 || (code > 87 && code < 96)) return false
    into.words[i] = code < 88 ? code - 48 : code - 56
  }
  into.length = payload.length * 6 - fillBits
  return true
}

/** A whole number of at most 30 bits. */
export function unsigned(bits: SixBits, start: number, length: number): number {
  let value = 0
  for (let at = start, left = length; left > 0;) {
    const inWord = at % 6
    const taken = Math.min(6 - inWord, left)
    const part = (bits.words[(at - inWord) / 6]! >> (6 - inWord - taken)) & ((1 << taken) - 1)
    value = (value << taken) | part
    at += taken
    left -= taken
  }
  return value
}

/** A whole number in two's complement. */
export function signed(bits: SixBits, start: number, length: number): number {
  const value = unsigned(bits, start, length)
  return value >= 1 << (length - 1) ? value - (1 << length) : value
}

/** A text of 6-bit characters up to the first `@`, or to the end of what was sent, without blanks at its end. */
export function textAt(bits: SixBits, start: number, length: number): string {
  let text = ''
  for (let at = start; at + 6 <= Math.min(start + length, bits.length); at += 6) {
    const code = unsigned(bits, at, 6)
    if (code === 0) break
    text += String.fromCharCode(code < 32 ? code + 64 : code)
  }
  return text.trimEnd()
}
