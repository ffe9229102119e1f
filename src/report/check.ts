/**
 * Throws a sentence unless `value` is what `detect` returns as `findings`: its whole result, or a list of findings
 * alone, is easily given instead.
 */
export function checkFindings(where: string, value: unknown): void {
  const { items, ships, catalogue, findings } = (value ?? {}) as Readonly<Record<string, unknown>>
  if ([items, ships].every(Array.isArray) && typeof catalogue === 'object' && catalogue !== null) return
  throw new TypeError(
    `${where}: findings are ${receivedText(value, findings)}; expected the findings that detect returns, whole.`,
  )
}

function receivedText(value: unknown, findings: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object' || value === null) return typeof value
  return findings === undefined
    ? 'an object without items, ships and catalogue'
    : 'what detect returns, of which only its findings are wanted'
}
