import { HOUR_MS } from '../../base/index.js'
import { EMPTY } from './fields.js'

/** What a value must have been heard for, to count. */
export interface SupportOptions {
  /** Enough messages … */
  readonly minMessages: number
  /** … or heard in enough hours … */
  readonly minHours: number
  /** … and in any case this share of what was sent in the field meanwhile. */
  readonly minShare: number
}

/** One spelling of a value, as sent. */
interface Spelling {
  readonly value: string
  messages: number
}

/** How far a transmitter had come at an instant, whatever it sent. */
export interface Mark {
  readonly t: number
  readonly messages: number
  readonly hours: number
}

/**
 * A run of messages with one value in one field. Opposed values may come in between, as long as none of them settles.
 */
export interface Episode {
  readonly key: string
  /** Spellings and how often: the first four. */
  readonly raws: Spelling[]
  /** Its first message, and how far the transmitter had come before it. */
  readonly from: Mark
  /** Its last message, and how far the transmitter had come with it. */
  to: Mark
  messages: number
  hours: number
  /** Start of the last counted hour. */
  hourFrom: number
  /** Messages in this field, of any value, before the first and up to the last of this one. */
  totalBefore: number
  totalAt: number
  /** Start, messages and hours of the present turn: messages with this value and no other in between. */
  turnFrom: Mark
  turnMessages: number
  turnHours: number
  turnHourFrom: number
  /** Start of the first turn that had support by itself. */
  settledFrom: Mark | undefined
  /** How often it came together with values of other fields. */
  readonly beside: Map<Episode, number>
}

/** The runs of one field of one transmitter. */
export interface FieldState {
  total: number
  current: Episode | undefined
  /** How it was spelt last; undefined once there are too many spellings. */
  spelling: Spelling | undefined
  /** Runs that may go on. */
  readonly open: Episode[]
  /** Runs that have ended, with support. */
  readonly closed: Episode[]
  /** Runs that were given up, as there were too many, and their messages. */
  droppedRuns: number
  droppedMessages: number
}

/** How many runs of a field may be open, and how many ended ones are kept: what bounds the summary of a transmitter. */
const MOST_OPEN = 16
const MOST_CLOSED = 64
const MOST_RAWS = 4
const MOST_BESIDE = 32

export const createFieldState = (): FieldState => ({
  total: 0,
  current: undefined,
  spelling: undefined,
  open: [],
  closed: [],
  droppedRuns: 0,
  droppedMessages: 0,
})

/**
 * One or several equal messages: from when to when, how many, and how far the transmitter had come before and with
 * them.
 */
export interface Sighting {
  readonly t: number
  readonly lastT: number
  readonly messages: number
  readonly before: Mark
  readonly after: Mark
}

/** How many further hours messages from `t` to `lastT` begin, when the last counted hour began at `hourFrom`. */
export function hoursBegun(
  hourFrom: number,
  { t, lastT, messages }: Pick<Sighting, 't' | 'lastT' | 'messages'>,
): { hours: number; hourFrom: number } {
  const begin = Math.max(t, hourFrom + HOUR_MS)
  if (begin > lastT) return { hours: 0, hourFrom }
  const hours = Math.min(messages, 1 + Math.floor((lastT - begin) / HOUR_MS))
  return { hours, hourFrom: begin + (hours - 1) * HOUR_MS }
}

/** Takes a sighting of the value that is current already: what nearly every message is. */
export function sightAgain(state: FieldState, seen: Sighting, options: SupportOptions): void {
  const episode = state.current!
  if (state.open.length > 1 || episode.settledFrom === undefined) settle(state, episode, seen.t, options)
  state.total += seen.messages
  if (state.spelling !== undefined) state.spelling.messages += seen.messages
  add(episode, seen, state.total)
  const turn = hoursBegun(episode.turnHourFrom, seen)
  episode.turnMessages += seen.messages
  episode.turnHours += turn.hours
  episode.turnHourFrom = turn.hourFrom
}

function add(episode: Episode, seen: Sighting, total: number): void {
  episode.messages += seen.messages
  if (seen.lastT >= episode.to.t) episode.to = seen.after
  episode.totalAt = total
  if (seen.lastT < episode.hourFrom + HOUR_MS) return
  const { hours, hourFrom } = hoursBegun(episode.hourFrom, seen)
  episode.hours += hours
  episode.hourFrom = hourFrom
}

