import { explain, type EvidenceLine } from '../../explain/index.js'
import type { Gap } from '../../model/index.js'
import { reachableArea } from '../../reach/index.js'
import { isFolded, isPinned, type Finding, type Findings } from '../../stages/index.js'
import { modeOf, type PageEvidence, type PageItem, type PageWords } from '../page/index.js'

/** A finding as it is listed, before it is drawn. */
export type Item = Omit<PageItem, 'areas' | 'detail' | 'who' | 'lon'>

/** The words of evidence: each gets its place when it is first used. */
export interface WordList {
  /** Place of an evidence line's words in the list. */
  readonly placeOf: (line: EvidenceLine) => number
  /** All that were used. */
  readonly list: () => PageWords[]
}

/** Gathers the words of a page's evidence, each once. */
export function wordList(): WordList {
  const places = new Map<string, number>()
  const words: PageWords[] = []
  const placeOf = ({ label, source, comparedWith: limits, innocent }: EvidenceLine): number => {
    const one: PageWords = { label, source, limits, innocent }
    const key = JSON.stringify(one)
    const place = places.get(key) ?? words.push(one) - 1
    places.set(key, place)
    return place
  }
  return { placeOf, list: () => words }
}

/** A finding as it is listed. */
export function itemOf(finding: Finding, findings: Findings, words: WordList): Item {
  const { id, kind, start, context, measures, score } = finding
  const { vessels, sentence, facts, evidence, links, rank } = explain(finding, findings)
  const mode = modeOf(measures)
  const fold = isPinned(finding) ? 'pinned' : isFolded(finding) ? 'folded' : undefined
  const apartM = numberIn(measures, 'medianDistanceM')
  const counted = evidence.filter(({ countedBits }) => countedBits !== 0)
  const noted = evidence.filter(({ countedBits }) => countedBits === 0)
  return {
    id,
    kind,
    ...(mode === undefined ? {} : { mode }),
    ...(rank === undefined ? {} : { rank }),
    ...(fold === undefined ? {} : { fold }),
    vessels: vessels.join(' + '),
    start,
    end: endOf(finding),
    ...(finding.lat === undefined ? {} : { lat: finding.lat }),
    ...(score === undefined ? {} : { bits: score.bits, band: score.band }),
    ...(apartM === undefined ? {} : { apartM }),
    ...(context?.harbourDistanceM === undefined ? {} : { harbourM: context.harbourDistanceM }),
    ...(context === undefined ? {} : { darkShare: context.night.darkShare }),
    sentence,
    facts,
    ...(counted.length === 0 ? {} : { evidence: counted.map((line) => lineOf(line, line.countedBits, words)) }),
    ...(noted.length === 0 ? {} : { noted: noted.map((line) => lineOf(line, line.bits, words)) }),
    ...(links.length === 0 ? {} : { linked: links }),
  }
}

const lineOf = (line: EvidenceLine, bits: number, words: WordList): PageEvidence =>
  line.of === undefined
    ? [words.placeOf(line), line.observed, bits]
    : [words.placeOf(line), line.observed, bits, line.of]

function numberIn(measures: object, name: string): number | undefined {
  const value = (measures as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'number' ? value : undefined
}

/** Its end; of what goes on, as far as it was followed. */
export const endOf = ({ start, end, measures }: Finding): number =>
  end ?? start + (numberIn(measures, 'durationMs') ?? 0)

/**
 * Areas to draw of a finding, which take time and room: where a ship can have been during a gap. Rings of longitude,
 * latitude, …; the map puts them beside each other across ±180.
 */
export const areasOf = (finding: Finding): number[][] => (finding.kind === 'gap' ? outlines(finding) : [])

function outlines(gap: Gap): number[][] {
  const area = reachableArea(gap)
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates
  return polygons.map(([ring = []]) =>
    ring.flatMap(([lon = 0, lat = 0]) => [Math.round(lon * 1e3) / 1e3, Math.round(lat * 1e3) / 1e3]),
  )
}
