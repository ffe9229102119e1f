import type { AssessedMeeting, UsualWork } from '../model/assess.js'
import type { Factor, FactorValue } from '../model/factor.js'

const USUAL_WORDS: Readonly<Record<UsualWork, string>> = {
  'two-transmitters': 'one ship that sends under two numbers',
  'own-boat': 'a ship and her own boat',
  tow: 'a tug with a tow, a pusher with a barge, or an escort',
  tug: 'a tug at work',
  barge: 'a ship at anchor that takes fuel or cargo from a barge',
  pilot: 'a pilot on duty',
  service: 'a service vessel at work',
  rescue: 'a rescue vessel on duty',
  bunkering: 'a ship that takes fuel',
  supply: 'a workboat at a platform',
  'pair-trawling': 'two trawlers that tow one net',
  passenger: 'a crew boat or a tender',
  leisure: 'yachts or ferries that lie together',
}

/** What is said of a factor, by its id; what is not here is left out of the sentence. */
const SEEN_WORDS: Readonly<Record<string, string>> = {
  'contact:alongside': 'as near as ships side by side', 'contact:near': 'near each other', 'contact:apart': 'too far apart for hoses',
  'bearing:abeam': 'abeam of each other', 'bearing:ahead': 'one ahead of the other', 'steady:held': 'keeping their places to each other',
  'steady:wandering': 'moving against each other', 'steady:aground': 'not moving at all', 'heading:parallel': 'heading the same way',
  'heading:opposite': 'head to stern', 'heading:across': 'heading different ways', 'course:came-and-left': 'having come together and parted',
  'course:came': 'having come together', 'course:left': 'having parted', 'course:whole-record': 'for the whole record', 'visits:several': 'with breaks',
  'harbour:in': 'in a harbour', 'harbour:anchorage': 'in an anchorage', 'harbour:far': 'far from known harbours', 'coast:land': 'close to land', 'coast:open': 'in the open sea',
  'draught:opposite': 'with draughts that changed in opposite senses', 'draught:one': 'with a draught that changed', 'gap:telling': 'about the time of a silence of one',
  'gap:some': 'about the time of a silence of one', 'dark:same': 'which could also have met in a silence', 'identity:strong': 'with much that is odd about the identity of one',
  'identity:moderate': 'with something odd about the identity of one', 'list:match': 'one of which matches a list',
}

/**
 * A meeting in one sentence: "AIS shows …, consistent with …, also seen with …". No verdict: what is consistent with a transfer is
 * as a rule consistent with something else.
 *
 * @param meeting - from `assess`.
 * @returns plain English. Ids are text from the air: escape it where it is shown.
 * @example
 * ```ts
 * sentenceOf(assess(detect(input)).meetings[0])
 * // 'AIS shows 308329000 and 563936000 within 57 m for 19.4 hours, as near as ships side by side, …; consistent with …; also seen with …'
 * ```
 */
export function sentenceOf(meeting: AssessedMeeting): string {
  const [a, b] = meeting.vessels
  const counted = meeting.factors.filter(({ countedBits, id }) => countedBits !== 0 || id === 'list:match')
  const seen = [...new Set(counted.flatMap(({ id }) => (Object.hasOwn(SEEN_WORDS, id) ? [SEEN_WORDS[id]!] : [])))]
  const words = [`AIS shows ${a} and ${b}${howNear(meeting.factors)} for ${howLong(meeting)}`, ...seen].join(', ')
  return `${words}; consistent with ${consistentWith(meeting)}; also seen with ${alsoSeen(counted)}.`
}

function howNear(factors: readonly Factor[]): string {
  const observed = factors.find(({ id }) => id.startsWith('contact:'))?.observed ?? {}
  const gap = metres(observed['hullGapM'])
  const between = metres(observed['medianDistanceM'])
  if (gap !== undefined) return ` with ${gap} between their hulls`
  return between === undefined ? '' : ` with ${between} between their antennas`
}

const metres = (value: FactorValue | undefined): string | undefined => (typeof value === 'number' ? `${Math.round(value)} m` : undefined)

function howLong({ start, end }: AssessedMeeting): string {
  const hours = Math.round((end - start) / 360_000) / 10
  return hours === 1 ? '1 hour' : `${hours} hours`
}

function consistentWith({ bits, usualWork }: AssessedMeeting): string {
  const usual = usualWork.map((work) => USUAL_WORDS[work])
  if (bits > 0) return ['goods handed over from ship to ship', ...usual].join(', or ')
  return usual.length > 0 ? usual.join(', or ') : 'ships that lie or sail near each other'
}

const MOST_INNOCENT = 4

const IN_NO_SENTENCE: ReadonlySet<string> = new Set(['light', 'list'])

/** What else looks like the factors that count most for: of each its first cause, then its second. */
function alsoSeen(counted: readonly Factor[]): string {
  const told = counted.filter(({ family }) => !IN_NO_SENTENCE.has(family))
  const supporting = told.filter(({ countedBits }) => countedBits > 0)
  const lists = (supporting.length > 0 ? supporting : told).map(({ innocent }) => innocent)
  const causes = [0, 1].flatMap((k) => lists.flatMap((list) => list.slice(k, k + 1)))
  return causes.length === 0 ? 'ordinary traffic' : [...new Set(causes)].slice(0, MOST_INNOCENT).join(', ')
}
