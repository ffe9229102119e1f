export { CSV_DEFAULTS, type CsvOptions, type TableRow, addCsv, csvParser, readCsv, tableRows } from './csv.js'
