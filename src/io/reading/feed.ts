import { reportWork, type WorkOptions } from '../../base/index.js'
import { textOf, type Source } from '../source/index.js'
import { startFile, type OpenReading } from './reading.js'

/** Reads one kind of text, piece by piece. */
export interface TextParser {
  /** Reads what is complete in a text; returns what follows, which comes again with more behind it. */
  readonly take: (text: string) => string
  /** Reads what is left when the input ends, and enters the input in the reading. */
  readonly end: (rest: string) => void
}

// Text is parsed this many characters at a time: enough that the calls cost nothing, little enough to stay in the
// caches.
const BATCH = 1 << 18

/** As much of the options of each reader as concerns the source. */
interface FeedOptions {
  readonly name: string
  readonly sizeBytes: number
}

/**
 * Feeds an input to a parser.
 *
 * @param open - makes the parser, given how the text begins.
 */
export async function feed(
  reading: OpenReading,
  source: Source,
  { name, sizeBytes }: FeedOptions,
  work: WorkOptions | undefined,
  open: (head: string) => TextParser,
): Promise<void> {
  startFile(reading)
  const ownSize = typeof source === 'string' || source instanceof Uint8Array ? source.length : 0
  const size = sizeBytes > 0 ? sizeBytes : ownSize
  let bytes = 0
  let parser: TextParser | undefined
  let rest = ''
  let fresh = 0 // Characters that the parser has not seen: what waits is looked at again only with as much behind it.
  reportWork(work, 'reading', 0, size)
  const onMark = (): void => {
    reading.notes.byteOrderMark = true
  }
  for await (const piece of textOf(source, name, (n) => (bytes += n), onMark)) {
    rest += piece
    fresh += piece.length
    if (fresh < BATCH) continue
    parser ??= open(rest)
    rest = parser.take(rest)
    fresh = 0
    reportWork(work, 'reading', bytes, size)
  }
  parser ??= open(rest)
  parser.end(rest)
  reportWork(work, 'reading', size, size)
}
