// npx tsx scripts/configSchema.ts: writes schema/config.schema.json from what the command accepts. A test holds the two
// together.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CONFIG_SPEC, type Spec } from '../src/cli/settings/index.js'

type Schema = Record<string, unknown>

/** A part of the configuration as JSON Schema. */
function schemaOf(spec: Spec): Schema {
  const about = spec.about === undefined || spec.about === '' ? {} : { description: spec.about }
  return { ...typeOf(spec), ...about }
}

function typeOf(spec: Spec): Schema {
  switch (spec.kind) {
    case 'text':
      return { type: 'string' }
    case 'flag':
      return { type: 'boolean' }
    case 'off':
      return { const: false }
    case 'number':
      return { type: 'number', ...(spec.min === undefined ? {} : { minimum: spec.min }) }
    case 'word':
      return { enum: spec.words }
    case 'list':
      return {
        type: 'array',
        items: schemaOf(spec.of),
        ...(spec.size === undefined ? {} : { minItems: spec.size, maxItems: spec.size }),
      }
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(spec.of) }
    case 'either':
      return { anyOf: spec.of.map(schemaOf) }
    case 'object':
      return { type: 'object' }
    case 'record':
      return {
        type: 'object',
        properties: Object.fromEntries(Object.entries(spec.fields).map(([key, field]) => [key, schemaOf(field)])),
        additionalProperties: false,
      }
  }
}

/** The schema as its file holds it. */
export function configSchema(): string {
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:darkwake:schema:config:1',
    title: 'darkwake configuration',
  }
  return `${JSON.stringify({ ...head, ...schemaOf(CONFIG_SPEC) }, undefined, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL('../schema/config.schema.json', import.meta.url)), configSchema())
}
