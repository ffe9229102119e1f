import { mmsiKind } from '../model/mmsi.js'

// STUBS until identifiers land
export const isPlaceholder = (field: 'name' | 'imo' | 'callSign', key: string): boolean =>
  field === 'imo' ? /^0*$|^\d{1,6}$|^1234567$|^3031741$|^(\d)\1{6}$/.test(key)
    : field === 'name' ? /^(NAUTICAST|NONE|UNKNOWN|NO NAME|TEST|)$/.test(key)
      : /^(D11233|NONE|NIL|NULL|UNKNOWN|0+|)$/.test(key)
export type NameRelation = 'same' | 'variant' | 'different'
export const nameRelation = (a: string, b: string): NameRelation => {
  const bare = (x: string): string => x.replace(/[^A-Z0-9]/g, '')
  if (bare(a) === bare(b)) return 'same'
  const [x, y] = [bare(a), bare(b)]
  if (/\d+$/.exec(x)?.[0] !== /\d+$/.exec(y)?.[0]) return 'different'
  if (Math.abs(x.length - y.length) > 1 || x.length < 5) return 'different'
  let diff = 0
  if (x.length === y.length) { for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) diff++ }
  else diff = [...(x.length > y.length ? x : y)].some((_, i, l) => l.filter((__, j) => j !== i).join('') === (x.length > y.length ? y : x)) ? 1 : 2
  return diff <= 1 ? 'variant' : 'different'
}
export type ImoVerdict = 'ship' | 'company' | 'flag-state' | 'bad'
export const imoVerdict = (digits: string): ImoVerdict => {
  if (/^\d{8,}$/.test(digits)) return 'flag-state'
  if (!/^\d{7}$/.test(digits)) return 'bad'
  const d = [...digits].map(Number)
  return (7 * d[0]! + 6 * d[1]! + 5 * d[2]! + 4 * d[3]! + 3 * d[4]! + 2 * d[5]!) % 10 === d[6] ? 'ship' : 'bad'
}
const MIDS: Record<string, string> = { 256: 'MT', 248: 'MT', 572: 'TV', 356: 'PA', 351: 'PA', 677: 'TZ', 667: 'SL', 312: 'BZ', 445: 'KP', 520: 'FJ', 422: 'IR', 412: 'CN', 413: 'CN', 416: 'TW', 538: 'MH', 636: 'LR', 249: 'MT', 212: 'CY', 209: 'CY', 613: 'CM', 518: 'CK', 626: 'GA', 511: 'PW', 620: 'KM', 477: 'HK', 563: 'SG', 441: 'KR', 542: 'NU', 669: 'SZ', 235: 'GB', 310: 'BM', 232: 'GB' }
export interface MmsiReading { readonly kind: string; readonly flag?: string; readonly sovereign?: string; readonly allocated: boolean }
export const mmsiReading = (id: string): MmsiReading => {
  const kind = mmsiKind(id)
  const flag = kind === 'ship' ? MIDS[id.slice(0, 3)] : undefined
  return { kind: /^\d{9}$/.test(id) ? kind : 'other', ...(flag ? { flag } : {}), allocated: flag !== undefined }
}
export const callSignNations = (callSign: string): readonly string[] =>
  /^T2/.test(callSign) ? ['TV'] : /^9H/.test(callSign) ? ['MT'] : /^5[HI]/.test(callSign) ? ['TZ'] : /^9B/.test(callSign) ? ['IR'] : /^H[3-9OP]/.test(callSign) ? ['PA'] : /^B/.test(callSign) ? ['CN'] : []
export const sameNation = (a: string, b: string): boolean => a === b || (a === 'BM' && b === 'GB') || (a === 'GB' && b === 'BM')
