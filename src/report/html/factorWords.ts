import type { AssessedMeeting } from '../../model/assess.js'
import type { PageFactor } from './pageData.js'
import { valuesText } from './text.js'

/** What each measure is about, by the part of the factor's id before the colon. */
const ABOUT: Readonly<Record<string, string>> = {
  contact: 'distance', bearing: 'bearing to each other', steady: 'steadiness', 'relative-speed': 'relative speed', heading: 'headings',
  course: 'coming and leaving', visits: 'visits', duration: 'duration', heard: 'how much was heard', harbour: 'harbours', coast: 'land', zone: 'zones',
  company: 'other ships near', work: 'everyday work', ships: 'types of ships', size: 'sizes', draught: 'draughts', light: 'light', gap: 'silence',
  dark: 'possible meeting in silence', identity: 'identity', list: 'lists',
}

/** Of every factor that the meetings name its words; in order of id. */
export function factorWords(meetings: readonly AssessedMeeting[]): PageFactor[] {
  const words = new Map<string, PageFactor>()
  for (const { id, source, innocent, threshold } of meetings.flatMap(({ factors }) => factors)) {
    if (!words.has(id)) words.set(id, { id, label: labelOf(id), source, innocent, limits: valuesText(threshold) })
  }
  return [...words.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function labelOf(id: string): string {
  const [measure = '', showed] = id.split(':')
  const about = Object.hasOwn(ABOUT, measure) ? ABOUT[measure]! : measure.replaceAll('-', ' ')
  return showed === undefined ? about : `${about}: ${showed.replaceAll('-', ' ')}`
}
