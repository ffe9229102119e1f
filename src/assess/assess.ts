import type { AssessedMeeting, AssessedVessel } from '../model/assess.js'
import { checkList } from '../model/options.js'
import { reportWork, type WorkOptions } from '../model/work.js'
import { indexAssessment, type AssessContext, type AssessInput } from './context.js'
import { weighMeeting } from './meeting.js'
import { assessOptions, type AssessOptions } from './options.js'
import { compareText } from '../model/order.js'
import { assessVessels } from './vessel.js'

/** What was weighed. */
export interface Assessment {
  /** All meetings, those with the most bits first. */
  readonly meetings: readonly AssessedMeeting[]
  /** Ships that take part in a meeting worth a look, or of which something else was found; those with the most bits first. */
  readonly vessels: readonly AssessedVessel[]
}

/**
 * Weighs all meetings, and gathers a dossier of each ship of which something was found.
 *
 * @param findings - of `detect`, or as much of it as there is.
 * @param context - what else is known; what is left out adds nothing.
 * @param options - see `ASSESS_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns plain JSON; the same for the same input in any order.
 * @throws RangeError or TypeError where an option is wrong.
 * @example
 * ```ts
 * assess({ rendezvous: [] }) // { meetings: [], vessels: [] }
 * ```
 */
export function assess(findings: AssessInput, context: AssessContext = {}, options?: AssessOptions, work?: WorkOptions): Assessment {
  checkList('assess: rendezvous', findings.rendezvous)
  const settings = assessOptions(options)
  const index = indexAssessment(findings, context)
  const meetings = findings.rendezvous.map((r, i) => {
    if (i % 256 === 0) reportWork(work, 'assessing meetings', i, findings.rendezvous.length)
    return weighMeeting(r, index, settings)
  })
  meetings.sort((a, b) => b.bits - a.bits || a.start - b.start || compareText(a.id, b.id))
  reportWork(work, 'assessing ships', 0, 0)
  return { meetings, vessels: assessVessels(meetings, index, context, settings) }
}
