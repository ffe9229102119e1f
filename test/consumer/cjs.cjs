// A JavaScript consumer, CommonJS: rbush is ESM only, so what needs it must be tried, not only loaded.
const assert = require('node:assert/strict')
const { readFileSync } = require('node:fs')
const { detect, idsOf, ofKind, readCsv, toGeoJSON } = require('darkwake')
const { createLiveIndex } = require('darkwake/space')

const modules = [
  'assess', 'duckdb', 'evidence', 'explain', 'gap', 'geo', 'html', 'identity', 'io', 'knowledge', 'model', 'night', 'rendezvous', 'report', 'scene',
  'space', 'stages', 'time', 'track',
]
for (const name of modules) assert.ok(Object.keys(require(`darkwake/${name}`)).length > 0, name)
assert.equal(require('darkwake/schema/findings.schema.json').type, 'object')
assert.equal(require('darkwake/schema/config.schema.json').type, 'object')

async function main() {
  const { columns, statics } = await readCsv(readFileSync('two-ships.csv'))
  const { findings } = detect({ columns, statics })
  assert.deepEqual(ofKind(findings, 'rendezvous').map(idsOf), [['235000001', '538000002']])
  assert.ok(toGeoJSON(findings).features.length >= 1)

  const live = createLiveIndex()
  live.update({ id: 'a', t: 0, lon: 0, lat: 0 })
  live.update({ id: 'b', t: 0, lon: 1, lat: 0 })
  assert.equal(live.nearest(0.9, 0, 1).length, 1)
  console.log(`${require('darkwake/package.json').name}: commonjs works`)
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
