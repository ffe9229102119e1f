export { loadCoastline, loadLand } from './coastline.js'
export { inputFiles } from './files.js'
export { type ReadSettings, parseColumns, readFiles } from './read.js'
