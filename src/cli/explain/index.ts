export { evidenceOf } from './evidence.js'
export { type ExplainFlags, explainCommand } from './explainCommand.js'
export { explainText, shipScoreText } from './explainText.js'
export { waterfallText } from './waterfall.js'
