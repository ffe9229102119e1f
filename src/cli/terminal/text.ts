/**
 * Text from the air as it may be shown on a terminal: control characters, escape sequences, marks that turn the
 * direction of writing, invisible characters and stacked accents never get there.
 *
 * @param text - any text.
 * @param max - how many characters at most.
 */
export function printable(text: string, max: number = 200): string {
  const clean = text.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}\p{M}]/gu, '·')
  const letters = [...clean]
  return letters.length <= max ? clean : `${letters.slice(0, Math.max(0, max - 1)).join('')}…`
}

/**
 * A word of a command as one types it: in quotes where a shell would take signs in it for its own. Ids come from the
 * air, and what is offered to be pasted must not run what somebody sent.
 *
 * @param word - any text.
 * @param max - how many characters at most.
 */
export const typed = (word: string, max: number = 200): string =>
  /^[\w@%+=:,./-]+$/.test(word) && word.length <= max ? word : `'${printable(word, max).replaceAll("'", "'\\''")}'`

/** A whole number with commas, whatever the locale. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** "1 report", "2 reports". */
export const plural = (n: number, one: string, many: string = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`

/**
 * How many findings of a kind: "1 AIS gap", "2 AIS gaps", and of what is a stretch of time "1 stretch of loitering".
 */
export const countOf = (
  n: number,
  { label, plural: many }: { readonly label: string; readonly plural: string },
): string => plural(n, many.startsWith('stretches of ') ? many.replace('stretches', 'stretch') : label, many)

/** A duration as people say it: "55 min", "12 h 30", "3 d 4 h". */
export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** An instant to the minute, UTC. */
export const instant = (t: number): string => new Date(t).toISOString().slice(0, 16).replace('T', ' ')

/** A distance: metres below one kilometre. */
export function distance(m: number | undefined): string {
  if (m === undefined) return '-'
  if (m < 1000) return `${Math.round(m)} m`
  return `${m < 10_000 ? (m / 1000).toFixed(1) : Math.round(m / 1000)} km`
}

/** A place to about a hundred metres. */
export const place = (lon: number, lat: number): string =>
  `${Math.abs(lat).toFixed(3)}${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(3)}${lon < 0 ? 'W' : 'E'}`

/** A share in per cent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/**
 * Lines up rows under their headings.
 *
 * @param headings - one for each column; a heading that begins with a blank stands on the right, as do its cells.
 * @param rows - cells, as they are shown.
 */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings.map((h) => h.trim()), ...rows]
  const width = (k: number): number => Math.max(...all.map((row) => [...(row[k] ?? '')].length))
  const widths = headings.map((_, k) => width(k))
  const fill = (text: string, k: number): string => {
    const blanks = ' '.repeat(Math.max(0, widths[k]! - [...text].length))
    return headings[k]!.startsWith(' ') ? blanks + text : text + blanks
  }
  return all.map((row) => row.map(fill).join('  ').trimEnd()).join('\n')
}
