import { withDefaults, type Given, reportWork, type WorkOptions } from '../base/index.js'
import type { Findings } from '../stages/index.js'
import { checkFindings } from './check.js'
import { findingColumns, rowsOf, type Cell } from './columns.js'
import { listedFindings, type PortContactOption } from './listed.js'

/** What `toCsv` writes. */
export type TableOptions = PortContactOption

/** Defaults of `toCsv`. */
export const TABLE_DEFAULTS: TableOptions = { portContacts: false }

/**
 * Findings as a table for spreadsheets and data frames (RFC 4180): one row a finding, what to look at first before the
 * rest, as in `findings.items`. List matches stand first and have no rank.
 *
 * Columns are always the same, and in the same order: see `findingColumns`. Empty where a finding has none. Names carry
 * units; instants are ISO 8601 in UTC; `openingOdds` is log2 of the odds that a finding is worth opening; several
 * ships, numbers or ids stand in one cell.
 *
 * A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, one of these in full width, a
 * tab or the end of a line) gets an apostrophe before it, since names come from the air; numbers stay numbers. Control
 * characters, which a terminal would run, are written as '·'; tabs and ends of lines stay.
 *
 * @param findings - of `detect`.
 * @param options - see `TableOptions`; defaults in `TABLE_DEFAULTS`.
 * @param work - progress and cancelling.
 * @returns the text, lines ended by CR LF; of no findings the line of the columns.
 * @throws TypeError where an option is wrong.
 * @example
 * ```ts
 * toCsv(detect({ reports: [] }).findings).startsWith('rank,bits,band,kind,vessels') // true
 * ```
 */
export function toCsv(findings: Findings, options?: Given<TableOptions>, work?: WorkOptions): string {
  checkFindings('toCsv', findings)
  const listed = listedFindings(findings, withDefaults('toCsv', TABLE_DEFAULTS, options))
  const columns = findingColumns()
  const rowOf = rowsOf(findings)
  const lineOf = (cells: readonly string[]): string => `${cells.join(',')}\r\n`
  const lines = listed.map((finding, i) => {
    if (i % 1024 === 0) reportWork(work, 'writing the table', i, listed.length)
    const row = rowOf(finding)
    return lineOf(columns.map((column) => cell(row[column])))
  })
  return lineOf(columns) + lines.join('')
}

// Of the control characters tab, line feed and carriage return are text.
const CONTROLS = /[^\P{Cc}\t\n\r]/gu

function cell(value: Cell | undefined): string {
  if (typeof value !== 'string') return value === undefined || value === null ? '' : String(value)
  const plain = value.replace(CONTROLS, '·')
  const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
