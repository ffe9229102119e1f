import { describe, expect, it } from 'vitest'
import { CancelledError, type Progress, type WorkOptions } from '../../src/base/index.js'
import { toHtml } from '../../src/report/html/index.js'
import { toCsv, toGeoJSON } from '../../src/report/index.js'
import { findingsOf, group, meeting, slow, T0 } from './fixture.js'

const found = findingsOf({
  items: [...Array.from({ length: 3000 }, (_, k) => meeting({ start: T0 + k })), group, slow],
})
const writers: Readonly<Record<string, (work: WorkOptions) => string>> = {
  toCsv: (work) => toCsv(found, {}, work),
  toGeoJSON: (work) => JSON.stringify(toGeoJSON(found, {}, work)),
  toHtml: (work) => toHtml(found, {}, work),
}

describe.each(Object.entries(writers))('%s', (_, write) => {
  it('says how far it is, never backwards within a stage, and writes the same', () => {
    const said: Progress[] = []
    const text = write({ onProgress: (progress) => said.push(progress) })
    expect(text).toBe(write({}))
    // A thousand findings at most go by in silence.
    expect(said.length).toBeGreaterThanOrEqual(3)
    said.forEach(({ stage, done, total }, k) => {
      expect(done).toBeLessThanOrEqual(total)
      if (said[k - 1]?.stage === stage) expect(done).toBeGreaterThan(said[k - 1]!.done)
    })
  })

  it('stops when asked to', () => {
    let calls = 0
    const signal = {
      get aborted() {
        return ++calls > 2
      },
    }
    expect(() => write({ signal })).toThrow(CancelledError)
  })
})
