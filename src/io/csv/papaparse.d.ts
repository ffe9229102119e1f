/**
 * As much of papaparse as is used: its own types bring Node's and the browser's with them, and the library is to
 * compile without either.
 */
declare module 'papaparse' {
  /** What a parse gives: rows of cells, and what was wrong. */
  interface Parsed {
    readonly data: string[][]
    readonly errors: readonly unknown[]
  }

  /** The parser beneath `Papa.parse`. */
  interface Parser {
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): Parsed
  }

  const Papa: { readonly Parser: new (config: { readonly delimiter: string; readonly newline: string }) => Parser }
  export default Papa
}
