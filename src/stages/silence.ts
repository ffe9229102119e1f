import { findDarkRendezvousWithReport, findGaps, findLoneLoitering, findSparse, GAP_DEFAULTS, gapHorizonMs, scoreGaps, type DarkResult } from '../gap/index.js'
import type { Knowledge } from '../knowledge/index.js'
import type { DarkCount, DarkRendezvous, LoneLoitering } from '../model/dark.js'
import type { Gap } from '../model/gap.js'
import type { GapScore, SparseSending } from '../model/gapScore.js'
import type { Rejected } from '../model/rejected.js'
import type { Particulars, Track } from '../model/track.js'
import { reportWork } from '../model/work.js'
import type { Coastline } from '../space/index.js'
import { byStart, unionById, type Stage } from './stage.js'

/** What the search for silences looks at. */
export interface SilenceInput {
  /** Prepared. */
  readonly tracks: readonly Track[]
  /** From the stage before. */
  readonly knowledge: Knowledge
  /** Of hulls that have their number to themselves. */
  readonly particulars: readonly Particulars[]
  /** Reports that cleaning set aside. */
  readonly rejected?: readonly Rejected[] | undefined
  /** The present, epoch milliseconds; without it no gap is open. */
  readonly now?: number | undefined
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Map<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const one of list) {
    const own = lists.get(one.id)
    if (own === undefined) lists.set(one.id, [one])
    else own.push(one)
  }
  return lists
}

/** Finds silences. Parts hold whole vessels: a silence can be of any length. */
export const gapStage: Stage<SilenceInput, Gap[]> = {
  name: 'gaps',
  key: 'vessel',
  horizonMs: ({ gap = {} }) => gapHorizonMs(gap.countBeforeMs ?? GAP_DEFAULTS.countBeforeMs),
  run: ({ tracks, knowledge, particulars, rejected = [], now }, options, work) => {
    const known = byId(particulars)
    const setAside = byId(rejected.filter(({ reason }) => reason === 'impossible-jump'))
    const found: Gap[] = []
    tracks.forEach((track, k) => {
      if (k % 256 === 0) reportWork(work, 'finding gaps', k, tracks.length)
      found.push(...findGaps(track, { ...options.gap, knowledge, particulars: known.get(track.id) ?? [], rejected: setAside.get(track.id) ?? [], now }))
    })
    return found.sort(byStart)
  },
  merge: unionById,
}

/** Finds ships heard far less often than they should be, without a gap. Parts hold whole vessels. */
export const sparseStage: Stage<SilenceInput, SparseSending[]> = {
  name: 'sparse sending',
  key: 'vessel',
  horizonMs: () => Infinity,
  run: ({ tracks, knowledge }, options, work) => {
    const found: SparseSending[] = []
    tracks.forEach((track, k) => {
      if (k % 256 === 0) reportWork(work, 'finding sparse sending', k, tracks.length)
      found.push(...findSparse(track, knowledge, options.sparse))
    })
    return found.sort(byStart)
  },
  merge: unionById,
}

/** What the scores of silences are judged by. */
export interface ScoreInput {
  /** Of the stage before. */
  readonly gaps: readonly Gap[]
  /** Of the feed, over the time of the gaps. */
  readonly knowledge: Knowledge
  /** To name the neighbours that were heard. */
  readonly tracks: readonly Track[]
}

/** Scores silences. Parts hold the tracks near a gap while it lasts; bits come from knowledge alone. */
export const gapScoreStage: Stage<ScoreInput, GapScore[]> = {
  name: 'gap scores',
  key: 'place-time',
  horizonMs: () => Infinity,
  run: ({ gaps, knowledge, tracks }, options, work) => scoreGaps(gaps, knowledge, { tracks }, options.gapScore, work),
  merge: (parts) => [...new Map(parts.flat().map((one) => [one.gap, one])).values()],
}

/** Finds who could have met in the dark. Not to be cut: how many others a ship could have met is part of each finding. */
export const darkStage: Stage<ScoreInput & { readonly scores: readonly GapScore[] }, DarkResult> = {
  name: 'dark rendezvous',
  key: 'all',
  horizonMs: () => Infinity,
  run: ({ gaps, knowledge, tracks, scores }, options, work) =>
    findDarkRendezvousWithReport({ gaps, tracks, scores, knowledge }, options.dark, work),
  merge: (parts) => ({
    dark: unionById<DarkRendezvous>(parts.map((part) => part.dark)),
    counts: [...new Map(parts.flatMap((part) => part.counts).map((one): [string, DarkCount] => [one.gap, one])).values()],
  }),
}

/** Finds ships that lay in the open with nobody heard beside them. Parts hold all vessels near a place. */
export const loneStage: Stage<{ readonly tracks: readonly Track[]; readonly knowledge: Knowledge; readonly coastline?: Coastline | undefined }, LoneLoitering[]> = {
  name: 'lone loitering',
  key: 'place-time',
  horizonMs: () => Infinity,
  run: (input, options, work) => findLoneLoitering(input, options.lone, work).sort(byStart),
  merge: unionById,
}
