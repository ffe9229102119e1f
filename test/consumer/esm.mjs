// A JavaScript consumer, ES modules: the main job, and a call into every module.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { detect, explain, idsOf, ofKind, prepare, readCsv } from 'darkwake'
import { readWithDuckDb } from 'darkwake/duckdb'
import { KIND_ODDS } from 'darkwake/evidence'
import { findGaps } from 'darkwake/gap'
import { distanceM } from 'darkwake/geo'
import { toHtml } from 'darkwake/html'
import { checkImo } from 'darkwake/identity'
import { harbourDistanceM, learn } from 'darkwake/knowledge'
import { knownAt } from 'darkwake/model'
import { sunAltitudeDeg } from 'darkwake/night'
import about from 'darkwake/package.json' with { type: 'json' }
import { findRendezvous } from 'darkwake/rendezvous'
import { toGeoJSON } from 'darkwake/report'
import schema from 'darkwake/schema/findings.schema.json' with { type: 'json' }
import { createLiveIndex, findProximities } from 'darkwake/space'
import { PIPELINE } from 'darkwake/stages'
import { totalMs } from 'darkwake/time'
import { cleanTracks, toTracks } from 'darkwake/track'

const { columns, statics } = await readCsv(await readFile('two-ships.csv', 'utf8'))
const { findings, scene } = detect({ columns, statics })
assert.equal(findings.schema, schema.$id)
const found = ofKind(findings, 'rendezvous')
assert.equal(found.length, 1)
const [one] = found
assert.deepEqual(idsOf(one), ['235000001', '538000002'])
assert.deepEqual(one.vessels.map(({ name }) => name), ['NORTHERN LIGHT', 'SOUTHERN CROSS'])
assert.equal(one.end - one.start, 3 * 3_600_000)
assert.ok(one.measures.medianDistanceM > 110 && one.measures.medianDistanceM < 112)
assert.match(explain(one, findings).sentence, /^AIS shows NORTHERN LIGHT and SOUTHERN CROSS .*; also seen with /)
assert.ok(toHtml(findings).startsWith('<!doctype html>'))

// The same from the parts.
const { tracks } = prepare({ columns })
assert.deepEqual(tracks, cleanTracks(toTracks(columns).tracks).tracks)
assert.deepEqual(findRendezvous({ tracks }).map((r) => r.id), [one.id])
assert.deepEqual(findGaps({ tracks }), [])
assert.equal(totalMs(findProximities({ tracks }, { maxDistanceM: 500 })), 3 * 3_600_000)
assert.equal(harbourDistanceM(learn({ tracks }), 0, 0), undefined)
assert.equal(knownAt(scene.particulars, '235000001', 0, one.start).name, 'NORTHERN LIGHT')
assert.ok(Object.keys(PIPELINE).includes('rendezvous') && KIND_ODDS.gap.bitsSlope > 0 && checkImo('9074729').ok)
assert.ok(sunAltitudeDeg(Date.UTC(2020, 0, 1, 6), -94.4, 28.6) < -18)
assert.ok(Math.abs(distanceM(0, 0, 0, 1) - 110_574.4) < 11)
assert.ok(toGeoJSON(findings).features.length >= 1)

const live = createLiveIndex()
live.update({ id: '235000001', t: 0, lon: 179.999, lat: 0 })
assert.deepEqual(live.within(-179.999, 0, 500).map((n) => n.id), ['235000001'])

// Without the optional package, reading Parquet says what is missing.
await assert.rejects(readWithDuckDb('none.parquet'), /npm install @duckdb\/node-api/)
console.log(`${about.name} ${about.version}: es modules work`)
