import { existsSync } from 'node:fs'
import { ROOT } from './project.js'

/** Fails in one sentence where there is nothing to test. */
export default function setup(): void {
  if (!existsSync(`${ROOT}/dist/index.d.cts`))
    throw new Error('dist is missing or incomplete; run npm run build first.')
}
