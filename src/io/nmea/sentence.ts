import { parseTime } from '../value/index.js'

/** One AIVDM or AIVDO sentence in its line (IEC 61162-1, VDM and VDO; 61162-450 for the tag block before it). */
export interface Sentence {
  /** How many sentences make the message, and which this is, from 1. */
  readonly total: number
  readonly number: number
  /** What tells the message from others on their way: talker, station, group or sequence number, channel. */
  readonly message: string
  readonly payload: string
  readonly fillBits: number
  /** When it was heard, epoch milliseconds; NaN where the line does not say. */
  readonly t: number
}

const SENTENCE = /!([A-Z]{2}VD[MO]),(\d),(\d),(\d*),([^,]*),([^,*]*),([0-5])\*([0-9A-Fa-f]{2})(.*)$/y

/** The checksum of a sentence: all characters between its first sign and the asterisk, by exclusive or. */
function checksum(text: string, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum ^= text.charCodeAt(i)
  return sum
}

const START = /![A-Z]{2}VD[MO],/y

/** Where in a line an AIS sentence begins, whole or not; -1 where there is none. */
export function sentenceStart(line: string): number {
  for (let at = line.indexOf('!'); at >= 0; at = line.indexOf('!', at + 1)) {
    START.lastIndex = at
    if (START.test(line)) return at
  }
  return -1
}

/** Reads the sentence that begins at `from` in its line. */
export function readSentence(line: string, from: number): Sentence | 'malformed' | 'bad-checksum' {
  SENTENCE.lastIndex = from
  const found = SENTENCE.exec(line)
  if (found === null) return 'malformed'
  const [
    ,
    talker = '',
    total = '',
    number = '',
    sequence = '',
    channel = '',
    payload = '',
    fill = '',
    sum = '',
    after = '',
  ] = found
  if (checksum(line, from + 1, line.indexOf('*', from)) !== parseInt(sum, 16)) return 'bad-checksum'
  const [count, place] = [Number(total), Number(number)]
  if (count < 1 || place < 1 || place > count) return 'malformed'
  const tags = from === 0 ? NO_TAGS : readTags(line.slice(0, from))
  if (tags === undefined) return 'bad-checksum'
  // The station stands in the first sentence of a group only, so that a group is told by its own number.
  const sender = tags.group === '' ? tags.station : `group ${tags.group}`
  const message = count === 1 ? '' : `${talker} ${sender} ${sequence} ${channel} ${count}`
  return { total: count, number: place, message, payload, fillBits: Number(fill), t: timeOf(tags.t, after) }
}

/** What stands before a sentence. */
interface Tags {
  readonly t: number
  readonly station: string
  readonly group: string
}

const NO_TAGS: Tags = { t: NaN, station: '', group: '' }
const TAG_BLOCK = /\\([^\\*]*)\*([0-9A-Fa-f]{2})\\/g

/** Reads tag blocks, and a time before them; undefined where a block's checksum does not fit. */
function readTags(before: string): Tags | undefined {
  if (!before.includes('\\')) return { ...NO_TAGS, t: leadingTime(before) }
  let { t, station, group } = NO_TAGS
  for (const [, block = '', sum = ''] of before.matchAll(TAG_BLOCK)) {
    if (checksum(block, 0, block.length) !== parseInt(sum, 16)) return undefined
    for (const field of block.split(',')) {
      const value = field.slice(2)
      if (field.startsWith('c:')) t = parseTime(value)
      else if (field.startsWith('s:')) station = value
      else if (field.startsWith('g:')) group = value.split('-')[2] ?? ''
    }
  }
  return { t: t === t ? t : leadingTime(before.replace(TAG_BLOCK, '')), station, group }
}

/** What loggers write before a sentence is shorter than this; the time stands first. */
const MAX_PREFIX = 200

/** A time at the beginning of a line, alone or among other fields. */
function leadingTime(all: string): number {
  const before = all.slice(0, MAX_PREFIX)
  const plain = parseTime(before.trimEnd())
  if (plain === plain) return plain
  const bare = before.replace(/^[\s[("]+|[\s\])",;:|>-]+$/g, '')
  if (bare === '') return NaN
  const whole = parseTime(bare)
  if (whole === whole) return whole
  for (const field of bare.split(/[,;|\t]|\s+-\s+|\]\s*/)) {
    const t = parseTime(field.replace(/^[\s[("]+|[\s\])"]+$/g, ''))
    if (t === t) return t
  }
  return parseTime(bare.split(/\s+/, 1)[0] ?? '')
}

/** The receiver's time behind a sentence, as the US Coast Guard's logs have it: `…*4A,r003669945,1272412827`. */
const timeOf = (t: number, after: string): number => {
  if (t === t || after === '') return t
  const last = after.slice(after.lastIndexOf(',') + 1).trim()
  return /^\d{10}(?:\.\d+|\d{3})?$/.test(last) ? parseTime(last) : NaN
}

const PGHP = /^\$PGHP,1,(\d{4}),(\d+),(\d+),(\d+),(\d+),(\d+),(\d+),/

/** The time that a Gatehouse line gives to the sentence behind it; NaN for any other line. */
export function timeLine(line: string): number {
  const parts = PGHP.exec(line)
  if (parts === null) return NaN
  const [year, month, day, hour, minute, second, ms] = parts
    .slice(1)
    .map((part, k) => part.padStart(k === 6 ? 3 : 2, '0'))
  return parseTime(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}`)
}
