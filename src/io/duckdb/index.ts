export { DUCKDB_DEFAULTS, type DuckDbOptions, addWithDuckDb, readWithDuckDb } from './duckdb.js'
