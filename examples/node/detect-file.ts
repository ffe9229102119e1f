// Reads a file of AIS reports, runs every stage over it, and prints what to look at first, in words.
//
//   npm run build && npx tsx examples/node/detect-file.ts
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { detect, explain, readCsv } from 'darkwake'

const path = fileURLToPath(new URL('../data/galveston-2020-01-01.csv.gz', import.meta.url))

// A reader delivers columns, not an object for each report; gzip is recognised by its first bytes.
const { columns, statics, rejectedCounts } = await readCsv(createReadStream(path), { name: path })
console.log(`${columns.length} reports of ${columns.ids.length} vessels; rows that gave none:`, rejectedCounts)

// Names and types come with the static reports. Harbours are learnt from the data, as none are given.
const { findings } = detect({ columns, statics })
console.log('Reports set aside:', findings.rejected.counts)

// Findings of all kinds stand in one list, by the odds that one is worth opening.
for (const finding of findings.items.slice(0, 5)) {
  const { rank, label, bits, evidence, sentence } = explain(finding, findings)
  console.log(`\n${rank}. ${label}, ${bits?.toFixed(1)} bits. ${sentence}`)
  for (const line of evidence.slice(0, 3))
    console.log(`   ${line.countedBits.toFixed(2).padStart(6)}  ${line.label}: ${line.observed}`)
}
