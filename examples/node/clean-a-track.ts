// One wrong fix, one report twice, one place that cannot be: what cleaning sets aside, and why.
//
//   npm run build && npx tsx examples/node/clean-a-track.ts
import { prepare, type PositionReport } from 'darkwake'

// A ship sails north at ten knots and reports every minute.
const t0 = Date.UTC(2020, 0, 1)
const reports: PositionReport[] = Array.from({ length: 10 }, (_, minute) => ({
  id: '235010170',
  t: t0 + minute * 60_000,
  lon: -94.4,
  lat: 28.6 + minute * (10 / 60 / 60),
}))
reports[0] = { ...reports[0]!, lon: -40 } // the very first fix is an ocean away: the good track must survive it
reports.push(reports[4]!) // received twice
reports.push({ id: '235010170', t: t0 + 10 * 60_000, lon: 181, lat: 91 }) // AIS for "position not available"

const { tracks, rejected } = prepare({ reports })

console.log(`${reports.length} reports in, ${tracks[0]?.t.length ?? 0} in the track`)
for (const { row, reason } of rejected) console.log(`row ${row}: ${reason}`)
