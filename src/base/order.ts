/** What a hull is called in ids: the number that it sends, and which of the hulls on it where there are several. */
export const hullName = (id: string, hull: number): string => (hull === 0 ? id : `${id}.${hull}`)

/** Order of two texts by their code units: the same everywhere, whatever the language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
