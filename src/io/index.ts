export { type TextKind, addInput, kindOfText, readInput } from './input.js'
