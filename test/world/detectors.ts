import type { Rendezvous } from '../../src/model/index.js'
import { findByPreset, findRendezvous, presets } from '../../src/rendezvous/index.js'
import { prepareTracks } from '../../src/track/clean/index.js'
import { toTracks } from '../../src/track/index.js'
import { findPlain } from './plain.js'
import type { Detector, Prepare } from './run.js'
import type { Found } from './score.js'

/** As `detect` does: reports to tracks, bad reports out, hulls on one number apart. */
export const prepare: Prepare = ({ columns }) => prepareTracks(toTracks(columns).tracks).tracks

const asFound = (found: readonly Rendezvous[]): Found[] =>
  found.map(({ vessels: [a, b], start, end, measures: { mode } }) => ({ vessels: [a.id, b.id], start, end, mode }))

/** Our rules with their defaults. */
export const OURS: Detector = { name: 'darkwake', find: (tracks) => asFound(findRendezvous({ tracks })) }

/** The plainest rule: a one-minute grid, silences joined up to an hour. */
export const PLAIN: Detector = { name: 'plain one-minute grid', find: findPlain }

/** The published rules, on the open sea: no ports are known to the worlds. */
export const PUBLISHED: readonly Detector[] = [
  { name: 'GFW encounter', find: (tracks) => asFound(findByPreset({ tracks }, presets.gfwEncounter)) },
  { name: 'Starboard encounter', find: (tracks) => asFound(findByPreset({ tracks }, presets.starboardEncounter)) },
  { name: 'RTEC rendezvous', find: (tracks) => asFound(findByPreset({ tracks }, presets.rtecRendezvous)) },
]
