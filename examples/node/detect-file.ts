// Reads a file of AIS reports, runs every stage over it, and prints the most remote, longest and closest meetings.
//
//   npx tsx examples/node/detect-file.ts
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { detect, readCsv, toRanked } from 'darkwake'

const path = fileURLToPath(new URL('../data/galveston-2020-01-01.csv.gz', import.meta.url))

// A reader delivers columns, not an object for each report; gzip is told by its first bytes.
const { columns, statics, rejectedCounts } = await readCsv(createReadStream(path), { name: path })
console.log(`${columns.length} reports of ${columns.ids.length} vessels; rows that gave none:`, rejectedCounts)

// Names and types come with the static reports. Harbours are learnt from the data, as none are given.
const findings = detect({ columns, statics })
console.log('Reports set aside:', findings.rejected.counts)

for (const row of toRanked(findings, 5)) {
  const names = row.vessels.map((id, k) => row.names[k] ?? id).join(' + ')
  const hours = (row.durationMs / 3_600_000).toFixed(1)
  const km = row.harbourDistanceM === undefined ? '?' : (row.harbourDistanceM / 1000).toFixed(0)
  console.log(`${names}: ${hours} h ${row.mode}, ${row.medianDistanceM.toFixed(0)} m apart, ${km} km from the nearest harbour`)
}
