import type { DarkBits } from '../model/dark.js'

/** A part of a possible meeting's score, with what it means: the one place of these words. */
export interface DarkPart {
  /** Name for programs. */
  readonly id: string
  /** Parts of one family have causes in common. */
  readonly family: 'silence' | 'motion' | 'company'
  /** Name in a list of all parts. */
  readonly name: string
  /** What it tells. */
  readonly meaning: string
  /** What else looks the same. */
  readonly innocent: readonly string[]
  /** What it adds, bits. */
  readonly bits: number
}

/** Each part of the score: a new one has no words until it stands here, and does not compile. */
const PARTS: Readonly<Record<Exclude<keyof DarkBits, 'bits'>, Omit<DarkPart, 'bits'>>> = {
  silenceBits: {
    id: 'silence', family: 'silence', name: 'silence', meaning: 'how telling the silences are', innocent: ['a fault of transponder or power', 'reception lost'],
  },
  lostTimeBits: {
    id: 'lost-time', family: 'motion', name: 'lost time', meaning: 'time that a passage at her own speed does not account for', innocent: ['waiting', 'slow steaming', 'work on the spot'],
  },
  dwellBits: {
    id: 'stay', family: 'motion', name: 'stay', meaning: 'how long they could have lain together, beside what a transfer takes', innocent: ['a long silence in one place'],
  },
  rivalsBits: {
    id: 'others', family: 'company', name: 'others', meaning: 'how many others each could have met as well', innocent: ['a busy place'],
  },
  partnerBits: {
    id: 'partner', family: 'motion', name: 'partner', meaning: 'what the ship that was heard did; 0 where both were silent', innocent: ['a stop of her own'],
  },
  contactBits: {
    id: 'seen-together', family: 'motion', name: 'seen together', meaning: 'heard within the limit of each other as the silence began, or as it ended', innocent: ['neighbours at anchor', 'boats at work alongside'],
  },
}

/** All parts of a score, in the order in which they are read; they add up to its bits. */
export const darkParts = (score: DarkBits): DarkPart[] =>
  (Object.keys(PARTS) as (keyof typeof PARTS)[]).map((key) => ({ ...PARTS[key], bits: score[key] }))
