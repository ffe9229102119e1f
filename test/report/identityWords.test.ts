import { describe, expect, it } from 'vitest'
import { identitySentence, namesIn } from '../../src/cli/findingText.js'
import { identityRuleWords } from '../../src/identity/index.js'
import { IDENTITY_WEIGHTS } from '../../src/identity/weights.js'
import type { IdentityRule } from '../../src/model/identity.js'
import { toFollowTheMoney } from '../../src/report/index.js'
import { itemsOf } from '../../src/report/html/items.js'
import { findingsOf, odd } from './fixture.js'

const RULES = [...new Set(Object.values(IDENTITY_WEIGHTS).map(({ rule }) => rule))]
const ACCUSES = /\b(?:crim|guilt|illegal|illicit|smuggl|fraud|fak|false|forg|spoof|deceiv|decept|evad|evas|conceal|hid|disguis|lie|lying|stolen|suspicious|violat|what ID-)/i

describe('the words of identity rules', () => {
  it('are there for every rule, each its own, and accuse nobody', () => {
    expect(RULES.length).toBeGreaterThan(20)
    const words = RULES.map(identityRuleWords)
    expect(new Set(words).size).toBe(RULES.length)
    for (const one of words) {
      expect(one).not.toMatch(/unknown here/)
      expect(one).not.toMatch(ACCUSES)
    }
  })

  it.each(RULES)('%s: page, command and entities say the same', (rule) => {
    const findings = findingsOf({ identity: [{ ...odd, rule }] })
    const words = identityRuleWords(rule)
    const page = itemsOf(findings).flat()[0]!.sentence
    const command = identitySentence(findings.identity[0]!, namesIn(findings))
    const entities = toFollowTheMoney(findings)
    const consistent = rule === 'ID-33' ? 'consistent with the listed ship' : 'consistent with a changed or borrowed identity'
    for (const text of [page, command]) {
      expect(text).toMatch(/^AIS shows .*consistent with .*also seen with/)
      expect(text).toContain(words)
      expect(text).toContain(consistent)
      expect(text).not.toMatch(ACCUSES)
    }
    if (rule === 'ID-33') expect(entities).toBe('')
    else expect(entities).toContain(`AIS shows this ship ${words} (rule ${rule}: `)
  })

  it('of a rule that is not known here say so, and nothing that a file holds', () => {
    for (const rule of ['ID-99', 'toString', '\u001b[2J']) {
      const page = itemsOf(findingsOf({ identity: [{ ...odd, rule: rule as IdentityRule }] })).flat()[0]!.sentence
      expect(page).toContain('a rule unknown here')
      expect(page).not.toContain(rule)
    }
  })
})
