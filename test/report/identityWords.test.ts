import { describe, expect, it } from 'vitest'
import { explainText } from '../../src/cli/explain/index.js'
import { sentenceOf } from '../../src/explain/index.js'
import { identityRuleWords, IDENTITY_WEIGHTS, ruleOf } from '../../src/identity/evidence/index.js'
import type { IdentityRule } from '../../src/model/index.js'
import { toCsv, toFollowTheMoney } from '../../src/report/index.js'
import { findingsOf, identityOf, listed } from './fixture.js'

const WEIGHTS = Object.keys(IDENTITY_WEIGHTS)
const ACCUSES =
  /\b(?:crim|guilt|illegal|illicit|smuggl|fraud|fak|false|forg|spoof|deceiv|decept|evad|evas|conceal|hid|disguis|lie|lying|stolen|suspicious|violat|what ID-)/i

/** What is said of a ship: what else looks the same speaks of feeds and receivers. */
const saidOf = (sentence: string): string => sentence.slice(0, sentence.indexOf('also seen with'))

describe('the words of identity rules', () => {
  it.each(WEIGHTS)('%s: page, table, command and entities say the same', (weight) => {
    const finding = identityOf(weight)
    const findings = findingsOf({ items: [finding] })
    const sentence = sentenceOf(finding, findings)
    expect(sentence).toMatch(/^AIS shows 555 .*consistent with a changed or borrowed identity.*also seen with/)
    expect(sentence).toContain(identityRuleWords(ruleOf(weight)))
    expect(saidOf(sentence)).not.toMatch(ACCUSES)
    expect(toCsv(findings)).toContain(sentence)
    expect(toFollowTheMoney(findings)).toContain(sentence)
    expect(explainText(finding, findings, undefined, 50, '').replace(/\s+/g, ' ')).toContain(sentence)
  })

  it('of a list match speak of the listed ship; entities leave it out', () => {
    const findings = findingsOf({ items: [listed] })
    expect(sentenceOf(listed, findings)).toMatch(
      /^AIS shows 666 .*consistent with the listed ship.*also seen with.*not what she did/,
    )
    expect(saidOf(sentenceOf(listed, findings))).not.toMatch(ACCUSES)
    expect(toFollowTheMoney(findings)).toBe('')
  })

  it('of a rule that is not known here say so, and nothing that a file holds', () => {
    for (const rule of ['ID-99', 'toString', '\u001b[2J']) {
      const finding = identityOf(rule, { rule: rule as IdentityRule })
      const sentence = sentenceOf(finding, findingsOf({ items: [finding] }))
      expect(sentence).toContain('a rule unknown here')
      expect(sentence).not.toContain(rule)
    }
  })
})
