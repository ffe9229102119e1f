import { checkList, checkTracks } from '../base/index.js'
import type { Track, VesselInterval } from '../model/index.js'

/** What detectors of motion look at: tracks, and which of their positions are false. Any `Scene` is one. */
export interface TrackScene {
  /** Cleaned tracks, in any order. */
  readonly tracks: readonly Track[]
  /** Stretches, [start, end), whose positions do not exist: they count as silence. */
  readonly falseStretches?: readonly VesselInterval[] | undefined
}

/**
 * Throws a sentence unless a detector was given a scene: tracks alone, as one track or a list, are easily given
 * instead.
 *
 * @param where - the function's name, for the message.
 */
export function checkScene(where: string, scene: TrackScene): void {
  if (typeof scene !== 'object' || scene === null || Array.isArray(scene)) {
    throw new TypeError(
      `${where}: the scene is ${Array.isArray(scene) ? 'an array' : String(scene)}; expected an object that has ` +
        `tracks.`,
    )
  }
  const { tracks, falseStretches } = scene
  checkTracks(`${where}: tracks`, tracks)
  if (falseStretches !== undefined) checkList(`${where}: falseStretches`, falseStretches)
}
