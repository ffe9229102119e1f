import type { Findings } from '../stages/index.js'
import { checkFindings } from './check.js'

/**
 * Findings as JSON text, as `schema/findings.schema.json` describes it: each finding and each ship on a line of its
 * own, so that a file of them can be searched and compared line by line. Nothing in findings is lost by this.
 *
 * @param findings - of `detect`.
 * @param space - blanks for each level, for who wants it indented. Default 0: compact.
 * @returns the text, with a newline at its end.
 * @example
 * ```ts
 * JSON.parse(toJson(findings)).items.length === findings.items.length // true
 * ```
 */
export function toJson(findings: Findings, space: number = 0): string {
  checkFindings('toJson', findings)
  if (space !== 0) return `${JSON.stringify(findings, undefined, space)}\n`
  const members = Object.entries(findings).flatMap(([key, value]: [string, unknown]) => {
    const text = BY_LINE.has(key) && Array.isArray(value) ? linesOf(value) : JSON.stringify(value)
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return `{${members.join(',\n')}}\n`
}

/** Lists whose members stand on lines of their own. */
const BY_LINE: ReadonlySet<string> = new Set(['items', 'ships'])

const linesOf = (list: readonly unknown[]): string =>
  list.length === 0 ? '[]' : `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`
