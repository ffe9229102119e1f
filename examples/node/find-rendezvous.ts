// Two tankers off Galveston, half a day side by side: what is measured of a rendezvous, and what of it is evidence.
//
//   npm run build && npx tsx examples/node/find-rendezvous.ts
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findRendezvous, idsOf, prepare, readCsv } from 'darkwake'

const path = fileURLToPath(new URL('../data/galveston-2020-01-01.csv.gz', import.meta.url))
const { columns, statics } = await readCsv(createReadStream(path), { name: path })

// Reports become a scene: cleaning sets aside what cannot be, and gives two ships on one number a track each.
const scene = prepare({ columns, statics })

// Tankers only: types of ship from 80 to 89. Any subset of tracks will do.
const tankers = new Set(
  statics.filter((s) => s.shipType !== undefined && s.shipType >= 80 && s.shipType < 90).map((s) => s.id),
)
const names = new Map(statics.map((s) => [s.id, s.name ?? s.id]))
const tracks = scene.tracks.filter((track) => tankers.has(track.id))
const found = findRendezvous({ ...scene, tracks }, { maxDistanceM: 300, minDurationMs: 2 * 3_600_000 })

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`
for (const { start, vessels, measures: m } of found) {
  console.log(
    `\n${idsOf({ vessels })
      .map((id) => names.get(id))
      .join(' + ')}, ${m.mode}, from ${new Date(start).toISOString()}`,
  )
  console.log(`  lasted      ${minutes(m.durationMs)}; began by ${m.startsBy}, ended by ${m.endsBy}`)
  console.log(
    `  evidence    ${minutes(m.observedMs)} heard often on both sides, ${minutes(m.bridgedMs)} inferred; ${m.fixes.join(' and ')} fixes`,
  )
  console.log(`  distance    ${m.medianDistanceM} m in the median, ${m.minDistanceM} m at the least`)
  console.log(`  motion      ${m.medianSpeedKn.join(' and ')} kn, ${m.relativeSpeedKn} kn relative to each other`)
}
