import { learn, mergeKnowledge, type Knowledge } from '../knowledge/index.js'
import type { Capped, Loitering, Rendezvous, RendezvousGroup } from '../model/findings.js'
import type { Rejected } from '../model/rejected.js'
import type { Particulars, Track } from '../model/track.js'
import { HOUR_MS } from '../model/units.js'
import { reportWork } from '../model/work.js'
import { findRendezvousWithReport, groupRendezvous, RENDEZVOUS_DEFAULTS } from '../rendezvous/index.js'
import { CLEANING_HORIZON_MS, findLoitering, LOITERING_DEFAULTS, prepareTracks } from '../track/index.js'
import { byStart, unionById, type Stage } from './stage.js'

/** Tracks that are ready for detection, and the reports that were set aside. */
export interface Prepared {
  /** One track for each hull, by id and hull. */
  readonly tracks: readonly Track[]
  /** Reports set aside. */
  readonly rejected: readonly Rejected[]
}

const byHull = (a: Track, b: Track): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.hull - b.hull)

/** Cleans tracks and separates hulls. Parts hold whole vessels. */
export const prepareStage: Stage<{ readonly tracks: readonly Track[]; readonly now?: number | undefined }, Prepared> = {
  name: 'cleaning',
  key: 'vessel',
  horizonMs: () => CLEANING_HORIZON_MS,
  run: ({ tracks, now }, options, work) => prepareTracks(tracks, { ...options.track, now }, work),
  merge: (parts) => ({
    tracks: parts.flatMap((part) => part.tracks).sort(byHull),
    rejected: parts.flatMap((part) => part.rejected),
  }),
}

/** Learns harbours and the like. Parts hold whole vessels; what they teach adds up exactly. */
export const learnStage: Stage<readonly Track[], Knowledge> = {
  name: 'learning',
  key: 'all',
  horizonMs: () => Infinity,
  run: (tracks, options, work) => learn(tracks, options.knowledge, work),
  merge: (parts) => parts.reduce((a, b) => mergeKnowledge(a, b)),
}

/** Finds stretches of little way. */
export const loiteringStage: Stage<readonly Track[], Loitering[]> = {
  name: 'loitering',
  key: 'vessel',
  horizonMs: ({ loitering = {} }) =>
    (loitering.averageMs ?? LOITERING_DEFAULTS.averageMs) + (loitering.maxGapMs ?? LOITERING_DEFAULTS.maxGapMs),
  run: (tracks, options, work) => {
    const found: Loitering[] = []
    tracks.forEach((track, k) => {
      if (k % 256 === 0) reportWork(work, 'loitering', k, tracks.length)
      found.push(...findLoitering(track, options.loitering))
    })
    return found.sort(byStart)
  },
  merge: unionById,
}

/** What the search for rendezvous brings. */
export interface Meetings {
  /** Measured contacts. */
  readonly rendezvous: readonly Rendezvous[]
  /** Crowds of which only some vessels were compared. */
  readonly capped: readonly Capped[]
}

/** Finds and measures rendezvous. Parts hold all vessels near a place, and of them more than the horizon on both sides. */
export const rendezvousStage: Stage<{ readonly tracks: readonly Track[]; readonly particulars: readonly Particulars[] }, Meetings> = {
  name: 'rendezvous',
  key: 'place-time',
  // A silence may be bridged, a break joined, and an hour before and after is looked at for approach and separation.
  horizonMs: ({ rendezvous = {} }) => {
    const d = RENDEZVOUS_DEFAULTS
    const joinMs = Math.max(rendezvous.maxSilenceMs ?? d.maxSilenceMs, rendezvous.mergeGapMs ?? d.mergeGapMs)
    return joinMs + (rendezvous.maxGapMs ?? d.maxGapMs) + HOUR_MS
  },
  run: ({ tracks, particulars }, options, work) => findRendezvousWithReport(tracks, { ...options.rendezvous, particulars }, work),
  merge: (parts) => ({
    rendezvous: unionById(parts.map((part) => part.rendezvous)),
    capped: uniqueCapped(parts.flatMap((part) => part.capped)),
  }),
}

const cell = (c: Capped): string => JSON.stringify([c.start, c.south, c.west])
const uniqueCapped = (list: readonly Capped[]): Capped[] =>
  [...new Map(list.map((c) => [cell(c), c])).values()].sort((a, b) => a.start - b.start || a.south - b.south || a.west - b.west)

/** Joins pair events into events of three ships and more. Parts hold all events that share ships. */
export const groupStage: Stage<readonly Rendezvous[], RendezvousGroup[]> = {
  name: 'groups',
  key: 'pair',
  horizonMs: () => 0,
  run: (rendezvous) => groupRendezvous(rendezvous).sort(byStart),
  merge: unionById,
}
