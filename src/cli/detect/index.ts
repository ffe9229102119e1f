export { type DetectFlags, detectCommand } from './detectCommand.js'
export { writeWhole } from './write.js'
