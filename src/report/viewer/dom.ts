type Child = Node | string

/** An element. Text children become text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/** A button with words on it. */
export function button(
  words: string,
  attributes: Readonly<Record<string, string>>,
  press: () => void,
): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, words)
  made.addEventListener('click', press)
  return made
}

/** An element of a drawing. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

// Marks that turn the direction of writing, and characters that do not show, would hide what was sent: each becomes a
// dot. So do accents piled upon accents, which run over what stands above.
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]|(?<=\p{M}{2})\p{M}/gu

/** Text from the air as it may be shown. */
export const clean = (text: string): string => text.replace(HIDDEN, '·')

// Asking for a style makes the browser lay the page out: each colour is asked for once.
const colours = new Map<string, string>()

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito 2008), from the style sheet, so that dark mode
 * has its own.
 */
export function colour(name: string): string {
  const known = colours.get(name)
  if (known !== undefined) return known
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
  colours.set(name, value)
  return value
}

/** Colours are asked for again: dark mode, or paper. */
export const forgetColours = (): void => colours.clear()

/** An instant on the clock, UTC; of what no calendar has, nothing. */
export function clockText(t: number, from: number, to: number): string {
  const date = new Date(t)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(from, to)
}
