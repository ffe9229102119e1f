// A JavaScript consumer, ES modules: the main job, and a call into every module.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { detect, readCsv } from 'darkwake'
import { readWithDuckDb } from 'darkwake/duckdb'
import { distanceM } from 'darkwake/geo'
import { harbourDistanceM, learn } from 'darkwake/knowledge'
import { sunAltitudeDeg } from 'darkwake/night'
import about from 'darkwake/package.json' with { type: 'json' }
import { findRendezvous } from 'darkwake/rendezvous'
import { toGeoJSON } from 'darkwake/report'
import schema from 'darkwake/schema/findings.schema.json' with { type: 'json' }
import { createLiveIndex, findProximities } from 'darkwake/space'
import { totalMs } from 'darkwake/time'
import { cleanTracks, toTracks } from 'darkwake/track'

const { columns, statics } = await readCsv(await readFile('two-ships.csv', 'utf8'))
const findings = detect({ columns, statics })
assert.equal(findings.schema, schema.$id)
assert.equal(findings.rendezvous.length, 1)
const [meeting] = findings.rendezvous
assert.deepEqual(meeting.vessels, ['235000001', '538000002'])
assert.equal(meeting.end - meeting.start, 3 * 3_600_000)
assert.ok(meeting.medianDistanceM > 110 && meeting.medianDistanceM < 112)

// The same from the parts.
const { tracks } = cleanTracks(toTracks(columns).tracks)
assert.deepEqual(findRendezvous(tracks).map((r) => r.id), [meeting.id])
assert.equal(totalMs(findProximities(tracks, { maxDistanceM: 500 })), 3 * 3_600_000)
assert.equal(harbourDistanceM(learn(tracks), 0, 0), undefined)
assert.ok(sunAltitudeDeg(Date.UTC(2020, 0, 1, 6), -94.4, 28.6) < -18)
assert.ok(Math.abs(distanceM(0, 0, 0, 1) - 110_574.4) < 11)
assert.ok(toGeoJSON(findings).features.length >= 1)

const live = createLiveIndex()
live.update({ id: '235000001', t: 0, lon: 179.999, lat: 0 })
assert.deepEqual(live.within(-179.999, 0, 500).map((n) => n.id), ['235000001'])

// Without the optional package, reading Parquet says what is missing.
await assert.rejects(readWithDuckDb('none.parquet'), /npm install @duckdb\/node-api/)
console.log(`${about.name} ${about.version}: es modules work`)
