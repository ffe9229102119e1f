import { sovereignOf } from '../number/index.js'

/**
 * Words for flags as they stand in the OFAC list of 22 March 2026 and in the UN 1718 list, some written in several
 * ways, with their ISO 3166-1 codes.
 */
const FLAGS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  (
    'AG:antigua and barbuda|AW:aruba|BB:barbados|BZ:belize|BO:bolivia|VG:british virgin ' +
    'islands|KH:cambodia|CM:cameroon|KY:cayman islands|CN:china|' +
    'CN:people s republic of china|KM:comoros|CK:cook ' +
    'islands|CU:cuba|CY:cyprus|DJ:djibouti|DM:dominica|SZ:eswatini|SZ:swaziland|FJ:fiji|GA:gabon|' +
    'GM:gambia|GM:the gambia|GE:georgia|GR:greece|GN:guinea|GY:guyana|HN:honduras|HK:hong ' +
    'kong|IN:india|ID:indonesia|IR:iran|IR:islamic republic of iran|' +
    'JM:jamaica|JP:japan|KI:kiribati|KP:democratic people s republic of korea|KP:dprk|KP:north korea|KR:republic ' +
    'of korea|KR:south korea|LR:liberia|' +
    'MY:malaysia|MT:malta|MH:marshall islands|MN:mongolia|NL:netherlands|NU:niue|PW:palau|PW:republic of ' +
    'palau|PA:panama|RU:russia|' +
    'RU:russian federation|KN:st kitts and nevis|KN:saint kitts and nevis|VC:st vincent and grenadines|VC:st ' +
    'vincent and the grenadines|' +
    'VC:saint vincent and the grenadines|WS:samoa|SM:san marino|ST:sao tome and principe|SL:sierra ' +
    'leone|SG:singapore|SX:sint maarten|SY:syria|TW:taiwan|' +
    'TZ:tanzania|TG:togo|TR:turkey|TR:turkiye|TV:tuvalu|AE:united arab emirates|GB:united kingdom|US:united ' +
    'states|VU:vanuatu|VE:venezuela|VN:vietnam|VN:viet nam'
  )
    .split('|')
    .map((row) => [row.slice(3), row.slice(0, 2)] as const),
)

const NO_FLAG = /^(?:unknown|none|none identified|not identified|stateless|false|n a|na|tbc)?$/

/**
 * A flag as ISO 3166-1 alpha-2 where its word is known, else as written; undefined where it says that there is none.
 */
export function flagFromWords(text: string): string | undefined {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  if (NO_FLAG.test(bare)) return undefined
  return /^[a-z]{2}$/.test(bare) ? bare.toUpperCase() : (FLAGS.get(bare) ?? text.trim())
}

/** Whether two flags are of one country; undefined where one of them is no code. */
export function sameFlag(a: string, b: string): boolean | undefined {
  return /^[A-Z]{2}$/.test(a) && /^[A-Z]{2}$/.test(b) ? sovereignOf(a) === sovereignOf(b) : undefined
}

/** What lists call kinds of ships, with the type that AIS has for them (M.1371-5, table 53); the first that fits. */
const TYPES: readonly (readonly [RegExp, number])[] = [
  [/supply|offshore|anchor|research|survey|salvage|barge|drill|pipe|frigate|naval|floating|landing|service|crew/i, 0],
  [/fish carrier|reefer|refrigerated/i, 70],
  [/fish|trawl|longlin|seiner/i, 30],
  [/tanker|lng|lpg|gas carrier|vlcc|bunker/i, 80],
  [/cargo|bulk|container|roll.?on|ro.?ro|heavy lift|carrier/i, 70],
  [/dredg/i, 33],
  [/tug/i, 52],
  [/yacht|pleasure/i, 37],
  [/passenger|cruise|ferry/i, 60],
]

/** The type of ship that AIS has for a list's word; undefined where there is none, or several would do. */
export function shipTypeFromWords(text: string): number | undefined {
  const type = TYPES.find(([word]) => word.test(text))?.[1]
  return type === 0 ? undefined : type
}
