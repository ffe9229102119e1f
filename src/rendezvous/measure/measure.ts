import { roundMs, reportWork, type WorkOptions } from '../../base/index.js'
import { type Rendezvous, knownAt, type Particulars, type Track } from '../../model/index.js'
import type { PairGeometry, Contacts } from '../../motion/index.js'
import type { RendezvousOptions } from '../options/index.js'
import type { Evidence, Stretches, Stays } from '../stay/index.js'
import { createEnds, readEnds, type Ends } from './ends.js'
import { createHeadingTest, headingFacts, NO_HEADINGS } from './headings.js'
import { modeOf, pairMotion } from './motion.js'
import { createNearest } from './nearest.js'
import { createNeighbours } from './neighbours.js'
import { nearbyOrder } from './order.js'
import { createRecorder, type Heard } from './record.js'
import { createSampler, createSamples } from './samples.js'

/**
 * Measures all stays, in order; those that meet no mode's rule are left out.
 *
 * They are gone through place by place, so that ships that lie together are read while they are in the processor's
 * cache: on a real day of 2.5 million reports that saves an eighth of the time.
 */
export function measureStays(
  contacts: Contacts,
  geometry: PairGeometry,
  evidence: Evidence,
  stays: Stays,
  particulars: readonly Particulars[],
  options: RendezvousOptions,
  work: WorkOptions | undefined,
): Rendezvous[] {
  const measure = createMeasure(contacts, geometry, evidence, stays, particulars, options)
  const found: (Rendezvous | undefined)[] = []
  found.length = stays.count
  const order = nearbyOrder(contacts, stays)
  for (let i = 0; i < stays.count; i++) {
    if (i % 1024 === 0) reportWork(work, 'measuring contacts', i, stays.count)
    found[order[i]!] = measure(order[i]!)
  }
  reportWork(work, 'measuring contacts', stays.count, stays.count)
  return found.filter((one) => one !== undefined)
}

function createMeasure(
  contacts: Contacts,
  geometry: PairGeometry,
  evidence: Evidence,
  stays: Stays,
  particulars: readonly Particulars[],
  options: RendezvousOptions,
): (stay: number) => Rendezvous | undefined {
  const { fleet } = contacts
  const { tracks } = fleet
  const weigh = createWeighing(contacts, evidence, options)
  const ends = createEnds()
  const known = byHull(particulars)
  const sample = createSampler(fleet)
  const samples = createSamples()
  const hasHeading = createHeadingTest(tracks)
  const findNearest = createNearest(fleet, geometry, evidence, options)
  const record = createRecorder(fleet, evidence, createNeighbours(contacts, stays), findNearest, options)
  return (stay) => {
    const pair = stays.pair[stay]!
    const a = contacts.a[pair]!
    const b = contacts.b[pair]!
    const first = stays.first[stay]!
    const last = stays.last[stay]!
    if (longestMs(contacts, first, last) + stays.silentMs[stay]! < options.minDurationMs - 1) return undefined
    const heard = weigh(a, b, first, last, stays.silentMs[stay]!, ends)
    if (heard === undefined) return undefined
    sample(samples, a, b, heard.stay.heard, heard.heardMs)
    const motion = pairMotion(samples)
    const fastest = Math.max(motion.medianSpeedKn[0], motion.medianSpeedKn[1])
    const { maxSpeedKn, modes } = options
    if (fastest > maxSpeedKn && (modes.underway === false || fastest > modes.underway.maxSpeedKn)) return undefined
    const middle = (heard.stay.from + heard.stay.to) / 2
    const ta = tracks[a]!
    const tb = tracks[b]!
    const headings = hasHeading(a) ? headingFacts(samples, ta, tb, known(ta, middle), known(tb, middle)) : NO_HEADINGS
    const mode = modeOf(motion, heard.heardMs, headings.headingDifferenceDeg, options)
    if (mode === undefined) return undefined
    return record(a, b, heard, ends, samples, motion, headings, mode)
  }
}

/** Contact of a stay, heard or not, ms. */
function longestMs({ start, end }: Contacts, first: number, last: number): number {
  let sum = 0
  for (let i = first; i <= last; i++) sum += end[i]! - start[i]!
  return sum
}

const lengthMs = ({ count, start, end }: Stretches): number => {
  let sum = 0
  for (let i = 0; i < count; i++) sum += end[i]! - start[i]!
  return sum
}

/**
 * Prepares to weigh stays: undefined where one is too short, or too little of it was heard. Leaves where the ships
 * stand at both ends of what was heard in `ends`.
 */
function createWeighing(
  { fleet, start: starts, end: stops }: Contacts,
  evidence: Evidence,
  { minDurationMs, steadyRunMs, steadyGapMs, minFixes }: RendezvousOptions,
): (a: number, b: number, first: number, last: number, absentMs: number, ends: Ends) => Heard | undefined {
  return (a, b, first, last, absentMs, ends) => {
    const stay = evidence.hear(a, b, first, last)
    const { count, start, end } = stay.contact
    const contactMs = lengthMs(stay.contact)
    if (contactMs === 0 || roundMs(contactMs + stay.silentMs + absentMs) < minDurationMs) return undefined
    const from = starts[first]!
    const to = stops[last]!
    readEnds(fleet, a, b, from, to, ends)
    const { fix } = ends
    if (!evidence.isSteady(a, fix[0]!, from, to, steadyRunMs, steadyGapMs)) return undefined
    if (!evidence.isSteady(b, fix[1]!, from, to, steadyRunMs, steadyGapMs)) return undefined
    let fixesA = fixesBetween(fleet.tracks[a]!, fix[0]!, fix[2]!, from)
    let fixesB = fixesBetween(fleet.tracks[b]!, fix[1]!, fix[3]!, from)
    if (Math.min(fixesA, fixesB) < minFixes) return undefined
    const inOne = stay.heard === stay.contact
    if (start[0] !== from || end[0] !== to) {
      fixesA = 0
      fixesB = 0
      for (let i = 0; i < count; i++) {
        fixesA += evidence.fixes(a, start[i]!, end[i]!)
        fixesB += evidence.fixes(b, start[i]!, end[i]!)
      }
      if (stay.from !== from || stay.to !== to) readEnds(fleet, a, b, stay.from, stay.to, ends)
    }
    let observedMs = 0
    for (let i = 0; i < count; i++) observedMs += evidence.observedMs(a, b, start[i]!, end[i]!)
    const heardMs = inOne ? contactMs : lengthMs(stay.heard)
    const apartMs = inOne ? 0 : evidence.observedBetweenMs(a, b, stay.from, stay.to) - observedMs
    return { stay, heardMs, contactMs, observedMs, apartMs, fixes: [fixesA, fixesB] }
  }
}

/** Fixes from an instant on, of which `first` is the last at or before it, to the last. */
const fixesBetween = ({ t }: Track, first: number, last: number, from: number): number =>
  last - first + (t[first] === from ? 1 : 0)

/** Finds what is known of a hull at an instant. */
function byHull(particulars: readonly Particulars[]): (track: Track, at: number) => Particulars | undefined {
  const byId = new Map<string, Particulars[]>()
  for (const p of particulars) {
    const list = byId.get(p.id)
    if (list === undefined) byId.set(p.id, [p])
    else list.push(p)
  }
  return ({ id, hull }, at) => {
    const own = byId.get(id)
    return own === undefined ? undefined : knownAt(own, id, hull, at)
  }
}
