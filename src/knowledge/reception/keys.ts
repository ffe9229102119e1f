import { HOUR_MS, MINUTE_MS, hashId } from '../../base/index.js'
import { cellGrid, type CellGrid } from '../../geo/index.js'

/**
 * Length of a slot, ms: 10 minutes by the clock. Longer than ships at anchor take between two reports (3 minutes),
 * shorter than outages.
 */
export const SLOT_MS: number = 10 * MINUTE_MS
/** Slots to a block of time: their bits fit a whole number. */
export const BLOCK_SLOTS = 24
/**
 * A silence longer than this, ms, teaches nothing: where the ship was all the time is not known. 24 hours: a shorter
 * limit would leave out the ships that crossed a place without reception, and take it for one where nobody was.
 */
export const MAX_BRIDGE_MS: number = 24 * HOUR_MS
/** Parts that vessels are divided into by their ids, so that a silent ship can be judged by the others alone. */
export const BUCKETS = 16
/**
 * Above this speed at its last report a vessel counts as moving, knots: what lies still sends less often, or is
 * switched off.
 */
export const MOVING_KN = 1

/** Cells of 0.2 degrees of latitude, about 22 km a side: a share of a receiver's range. */
export const RECEPTION_GRID: CellGrid = cellGrid(900)

/** The part a vessel belongs to. */
export const bucketOf = (id: string): number => bucketOfHash(hashId(id))
/** The same by the number of its id. */
export const bucketOfHash = (hash: number): number => hash % BUCKETS

/**
 * What is heard alike: 0 class A and moving, 1 class A and still, 2 class B and moving, 3 class B and still. Class A
 * where the class is not known.
 */
export type HearingKind = 0 | 1 | 2 | 3
export const KINDS = 4
export const CLASSES = 2
export const hearingKind = (classB: boolean, moving: boolean): HearingKind =>
  ((classB ? 2 : 0) + (moving ? 0 : 1)) as HearingKind

/** Whether what is heard alike is under way. */
export const isMoving = (kind: number): boolean => kind % 2 === 0

/** Key of the counts of one cell, kind and part. */
export const placeKey = (cell: number, kind: number, bucket: number): number => (cell * KINDS + kind) * BUCKETS + bucket
/** Key of the marks of one block of time, cell, class (0 A, 1 B) and part. */
export const timeKey = (block: number, cell: number, classB: number, bucket: number): number =>
  ((block * RECEPTION_GRID.size + cell) * CLASSES + classB) * BUCKETS + bucket
