export { type Assessment, assess } from './assess.js'
