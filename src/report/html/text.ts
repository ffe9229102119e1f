// Numbers as people read them, the same in every locale.

/** A duration: "55 min", "12 h 30 min", "3 d 4 h". */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** A distance: metres below one kilometre. */
export function distanceText(m: number): string {
  if (m < 1000) return `${Math.round(m)} m`
  return `${m < 10_000 ? (m / 1000).toFixed(1) : Math.round(m / 1000)} km`
}

/** An instant to the minute. */
export const instantText = (t: number): string => `${new Date(t).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** A share in per cent. */
export const percentText = (share: number): string => `${Math.round(share * 100)} %`

/** A speed. */
export const speedText = (kn: number): string => `${kn.toFixed(1)} kn`

/** A place to about ten metres. */
export const placeText = (lon: number, lat: number): string =>
  `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? 'W' : 'E'}`

/** A whole number with blanks between thousands. */
export const countText = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f')
