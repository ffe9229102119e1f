// Takes the pictures of the report's page, docs/images/report.png and report-finding.png, from the examples' data.
// Needs Chromium on the PATH:
//
//   npx tsx scripts/viewer.ts && npx tsx scripts/screenshots.ts
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { loadCoastline, loadLand } from '../src/cli/input/index.js'
import { addCsv } from '../src/io/csv/index.js'
import { createReading, finishReading } from '../src/io/reading/index.js'
import { toHtml } from '../src/report/html/index.js'
import { detect } from '../src/public/index.js'
import { findChromium } from '../test/package/chromium.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const FILES = ['galveston-2020-01-01', 'san-francisco-bay-2020-01-01']
/** The row that is chosen: a finding with tracks, distance and a dozen factors. */
const CHOSEN = 'JALADI + EAGLE KINARUT'

async function pageText(): Promise<string> {
  const reading = createReading()
  for (const name of FILES) await addCsv(reading, createReadStream(`${root}examples/data/${name}.csv.gz`), { name })
  const { columns, statics } = finishReading(reading)
  const { findings, scene } = detect({ columns, statics, coastline: await loadCoastline() })
  return toHtml(findings, { tracks: scene.tracks, land: await loadLand() })
}

async function shoot(page: Page): Promise<void> {
  const images = join(root, 'docs', 'images')
  await page.getByText(CHOSEN).first().click()
  await page.waitForTimeout(2000)
  await page.evaluate('scrollTo(0, 0)')
  await page.screenshot({ path: join(images, 'report.png') })
  await page.locator('#finding').screenshot({ path: join(images, 'report-finding.png') })
}

const executablePath = findChromium()
if (executablePath === undefined) throw new Error('There is no Chromium on the PATH.')
const folder = mkdtempSync(join(tmpdir(), 'darkwake-pictures-'))
const file = join(folder, 'report.html')
writeFileSync(file, await pageText())
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 } })
  await page.goto(pathToFileURL(file).href)
  await shoot(page)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
