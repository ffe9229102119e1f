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

// Marks that turn the direction of writing, and characters that do not show, would hide what was sent: each becomes a dot.
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/gu

/** Text from the air as it may be shown. */
export const clean = (text: string): string => text.replace(HIDDEN, '·')

/** Colours that people with any colour vision tell apart (Okabe and Ito 2008), from the style sheet, so that dark mode has its own. */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
