import { checkList, reportWork, type WorkOptions } from '../base/index.js'
import type { Ship } from '../model/index.js'
import { indexAssessment, type AssessInput } from './observe/index.js'
import { weighRendezvous, type WeighedRendezvous } from './rendezvous/index.js'
import { weighShips } from './ship/index.js'
import { assessOptions, type AssessOptions } from './weight/index.js'

/** What was weighed. */
export interface Assessment {
  /** All rendezvous in the order in which they were given, each with `score` and `links`. */
  readonly rendezvous: readonly WeighedRendezvous[]
  /**
   * Ships that take part in a rendezvous worth a look, or of which something else was found; those with the most bits
   * first, ties by id.
   */
  readonly ships: readonly Ship[]
}

/**
 * Weighs all rendezvous, and each ship of which something was found.
 *
 * @param scene - rendezvous, what else was found, and what is known; what is left out adds nothing. Place and light of
 * each rendezvous come from its own `context`.
 * @param options - see `ASSESS_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns plain JSON; the same for the same input in any order.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * assess({ rendezvous: [] }) // { rendezvous: [], ships: [] }
 * ```
 */
export function assess(scene: AssessInput, options?: AssessOptions, work?: WorkOptions): Assessment {
  checkList('assess: rendezvous', scene.rendezvous)
  const settings = assessOptions(options)
  const index = indexAssessment(scene)
  const rendezvous = scene.rendezvous.map((r, i) => {
    if (i % 256 === 0) reportWork(work, 'weighing rendezvous', i, scene.rendezvous.length)
    return weighRendezvous(r, index, settings)
  })
  reportWork(work, 'weighing ships', 0, 0)
  return { rendezvous, ships: weighShips(rendezvous, index, scene, settings) }
}
