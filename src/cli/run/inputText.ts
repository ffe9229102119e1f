import { basename } from 'node:path'
import { placeOfRow, type ReadResult } from '../../io/reading/index.js'
import type { Findings } from '../../stages/index.js'
import { count, plural, printable } from '../terminal/index.js'

/** What was read, and what was set aside and why. */
export function inputText(read: ReadResult, findings: Findings): string {
  const { columns, files } = read
  const from = files.length === 1 ? printable(files[0]!.name) : plural(files.length, 'file')
  const lines = findings.warnings.map((warning) => `Note: ${printable(warning, 400)}`)
  lines.push(`${plural(columns.length, 'report')} of ${plural(columns.ids.length, 'vessel')} from ${from}.`)
  lines.push(...read.warnings.map((warning) => printable(warning, 400)))
  lines.push(...rejectedLines('Rows that gave no report', read.rejectedCounts, read.rejected, read))
  lines.push(...rejectedLines('Reports set aside', findings.rejected.counts, findings.rejected.list, read))
  return lines.join('\n')
}

function rejectedLines(
  what: string,
  counts: Partial<Readonly<Record<string, number>>>,
  list: readonly { readonly row: number; readonly reason: string }[],
  read: ReadResult,
): string[] {
  const reasons = Object.entries(counts).filter(([, n]) => (n ?? 0) > 0)
  if (reasons.length === 0) return []
  const shown = reasons.map(([reason, n = 0]) => {
    const rows = list.filter((one) => one.reason === reason).slice(0, 2)
    const places = rows.map((one) => rowText(read, one.row))
    return `  ${reason.padEnd(16)}${count(n).padStart(9)}   ${places.join(', ')}${n > places.length ? ', …' : ''}`
  })
  return [`${what}:`, ...shown]
}

function rowText({ files }: ReadResult, row: number): string {
  const where = placeOfRow(files, row)
  if (where === undefined) return `row ${row}`
  const spot = where.line === undefined ? `row ${where.row}` : `line ${where.line}`
  return files.length === 1 ? spot : `${printable(basename(where.file), 40)} ${spot}`
}
