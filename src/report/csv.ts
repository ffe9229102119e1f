import { reportWork, type WorkOptions } from '../model/work.js'
import type { Findings } from '../stages/findings.js'
import { checkFindings } from './check.js'
import { allFindings, propertiesOf, type FlatProperties } from './flat.js'
import { nameLookup } from './names.js'

/**
 * Findings as a table for spreadsheets and data frames (RFC 4180): one row a finding, one column for each property that any of
 * them has, in the order in which properties first come. Empty where a finding has none.
 *
 * Columns are the properties of `toGeoJSON`, with `lon` and `lat`. A text that a spreadsheet would run as a formula (it begins
 * with `=`, `+`, `-`, `@`, one of these in full width, a tab or the end of a line) gets an apostrophe before it, since names come from the air; numbers stay
 * numbers. Control characters, which a terminal would run, are written as '·'; tabs and ends of lines stay.
 *
 * @param findings - of `detect`.
 * @param work - progress and cancelling.
 * @returns the text, lines ended by CR LF; only a line with `id` of no findings.
 * @example
 * ```ts
 * toCsv(detect({ reports: [] })) // 'id\r\n'
 * ```
 */
export function toCsv(findings: Findings, work?: WorkOptions): string {
  checkFindings('toCsv', findings)
  const nameOf = nameLookup(findings.particulars)
  const all = allFindings(findings)
  const rows = all.map((finding, i) => {
    if (i % 1024 === 0) reportWork(work, 'writing the table', i, 2 * all.length)
    return propertiesOf(finding, findings, nameOf)
  })
  const columns = [...new Set(['id', ...rows.flatMap((row) => Object.keys(row))])]
  const lineOf = (cells: readonly string[]): string => `${cells.join(',')}\r\n`
  const lines = rows.map((row, i) => {
    if (i % 1024 === 0) reportWork(work, 'writing the table', rows.length + i, 2 * rows.length)
    return lineOf(columns.map((column) => cell(row[column])))
  })
  return lineOf(columns.map(cell)) + lines.join('')
}

// Of the control characters tab, line feed and carriage return are text.
const CONTROLS = /[^\P{Cc}\t\n\r]/gu

function cell(value: FlatProperties[string] | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  const plain = value.replace(CONTROLS, '·')
  const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
