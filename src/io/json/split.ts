import { ReadError } from '../value/index.js'

/** Takes the text of one record. */
export type RecordSink = (text: string) => void

/** Finds the records in a JSON document that comes in pieces: the objects of its list, or objects one after another. */
export interface Splitter {
  /** Reads what is complete; returns what follows. */
  readonly take: (text: string) => string
  /** True where the document stops within a record or a list. */
  readonly cut: () => boolean
}

/** Names under which feeds put their list of records. */
const LISTS = /"(?:features|vessels|messages|msgs|data|records|positions|rows|ships|items|results|entries)"\s*:\s*$/i

/** A record longer than this is none: a GeoJSON track of a year has some 10 MB. */
const MAX_RECORD = 1 << 26

const SIGNS = /["{}[\]]/g

interface Place {
  /** Lists and objects around the records, and how many there are where they lie: `[` is 1, `{"features": [` is 2. */
  around: number
  base: number
  /** How deep within a record, or within what follows the list in its object; 0 beside them. */
  depth: number
  /** Whether within a text. */
  inText: boolean
  /** Whether the list has ended and its object has not: what follows there are no records. */
  over: boolean
  /** How far the text that comes again was looked at. */
  seen: number
}

/** Starts at the beginning of a document. */
export function createSplitter(name: string, sink: RecordSink): Splitter {
  const place: Place = { around: 0, base: 0, depth: 0, inText: false, over: false, seen: 0 }
  const take = (text: string): string => {
    const start = scan(place, text, sink)
    const rest = text.slice(start)
    place.seen = rest.length
    if (rest.length > MAX_RECORD)
      throw new ReadError(
        `${name} has a JSON record of more than ${MAX_RECORD} characters; expected one report or track each.`,
      )
    return rest
  }
  return { take, cut: () => place.depth > 0 || place.around > 0 }
}

/** The end of a text that begins before `from`; -1 where it is not there yet. A backslash takes the sign behind it. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}

/** Looks at what is new; returns where the record begins that is not complete. */
function scan(place: Place, text: string, sink: RecordSink): number {
  let start = 0
  let at = place.seen
  for (;;) {
    if (place.inText) {
      const end = endOfText(text, at)
      if (end < 0) return place.depth > 0 ? start : Math.max(start, text.length - 1)
      place.inText = false
      at = end + 1
    }
    SIGNS.lastIndex = at
    const sign = SIGNS.exec(text)
    if (sign === null) return place.depth > 0 ? start : text.length
    at = sign.index + 1
    if (sign[0] === '"') place.inText = true
    else start = step(place, text, sign[0], sign.index, start, sink)
  }
}

/** One bracket; returns where the record that is open begins. */
function step(place: Place, text: string, sign: string, at: number, start: number, sink: RecordSink): number {
  const opens = sign === '{' || sign === '['
  if (place.over) afterList(place, opens)
  else if (place.depth === 0) return betweenRecords(place, sign, at)
  else if (
    sign === '[' &&
    place.depth === 1 &&
    place.around === 0 &&
    LISTS.test(text.slice(Math.max(start, at - 40), at))
  ) {
    Object.assign(place, { depth: 0, around: 2, base: 2 })
  } else {
    place.depth += opens ? 1 : -1
    if (place.depth > 0) return start
    sink(text.slice(start, at + 1))
  }
  return at + 1
}

function betweenRecords(place: Place, sign: string, at: number): number {
  if (sign === '{') place.depth = 1
  else if (sign === '[') {
    place.around++
    place.base ||= 1
  } else if (sign === ']' && place.around > 0) {
    place.around--
    if (place.around < place.base && place.base === 2) place.over = true
    else if (place.around < place.base) place.base = 0
  }
  return at
}

/** Within the object of a list that has ended, until it ends too; then another document may follow. */
function afterList(place: Place, opens: boolean): void {
  if (place.depth === 0 && !opens) Object.assign(place, { around: 0, base: 0, over: false })
  else place.depth += opens ? 1 : -1
}