/** Takes a sighting of any value. */
export function sight(state: FieldState, key: string, raw: string, seen: Sighting, options: SupportOptions): void {
  const before = state.current
  if (before === undefined) state.current = turnTo(state, key, seen)
  else if (before.key !== key) {
    settle(state, before, seen.t, options)
    const turned = turnTo(state, key, seen)
    if (seen.t < before.to.t) neverSettle(turned)
    state.current = turned
  }
  state.spelling = spellingOf(state.current!, raw)
  sightAgain(state, seen, options)
}

function spellingOf({ raws }: Episode, value: string): Spelling | undefined {
  const known = raws.find((one) => one.value === value)
  if (known !== undefined || raws.length >= MOST_RAWS) return known
  const fresh = { value, messages: 0 }
  raws.push(fresh)
  return fresh
}

/** The run of a value that was not the last one sent: a new turn of an open run, or a new run. */
function turnTo(state: FieldState, key: string, seen: Sighting): Episode {
  const known = state.open.find((one) => one.key === key)
  if (known !== undefined) return startTurn(known, seen)
  if (state.open.length >= MOST_OPEN) dropLeast(state, state.open)
  const fresh = createEpisode(key, seen, state.total)
  state.open.push(fresh)
  return fresh
}

function createEpisode(key: string, { before }: Sighting, total: number): Episode {
  return {
    key,
    raws: [],
    from: before,
    to: before,
    messages: 0,
    hours: 0,
    hourFrom: -Infinity,
    totalBefore: total,
    totalAt: total,
    turnFrom: before,
    turnMessages: 0,
    turnHours: 0,
    turnHourFrom: -Infinity,
    settledFrom: undefined,
    beside: new Map(),
  }
}

function startTurn(episode: Episode, { before }: Sighting): Episode {
  episode.turnFrom = before
  episode.turnMessages = 0
  episode.turnHours = 0
  episode.turnHourFrom = -Infinity
  return episode
}

/**
 * Once a value has been sent for long without any other, the others have ended. Asked when the next message comes: one
 * that lies within a run of equal ones that were told as one report shows that the run was not alone.
 */
function settle(state: FieldState, episode: Episode, t: number, options: SupportOptions): void {
  if (t < episode.to.t) {
    neverSettle(episode)
    return
  }
  if (episode.turnMessages < options.minMessages && episode.turnHours < options.minHours) return
  episode.settledFrom ??= episode.turnFrom
  if (state.open.length === 1) return
  const others = state.open.filter((one) => one !== episode)
  state.open.length = 0
  state.open.push(episode)
  for (const one of others.sort(byFirst)) close(state, one, options)
}

/** Takes back that the present turn is alone. */
function neverSettle(episode: Episode): void {
  episode.turnMessages = -Infinity
  episode.turnHours = -Infinity
}

export const byFirst = (a: Episode, b: Episode): number =>
  a.from.t - b.from.t || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

function close(state: FieldState, episode: Episode, options: SupportOptions): void {
  if (!isSupported(episode, options)) return
  state.closed.push(episode)
  if (state.closed.length > MOST_CLOSED) dropLeast(state, state.closed)
}

/** Ends all runs: the transmitter fell silent for long. */
export function closeAll(state: FieldState, options: SupportOptions): void {
  if (state.current !== undefined) settle(state, state.current, Infinity, options)
  const open = state.open.splice(0).sort(byFirst)
  for (const one of open) close(state, one, options)
  state.current = undefined
  state.spelling = undefined
}

/** Makes room: the run with the fewest messages goes, the longest unheard of those. It is counted. */
function dropLeast(state: FieldState, runs: Episode[]): void {
  const [gone] = runs.splice(least(runs), 1)
  state.droppedRuns++
  state.droppedMessages += gone!.messages
}

function least(list: readonly Episode[]): number {
  let found = 0
  for (let i = 1; i < list.length; i++) {
    const a = list[i]!
    const b = list[found]!
    if (a.messages < b.messages || (a.messages === b.messages && a.to.t < b.to.t)) found = i
  }
  return found
}

const hasMass = ({ messages, hours }: Episode, { minMessages, minHours }: SupportOptions): boolean =>
  messages >= minMessages || hours >= minHours

/** True where a value was heard often enough to count. */
const isSupported = (episode: Episode, options: SupportOptions): boolean =>
  hasMass(episode, options) && episode.messages >= options.minShare * (episode.totalAt - episode.totalBefore)

/** Notes which values came together. */
export function noteBeside(a: Episode, b: Episode): void {
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const) {
    if (x.beside.has(y) || x.beside.size < MOST_BESIDE) x.beside.set(y, (x.beside.get(y) ?? 0) + 1)
  }
}

/** True for runs of an empty field. */
export const isEmpty = ({ key }: Episode): boolean => key === EMPTY
