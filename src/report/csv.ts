import type { Findings } from '../stages/findings.js'
import { allFindings, propertiesOf, type FlatProperties } from './flat.js'
import { nameLookup } from './names.js'

/**
 * Findings as a table for spreadsheets and data frames (RFC 4180): one row a finding, one column for each property that any of
 * them has, in the order in which properties first come. Empty where a finding has none.
 *
 * Columns are the properties of `toGeoJSON`, with `lon` and `lat`. A text that a spreadsheet would run as a formula (it begins
 * with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe before it, since names come from the air; numbers stay
 * numbers.
 *
 * @param findings - of `detect`.
 * @returns the text, lines ended by CR LF; only a line with `id` of no findings.
 * @example
 * ```ts
 * toCsv(detect({ reports: [] })) // 'id\r\n'
 * ```
 */
export function toCsv(findings: Findings): string {
  const nameOf = nameLookup(findings.particulars)
  const rows = allFindings(findings).map((finding) => propertiesOf(finding, findings, nameOf))
  const columns = [...new Set(['id', ...rows.flatMap((row) => Object.keys(row))])]
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))]
  return lines.map((line) => `${line.join(',')}\r\n`).join('')
}

function cell(value: FlatProperties[string] | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
