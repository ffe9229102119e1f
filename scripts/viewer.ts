// Bundles the browser's part of the HTML report into src/report/html/viewerBundle.ts, which is not kept in the
// repository: `npm ci` runs this, and so do the build and the tests.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, transform } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'src/report/html/viewerBundle.ts')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Writes the bundle, unless it is there and the same. */
export default async function writeViewer(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/report/viewer/main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  })
  // What ends a script element or opens a comment must not stand in one; within JavaScript it stands in texts only.
  const script = outputFiles[0]!.text.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  // Leaflet's pictures are for layers and pins that the page does not use: nothing may be loaded.
  const styles = [
    'node_modules/leaflet/dist/leaflet.css',
    'node_modules/uplot/dist/uPlot.min.css',
    'src/report/viewer/style.css',
  ]
  const { code } = await transform(
    styles
      .map(read)
      .join('\n')
      .replace(/url\([^)]*\)/g, 'none'),
    { loader: 'css', minify: true },
  )
  const style = code.trim()
  const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
  const text = `// Made by scripts/viewer.ts. Holds Leaflet (BSD-2-Clause) and uPlot (MIT): see THIRD_PARTY.md.
export const VIEWER_SCRIPT: string = ${JSON.stringify(script)}
export const VIEWER_STYLE: string = ${JSON.stringify(style)}
export const VIEWER_HASH: string = ${JSON.stringify(hash(script))}
export const VIEWER_STYLE_HASH: string = ${JSON.stringify(hash(style))}
`
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeViewer()
