import { HOUR_MS } from '../base/index.js'
import type { Track } from '../model/index.js'
import type { HeardHours } from './knowledge.js'

const SQUARE_DEG = 5
const SQUARES_A_ROW = 360 / SQUARE_DEG
/** Squares of 5 degrees on the globe. */
const SQUARES: number = SQUARES_A_ROW * (180 / SQUARE_DEG)
const DAY_HOURS = 24

function squareAt(lon: number, lat: number): number {
  const row = Math.min(SQUARES / SQUARES_A_ROW - 1, Math.floor((lat + 90) / SQUARE_DEG))
  return row * SQUARES_A_ROW + Math.min(SQUARES_A_ROW - 1, Math.floor((lon + 180) / SQUARE_DEG))
}

/** Marks the hours in which a track has reports, by square. */
export function addHeard(heard: Map<number, number>, { t, lon, lat }: Track): void {
  let last = -1
  for (let i = 0; i < t.length; i++) {
    const square = squareAt(lon[i]!, lat[i]!)
    const hour = Math.floor(t[i]! / HOUR_MS)
    const key = hour * SQUARES + square
    if (key === last) continue
    last = key
    const day = Math.floor(hour / DAY_HOURS)
    const regionDay = day * SQUARES + square
    heard.set(regionDay, (heard.get(regionDay) ?? 0) | (1 << (hour - day * DAY_HOURS)))
  }
}

/** The marks as plain lists. */
export function heardHours(heard: ReadonlyMap<number, number>): HeardHours {
  const regionDay = [...heard.keys()].sort((a, b) => a - b)
  return { regionDay, hours: regionDay.map((key) => heard.get(key)!) }
}

/** The hours heard in either of two parts. */
export function mergeHeard(a: HeardHours, b: HeardHours): HeardHours {
  const heard = new Map(a.regionDay.map((key, i) => [key, a.hours[i]!]))
  b.regionDay.forEach((key, i) => heard.set(key, (heard.get(key) ?? 0) | b.hours[i]!))
  return heardHours(heard)
}

/** How many hours each square was heard in. */
export function hoursBySquare({ regionDay, hours }: HeardHours): Map<number, number> {
  const total = new Map<number, number>()
  regionDay.forEach((key, i) => {
    const square = key % SQUARES
    total.set(square, (total.get(square) ?? 0) + bits(hours[i]!))
  })
  return total
}

/** Hours in which the square around a point was heard. */
export const hoursAt = (hours: ReadonlyMap<number, number>, lon: number, lat: number): number =>
  hours.get(squareAt(lon, lat)) ?? 0

function bits(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}
