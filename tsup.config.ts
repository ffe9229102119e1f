import { defineConfig, type Options } from 'tsup'
import { throughIndexesPlugin } from './scripts/throughIndexes.js'

// One entry a module, so that a bundler takes what is used and leaves the rest.
const modules = [
  'model',
  'evidence',
  'geo',
  'time',
  'track',
  'space',
  'night',
  'knowledge',
  'rendezvous',
  'gap',
  'identity',
  'assess',
  'scene',
  'stages',
  'explain',
  'report',
  'io',
]
const library = {
  index: 'src/public/index.ts',
  ...Object.fromEntries(modules.map((name) => [name, `src/public/${name}.ts`])),
  html: 'src/public/html.ts',
  duckdb: 'src/public/duckdb.ts',
}

// Not public: what stands here gets a file of its own, so that who takes `detect` takes no CSV parser with it, and who
// parses a time no geolib, whose CommonJS no bundler can shake off.
const apart = {
  particulars: 'src/scene/particulars.ts',
  coordinates: 'src/io/value/coordinates.ts',
  time: 'src/io/value/time.ts',
  errors: 'src/io/value/errors.ts',
}
const inside = Object.fromEntries(Object.entries(apart).map(([name, path]) => [`inside/${name}`, path]))

const base: Options = {
  entry: { ...library, ...inside },
  dts: { entry: library, compilerOptions: { ignoreDeprecations: '6.0' } }, // tsup 8 sets baseUrl; TypeScript 6 objects
  target: 'es2022',
  platform: 'neutral',
  external: [/^node:/],
  splitting: true,
  treeshake: false,
  esbuildPlugins: [throughIndexesPlugin],
  outDir: 'dist',
}

export default defineConfig([
  { ...base, entry: { ...library, ...inside, cli: 'src/cli/main.ts' }, format: 'esm', sourcemap: true },
  { ...base, format: 'cjs', noExternal: ['rbush'] }, // rbush 4 is ESM only; see THIRD_PARTY.md
])
