export { JSON_DEFAULTS, type JsonOptions, addJson, jsonParser, readJson } from './json.js'
export { type Splitter, createSplitter } from './split.js'
