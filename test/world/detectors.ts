import { findByPreset, findRendezvous, presets } from '../../src/rendezvous/index.js'
import { prepareTracks, toTracks } from '../../src/track/index.js'
import { findPlain } from './plain.js'
import type { Detector, Prepare } from './run.js'

/** As `detect` does: reports to tracks, bad reports out, hulls on one number apart. */
export const prepare: Prepare = ({ columns }) => prepareTracks(toTracks(columns).tracks).tracks

/** Our rules with their defaults. */
export const OURS: Detector = { name: 'darkwake', find: (tracks) => findRendezvous(tracks) }

/** The plainest rule: a one-minute grid, silences joined up to an hour. */
export const PLAIN: Detector = { name: 'plain one-minute grid', find: findPlain }

/** The published rules, on the open sea: no ports are known to the worlds. */
export const PUBLISHED: readonly Detector[] = [
  { name: 'GFW encounter', find: (tracks) => findByPreset(tracks, presets.gfwEncounter) },
  { name: 'Starboard encounter', find: (tracks) => findByPreset(tracks, presets.starboardEncounter) },
  { name: 'RTEC rendezvous', find: (tracks) => findByPreset(tracks, presets.rtecRendezvous) },
]
