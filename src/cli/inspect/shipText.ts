import { checkImo, readMmsi, readShipType } from '../../identity/number/index.js'
import type { Dimensions } from '../../model/index.js'
import { restLine, section, wrap, count, duration, instant, percent, plural, printable } from '../terminal/index.js'
import type { Dossier, Heard, SentIdentity } from './dossier.js'

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

/** Which country assigned a number: that is not the flag that the ship flies. */
function assignedBy(id: string): string {
  const { country, ok, why } = readMmsi(id)
  if (country !== undefined) return `number assigned by ${COUNTRIES.of(country) ?? country}`
  return ok
    ? 'a number of no country'
    : `no ship's number: ${why.replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase())}`
}

const sizeOf = (lengthM: number, beamM: number): string =>
  lengthM > 0 ? `${Math.round(lengthM)} m${beamM > 0 ? ` by ${Math.round(beamM)} m` : ''}` : ''

function sizeText({
  dimensions,
  lengthM,
  beamM,
}: {
  dimensions?: Dimensions
  lengthM?: number
  beamM?: number
}): string {
  if (dimensions === undefined) return sizeOf(lengthM ?? 0, beamM ?? 0)
  return sizeOf(dimensions.toBowM + dimensions.toSternM, dimensions.toPortM + dimensions.toStarboardM)
}

function typeText(shipType: number | undefined): string {
  const { label, code } = readShipType(shipType)
  return code === undefined || code === 0
    ? ''
    : `${label === undefined ? 'type' : label.replace('(s)', '').toLowerCase()} (${code})`
}

const NOT_SET: ReadonlySet<string> = new Set(['not-available', 'placeholder'])

/** Numbers are shown as sent; one that can be no ship's says so, and one that nobody has set is none. */
function imoText(imo: string | undefined): string {
  if (imo === undefined || NOT_SET.has(checkImo(imo).reason)) return ''
  return `IMO ${printable(imo, 20)}${checkImo(imo).ok ? '' : ' (no ship’s number)'}`
}

/** What a ship sent of herself, in one line; '' where she sent nothing. */
function sentText(sent: SentIdentity | undefined): string {
  if (sent === undefined) return ''
  const { imo, callSign, shipType, aisClass, draughtsM } = sent
  const parts = [
    imoText(imo),
    callSign === undefined || callSign === '' ? '' : `call sign ${printable(callSign, 12)}`,
    typeText(shipType),
    sizeText(sent),
    draughtsM.length === 0
      ? ''
      : `draught ${draughtsM
          .slice(0, 4)
          .map((m) => m.toFixed(1))
          .join(', then ')} m${draughtsM.length > 4 ? ', …' : ''}`,
    aisClass === undefined ? '' : `class ${aisClass}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const nameOf = ({ name = '' }: Pick<SentIdentity, 'name'>): string => printable(name.trim(), 30)

/** The name to put over a page: the last that she sent. */
const lastName = ({ identities }: Dossier): string =>
  nameOf([...identities].reverse().find((one) => nameOf(one) !== '') ?? {})

/** Over the page: who she is, by what she sent last. */
export function titleText(dossier: Dossier): string {
  const { id: vessel, identities } = dossier
  const name = lastName(dossier)
  const last = sentText(identities.at(-1))
  const about = [last === '' ? 'nothing is known of what she sends of herself' : last, assignedBy(vessel)].join('; ')
  return `${name === '' ? '' : `${name}   `}${printable(vessel, 20)}\n${wrap(`${about.replace(/^./, (first) => first.toUpperCase())}.`, 2)}`
}

/** The identities that she sent over time; nothing where they never changed. */
export function identitiesText({ identities }: Dossier, limit: number): string {
  if (identities.length < 2) return ''
  const shown = identities.slice(-limit)
  const lines = shown.map((one) =>
    wrap(
      [nameOf(one) === '' ? 'no name' : nameOf(one), sentText(one)].filter((part) => part !== '').join(', '),
      20,
      one.start === undefined ? 'at first' : instant(one.start),
    ),
  )
  const what = `What she sent of herself, which changed ${plural(identities.length - 1, 'time')}`
  return section(`${what} (from, UTC; the last first)`, [
    ...lines.reverse(),
    ...restLine(shown.length, identities.length),
  ])
}

/** What was heard of her. */
export function heardText(heard: Heard | undefined): string {
  if (heard === undefined) return 'What was heard of her stands in the AIS files; these are findings alone.'
  const { reports, setAside, first, last, heardShare, longestSilenceMs, hulls } = heard
  const aside = setAside === 0 ? '' : ` ${plural(setAside, 'more report')} set aside.`
  if (first === undefined || last === undefined || heardShare === undefined || longestSilenceMs === undefined)
    return `No report of hers could be used.${aside}`
  const when =
    first === last
      ? `at ${instant(first)} UTC`
      : `from ${instant(first)} to ${instant(last)} UTC, in ${percent(heardShare)} of the spans of ten minutes; ` +
        `longest silence ${duration(longestSilenceMs)}`
  const hullText = hulls > 1 ? ` ${count(hulls)} ships use this number at one time, by their positions.` : ''
  return `Heard ${plural(reports, 'time')}, ${when}.${aside}${hullText}`
}
