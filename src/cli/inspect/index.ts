export { type Dossier, dossierOf, findingsOf, ofKinds } from './dossier.js'
export { dossierText } from './dossierText.js'
export { type InspectFlags, inspectCommand } from './inspectCommand.js'
