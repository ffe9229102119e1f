import { defineConfig, type Options } from 'tsup'

const modules = ['geo', 'time', 'track', 'space', 'night', 'knowledge', 'rendezvous', 'report', 'io']

const base: Options = {
  entry: { index: 'src/index.ts', ...Object.fromEntries(modules.map((m) => [m, `src/${m}/index.ts`])), duckdb: 'src/io/duckdb/index.ts' },
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } }, // tsup 8 sets baseUrl; TypeScript 6 objects
  target: 'es2022',
  platform: 'neutral',
  splitting: true,
  sourcemap: true,
  treeshake: false,
  outDir: 'dist',
}

export default defineConfig([
  { ...base, format: 'esm', clean: true },
  { ...base, format: 'cjs', noExternal: ['rbush'] }, // rbush 4 is ESM only; see THIRD_PARTY.md
  { ...base, entry: { cli: 'src/cli/main.ts' }, format: 'esm', platform: 'node', splitting: false, dts: false, external: ['darkwake'] },
])
