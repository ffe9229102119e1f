// What examples in docstrings say of their values: `expression // value`, and how a value is held against it.
import ts from 'typescript'

/** A value as a comment writes it; `…` stands for what is left out. */
export type Expected =
  | { readonly is: 'same'; readonly value: unknown }
  | { readonly is: 'like'; readonly parts: readonly string[] } // a text, between its dots
  | { readonly is: 'digits'; readonly digits: string } // a number that goes on
  | { readonly is: 'list'; readonly items: readonly Expected[]; readonly more: boolean; readonly of: string }
  | { readonly is: 'fields'; readonly fields: ReadonlyMap<string, Expected>; readonly more: boolean }
  | { readonly is: 'thrown'; readonly name: string; readonly message: Expected }

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, undefined, null: null, NaN, Infinity, '-Infinity': -Infinity }

/**
 * Reads what a comment says: `2`, `'a'`, `[]`, `{ lon: 1, … }`, `Float64Array [0, 1]`, `RangeError: sentence`. Words
 * may follow, after a colon or a comma. A comment that begins otherwise explains, and says no value.
 */
export function expectedOf(comment: string): Expected | undefined {
  const thrown = /^([A-Z]\w*Error): (.*)$/.exec(comment)
  if (thrown !== null) return { is: 'thrown', name: thrown[1]!, message: { is: 'like', parts: thrown[2]!.split('…') } }
  const reader = new Reader(comment)
  const value = reader.value()
  return value !== undefined && /^$|^[,:;] /.test(reader.rest()) ? value : undefined
}

/** Reads one value from the beginning of a text. */
class Reader {
  private at = 0
  constructor(private readonly text: string) {}

  rest(): string {
    return this.text.slice(this.at)
  }

  value(): Expected | undefined {
    const [word] = /^-?[A-Za-z]\w*/.exec(this.rest()) ?? ['']
    this.at += word.length
    if (Object.hasOwn(WORDS, word)) return { is: 'same', value: WORDS[word] }
    if (word !== '') return /^[A-Z]\w+Array$/.test(word) && this.takes('[') ? this.list(word) : undefined
    if (this.takes('[')) return this.list('Array')
    if (this.takes('{')) return this.fields()
    return this.quoted() ?? this.number()
  }

  private takes(sign: string): boolean {
    const [found] = new RegExp(`^\\s*${sign.replace(/[[\]{}]/, '\\$&')}\\s*`).exec(this.rest()) ?? ['']
    this.at += found.length
    return found !== ''
  }

  private quoted(): Expected | undefined {
    const match = /^(['"])((?:\\.|(?!\1).)*)\1/.exec(this.rest())
    if (match === null) return undefined
    this.at += match[0].length
    return { is: 'like', parts: match[2]!.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)).split('…') }
  }

  private number(): Expected | undefined {
    const match = /^(-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)(…?)/.exec(this.rest())
    if (match === null) return undefined
    this.at += match[0].length
    const digits = match[1]!.replaceAll('_', '')
    return match[2] === '' ? { is: 'same', value: Number(digits) } : { is: 'digits', digits }
  }

  private list(of: string): Expected | undefined {
    const items: Expected[] = []
    let more = false
    while (!this.takes(']')) {
      if (this.takes('…')) more = true
      else {
        const item = this.value()
        if (item === undefined) return undefined
        items.push(item)
      }
      this.takes(',')
    }
    return { is: 'list', items, more, of }
  }

  private fields(): Expected | undefined {
    const fields = new Map<string, Expected>()
    let more = false
    while (!this.takes('}')) {
      if (this.takes('…')) more = true
      else {
        const [begun, key] = /^'?([\w$-]+)'?: /.exec(this.rest()) ?? []
        this.at += begun?.length ?? 0
        const value = begun === undefined ? undefined : this.value()
        if (value === undefined) return undefined
        fields.set(key!, value)
      }
      this.takes(',')
    }
    return { is: 'fields', fields, more }
  }
}

/** Whether a value is what a comment says. */
export function fits(expected: Expected, value: unknown): boolean {
  switch (expected.is) {
    case 'same': return Object.is(expected.value, value) || (expected.value === 0 && value === 0)
    case 'like': return typeof value === 'string' && isLike(expected.parts, value)
    case 'digits': return typeof value === 'number' && String(value).startsWith(expected.digits)
    case 'list': return isList(expected, value)
    case 'fields': return hasFields(expected, value)
    case 'thrown': return value instanceof Error && value.name === expected.name && fits(expected.message, value.message)
  }
}

const isLike = (parts: readonly string[], value: string): boolean =>
  new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's').test(value)

function isList({ items, more, of }: Expected & { readonly is: 'list' }, value: unknown): boolean {
  if (!(Array.isArray(value) || ArrayBuffer.isView(value)) || value.constructor.name !== of) return false
  const found = Array.from(value as ArrayLike<unknown>)
  return (more ? found.length >= items.length : found.length === items.length) && items.every((item, i) => fits(item, found[i]))
}

function hasFields({ fields, more }: Expected & { readonly is: 'fields' }, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const keys = Object.keys(value)
  return (more || keys.every((key) => fields.has(key))) && [...fields].every(([key, one]) => keys.includes(key) && fits(one, (value as Record<string, unknown>)[key]))
}

/** An expression of an example that has a value behind it. */
export interface Claim {
  readonly expression: string
  readonly comment: string
  readonly expected: Expected
  /** Where the expression begins and ends. */
  readonly from: number
  readonly to: number
}

/**
 * All statements of an example of which a comment says the value: behind them in the same line, or alone in the next.
 */
export function claimsOf(code: string): Claim[] {
  const { statements } = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true)
  return statements.filter(ts.isExpressionStatement).flatMap(({ expression, end }) => {
    const ranges = ts.getTrailingCommentRanges(code, end) ?? ts.getLeadingCommentRanges(code, end) ?? []
    const comment = ranges.map((range) => code.slice(range.pos, range.end).replace(/^\/\/ ?/, '')).join(' ')
    const expected = expectedOf(comment)
    return expected === undefined ? [] : [{ expression: expression.getText(), comment, expected, from: expression.getStart(), to: expression.end }]
  })
}

/** The example with each of these expressions handed, unevaluated, to `$claim(which, make)`. */
export function asking(code: string, claims: readonly Claim[]): string {
  return claims.reduceRight((text, { from, to, expression }, i) => `${text.slice(0, from)};await $claim(${i}, async () => (${expression}))${text.slice(to)}`, code)
}
