import type { Findings } from '../stages/findings.js'

/**
 * Findings as JSON text, as `schema/findings.schema.json` describes it. Nothing in findings is lost by this.
 *
 * @param findings - of `detect`.
 * @param space - blanks for each level. Default 2.
 * @returns the text, with a newline at its end.
 */
export const toJson = (findings: Findings, space: number = 2): string => `${JSON.stringify(findings, undefined, space)}\n`
