import type { NameOf } from '../../evidence/index.js'
import type {
  Catalogue,
  Evidence,
  Factor,
  FactorValue,
  Score,
  Rendezvous,
  RendezvousMode,
  UsualWork,
} from '../../model/index.js'
import { distanceText, durationText } from '../../text/index.js'
import { RENDEZVOUS_WEIGHTS } from '../weight/index.js'
import { MODE_WORDS } from './observed.js'
import { usualWorkOf } from './usualWork.js'

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

/**
 * A rendezvous in one sentence: "AIS shows …, consistent with …, also seen with …". No verdict: what is consistent with
 * a transfer is as a rule consistent with something else. Words and innocent causes come from the catalogue; of a
 * rendezvous that was not weighed, from how it moved.
 */
export function rendezvousSentence(r: Rendezvous, nameOf: NameOf, catalogue: Catalogue): string {
  const {
    score,
    vessels: [a, b],
  } = r
  if (score === undefined) return unweighedSentence(r, nameOf)
  const entry = (id: string): Evidence | undefined =>
    Object.hasOwn(catalogue, id) ? catalogue[id] : RENDEZVOUS_WEIGHTS[id]
  const counted = score.factors.filter(({ countedBits, id }) => countedBits !== 0 || id === 'list:match')
  const seen = [...new Set(counted.flatMap(({ id }) => entry(id)?.words ?? []))]
  const shown = [`AIS shows ${nameOf(a)} and ${nameOf(b)}${howNear(score.factors)} for ${howLong(r)}`, ...seen].join(
    ', ',
  )
  return `${shown}; consistent with ${consistentWith(score)}; also seen with ${alsoSeen(counted, entry)}.`
}

const ALSO: Readonly<Record<RendezvousMode, string>> = {
  drifting: 'bunkering, provisioning, a change of crew, towing, fishing in pairs and ships that wait side by side',
  anchored: 'bunkering, barges and tenders alongside, rafts at a berth and neighbours at anchor',
  underway: 'towing, pushing, escorts, pilots, and ships that happen to sail side by side',
}

function unweighedSentence(
  { vessels: [a, b], measures: { mode, durationMs, medianDistanceM } }: Rendezvous,
  nameOf: NameOf,
): string {
  const shown = `AIS shows ${nameOf(a)} and ${nameOf(b)} ${MODE_WORDS[mode]} for ${durationText(durationMs)}, ${distanceText(medianDistanceM)} apart between antennas`
  return `${shown}; consistent with a transfer from ship to ship; also seen with ${ALSO[mode]}.`
}

function howNear(factors: readonly Factor[]): string {
  const observed = factors.find(({ id }) => id.startsWith('contact:'))?.observed ?? {}
  const gap = metres(observed['hullGapM'])
  const between = metres(observed['medianDistanceM'])
  if (gap !== undefined) return ` with ${gap} between their hulls`
  return between === undefined ? '' : ` with ${between} between their antennas`
}

const metres = (value: FactorValue | undefined): string | undefined =>
  typeof value === 'number' ? `${Math.round(value)} m` : undefined

function howLong({ start, end }: Rendezvous): string {
  const hours = Math.round((end - start) / 360_000) / 10
  return hours === 1 ? '1 hour' : `${hours} hours`
}

function consistentWith(score: Score): string {
  const usual = usualWorkOf(score).map((work) => USUAL_WORDS[work])
  if (score.bits > 0) return ['goods handed over from ship to ship', ...usual].join(', or ')
  return usual.length > 0 ? usual.join(', or ') : 'ships that lie or sail near each other'
}

const MOST_INNOCENT = 4

const IN_NO_SENTENCE: ReadonlySet<string> = new Set(['light', 'list'])

/** What else looks like the factors that count most for: of each its first cause, then its second. */
function alsoSeen(counted: readonly Factor[], entry: (id: string) => Evidence | undefined): string {
  const named = counted.filter(({ family }) => !IN_NO_SENTENCE.has(family))
  const supporting = named.filter(({ countedBits }) => countedBits > 0)
  const lists = (supporting.length > 0 ? supporting : named).map(({ id }) => entry(id)?.innocent ?? [])
  const causes = [0, 1].flatMap((k) => lists.flatMap((list) => list.slice(k, k + 1)))
  return causes.length === 0 ? 'ordinary traffic' : [...new Set(causes)].slice(0, MOST_INNOCENT).join(', ')
}
