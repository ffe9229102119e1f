import type { Reception } from './reception/index.js'
import type { Thinning } from './thinning.js'

/** Version of the shape of `Knowledge`. */
export const KNOWLEDGE_SCHEMA = 'darkwake-knowledge-3'

/** When the feed was heard, by squares of 5 degrees. Parallel lists, ascending by `regionDay`. */
export interface HeardHours {
  /** UTC day since 1970 times 2592, plus the square's number: 36 rows of 72 from 90° S 180° W. */
  readonly regionDay: readonly number[]
  /** One bit for each hour of that day in which any report came from that square. */
  readonly hours: readonly number[]
}

/** What counts as a stop. Knowledge learnt by different rules cannot be merged. */
export interface StopRule {
  /** Radius of the circle that a stay must fit into, metres. */
  readonly stopRadiusM: number
  /** Shortest stay, ms. */
  readonly minStopMs: number
  /** A longer silence ends a stay, ms. */
  readonly maxStopGapMs: number
  /** Greatest mean distance of the fixes from their mean at which a vessel counts as made fast, metres. */
  readonly mooredSpreadM: number
}

/** Stops by cells of a fixed grid of about 556 m. Parallel lists, ascending by `cell`. */
export interface StopCounts {
  /** What counted as a stop. */
  readonly rule: StopRule
  /** Number of the cell. */
  readonly cell: readonly number[]
  /** Stops whose middle lies in the cell. A stay cut by the end of a file counts on both sides. */
  readonly stops: readonly number[]
  /** Time stopped in all, ms. */
  readonly stopMs: readonly number[]
  /** Which vessels stopped: the 64 smallest hashes of their ids, so that each counts once however the data are cut. */
  readonly vessels: readonly (readonly number[])[]
  /** Which of them lay still, as ships do that are made fast to the land. */
  readonly moored: readonly (readonly number[])[]
}

/**
 * What the data themselves teach about the world: whole numbers only, plain JSON. Made by `learn`; `mergeKnowledge`
 * adds two of them up, exactly and in any order.
 */
export interface Knowledge {
  /** Version of this shape. */
  readonly schema: typeof KNOWLEDGE_SCHEMA
  /** When the feed was heard. */
  readonly heard: HeardHours
  /** Where vessels stopped: `listHarbours` reads ports and anchorages off this. */
  readonly stops: StopCounts
  /** How well the feed hears, by place and by time: `scoreGaps` scores AIS gaps by it. */
  readonly reception: Reception
  /** How far apart reports come in this feed: `findGaps` takes no silence for long that is not long for it. */
  readonly thinning: Thinning
}

/** Versions whose counts are not enough, and cannot be made up. */
const OLDER: ReadonlySet<string> = new Set(['darkwake-knowledge-1', 'darkwake-knowledge-2'])

/** Throws a sentence unless `value` has the shape of this version's knowledge. */
export function checkKnowledge(where: string, value: Knowledge): void {
  const schema: unknown = (value as Partial<Knowledge> | null | undefined)?.schema
  if (schema === KNOWLEDGE_SCHEMA) return
  if (typeof schema === 'string' && OLDER.has(schema)) {
    throw new TypeError(
      `${where}: got knowledge with schema "${schema}", which does not tell where ships were lost for good; ` +
        `expected "${KNOWLEDGE_SCHEMA}": learn from the same tracks again.`,
    )
  }
  throw new TypeError(
    `${where}: got knowledge with schema ${JSON.stringify(schema)}; expected "${KNOWLEDGE_SCHEMA}", from learn.`,
  )
}
