// Two tankers off Galveston, half a day side by side: what is measured of a meeting, and what is evidence in it.
//
//   npx tsx examples/node/find-rendezvous.ts
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findRendezvous, prepareTracks, readCsv, toTracks } from 'darkwake'

const path = fileURLToPath(new URL('../data/galveston-2020-01-01.csv.gz', import.meta.url))
const { columns, statics } = await readCsv(createReadStream(path), { name: path })

// Reports become tracks; cleaning sets aside what cannot be, and keeps two ships on one number apart.
const { tracks } = prepareTracks(toTracks(columns).tracks)

// Tankers only: types of ship from 80 to 89. Any subset of tracks will do.
const tankers = new Set(statics.filter((s) => s.shipType !== undefined && s.shipType >= 80 && s.shipType < 90).map((s) => s.id))
const names = new Map(statics.map((s) => [s.id, s.name ?? s.id]))
const meetings = findRendezvous(tracks.filter((track) => tankers.has(track.id)), { maxDistanceM: 300, minDurationMs: 2 * 3_600_000 })

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`
for (const m of meetings) {
  console.log(`\n${m.vessels.map((id) => names.get(id)).join(' + ')}, ${m.mode}, from ${new Date(m.start).toISOString()}`)
  console.log(`  lasted      ${minutes(m.durationMs)}; began by ${m.startsBy}, ended by ${m.endsBy}`)
  console.log(`  evidence    ${minutes(m.observedMs)} heard often on both sides, ${minutes(m.bridgedMs)} inferred; ${m.fixes.join(' and ')} fixes`)
  console.log(`  distance    ${m.medianDistanceM} m in the middle of the meeting's time, ${m.minDistanceM} m at the least`)
  console.log(`  motion      ${m.medianSpeedKn.join(' and ')} kn, ${m.relativeSpeedKn} kn relative to each other`)
}
