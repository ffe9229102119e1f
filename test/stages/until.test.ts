import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/index.js'
import { toJson } from '../../src/report/index.js'
import { PIPELINE } from '../../src/stages/index.js'
import { busySea } from './worlds.js'

const input = busySea()
const options = { rendezvous: { maxDistanceM: 400 }, dark: { maxPerGap: 2 } }
const whole = detect(input, options)
const bytes = toJson(whole.findings)
const names = Object.keys(PIPELINE)

/** What each stage finds in this sea. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  rendezvous: ['rendezvous', 'port-contact'],
  groups: ['group'],
  loitering: ['loitering'],
  gaps: ['gap'],
  darkRendezvous: ['dark-rendezvous'],
  loneLoitering: ['lone-loitering'],
  sparse: [],
  identity: ['identity', 'list-match'],
}

describe('detect cut at a stage', () => {
  it.each(names.map((name, i) => [name, i] as const))(
    '%s: has run the stages up to it, and gone on with it equals detect at once',
    (until, i) => {
      const cut = detect(input, { ...options, until })
      expect(Object.keys(cut.stages)).toEqual(names.slice(0, i + 1))
      expect(new Set(cut.findings.items.map(({ kind }) => kind))).toEqual(
        new Set(names.slice(0, i + 1).flatMap((name) => BRINGS[name]!)),
      )
      const on = detect(cut, options)
      expect(toJson(on.findings) === bytes).toBe(true)
      // What was run is not run again.
      for (const name of Object.keys(cut.stages)) expect(on.stages[name]).toBe(cut.stages[name])
      expect(on.scene.tracks).toBe(cut.scene.tracks)
    },
  )

  it('may be gone on with stage by stage, and after it was stored', () => {
    const steps = names.reduce<Parameters<typeof detect>[0]>(
      (before, until) => detect(before, { ...options, until }),
      input,
    )
    expect(toJson(detect(steps, options).findings) === bytes).toBe(true)
    const stored = structuredClone(detect(input, { ...options, until: 'gaps' }))
    expect(toJson(detect(stored, options).findings) === bytes).toBe(true)
  })

  it('keeps the options that its stages were run with', () => {
    const cut = detect(input, { ...options, until: 'rendezvous' })
    expect(
      toJson({ ...detect(cut, { dark: options.dark }).findings, provenance: whole.findings.provenance }) === bytes,
    ).toBe(true)
  })

  it('says a sentence where there is no such stage, before any work', () => {
    const sentence = `expected one of ${names.join(', ')}.`
    for (const until of ['meetings', '', 'constructor', '__proto__']) {
      expect(() => detect(input, { until }, { onProgress: () => expect.unreachable('worked') })).toThrow(
        `detect: until is ${JSON.stringify(until)}; ${sentence}`,
      )
    }
  })
})
