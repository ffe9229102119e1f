export { type DuckDbOptions, DUCKDB_DEFAULTS, readWithDuckDb, addWithDuckDb } from '../io/duckdb/index.js'
