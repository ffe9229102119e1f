/** Outline of a mark. */
export type Shape = 'circle' | 'diamond' | 'up' | 'down' | 'square' | 'cross' | 'hexagon' | 'star'

/** How findings are marked on maps: never told by colour alone. */
export interface Mark {
  /** Outline. */
  readonly shape: Shape
  /** Fill, hexadecimal: people with any colour vision tell these apart (Okabe and Ito 2008). */
  readonly colour: string
  /** The nearest of Maki's symbols, for maps that know those. */
  readonly symbol: string
}

const OTHER: Mark = { shape: 'circle', colour: '#999999', symbol: 'circle-stroked' }

/** Marks by kind, or by kind and mode; a kind that is not here has the one of others. */
const MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ['rendezvous-drifting', { shape: 'circle', colour: '#d55e00', symbol: 'circle' }],
  ['rendezvous-anchored', { shape: 'hexagon', colour: '#0072b2', symbol: 'harbor' }],
  ['rendezvous-underway', { shape: 'up', colour: '#009e73', symbol: 'triangle' }],
  ['group', { shape: 'cross', colour: '#cc79a7', symbol: 'cross' }],
  ['gap', { shape: 'square', colour: '#56b4e9', symbol: 'square' }],
  ['dark-rendezvous', { shape: 'diamond', colour: '#f0e442', symbol: 'circle-stroked' }],
  ['sparse', { shape: 'square', colour: '#ffffff', symbol: 'square-stroked' }],
  ['lone-loitering', { shape: 'down', colour: '#8c6d1f', symbol: 'triangle-stroked' }],
  ['loitering', { shape: 'down', colour: '#e69f00', symbol: 'triangle-stroked' }],
  ['identity', { shape: 'cross', colour: '#882255', symbol: 'cross' }],
  ['list-match', { shape: 'star', colour: '#44aa99', symbol: 'star' }],
])

/**
 * The mark of a finding.
 *
 * @param kind - of the finding.
 * @param mode - how ships moved, of kinds that tell.
 * @returns that of the kind in this mode, else of the kind, else that of others.
 */
export const markOf = (kind: string, mode?: string): Mark =>
  MARKS.get(`${kind}-${mode ?? ''}`) ?? MARKS.get(kind) ?? OTHER

/** How ships moved, where a finding's measures tell. */
export function modeOf(measures: object): string | undefined {
  const { mode } = measures as { readonly mode?: unknown }
  return typeof mode === 'string' ? mode : undefined
}
