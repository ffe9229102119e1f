/** Throws a sentence unless `value` is what `detect` returns: a list of rendezvous alone, or findings not parsed yet, are easily given instead. */
export function checkFindings(where: string, value: unknown): void {
  const { rendezvous, particulars, gaps } = (value ?? {}) as Readonly<Record<string, unknown>>
  if ([rendezvous, particulars, gaps].every(Array.isArray)) return
  const received = Array.isArray(value) ? 'a list' : typeof value === 'object' && value !== null ? 'an object without all lists of findings' : typeof value
  throw new TypeError(`${where}: findings are ${received}; expected what detect returns, whole.`)
}
