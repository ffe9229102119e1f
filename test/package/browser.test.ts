import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Darkwake from '../../src/public/index.js'
import type { Seen } from '../consumer/browser.js'
import { findChromium } from './chromium.js'
import { bundleForBrowsers, ROOT } from './project.js'

// The library as a browser gets it: bundled by esbuild for the browser, run in a page and in a worker, without a
// network.
const found = findChromium()
if (found === undefined)
  console.log('No Chromium on the PATH: the bundle for browsers is built and run in Node, and in no browser.')

const packed = gzipSync(readFileSync(join(ROOT, 'test/consumer/two-ships.csv')))
const HTML = '<!doctype html><title>darkwake</title>'
const WORKER = 'onmessage = async ({ data }) => postMessage(await consumer.run(data))'
let script = ''
let expected: Seen

beforeAll(async () => {
  script = (await bundleForBrowsers(join(ROOT, 'test/consumer'))).script
  const inNode = new Function(`${script}; return consumer`) as () => { run: (bytes: Uint8Array) => Promise<Seen> }
  expected = await inNode().run(packed)
})

describe('the bundle for browsers', () => {
  it('finds what the package finds in Node', async () => {
    const { detect, readCsv } = (await import(join(ROOT, 'dist/index.js'))) as typeof Darkwake
    const { columns, statics } = await readCsv(packed)
    expect(expected.findings).toBe(JSON.stringify(detect({ columns, statics }).findings))
    expect(expected.ids.length).toBe(1)
    expect(expected.near).toBe(1)
  })
})

describe.skipIf(found === undefined)('in Chromium', () => {
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: found!, args: ['--no-sandbox'] })
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => faults.push(message.text()))
    const bodies: Record<string, [string, string]> = {
      '/': [HTML, 'text/html'],
      '/consumer.js': [script, 'text/javascript'],
      '/worker.js': [`${script};${WORKER}`, 'text/javascript'],
    }
    await page.route('**/*', (route) => {
      const [body, contentType] = bodies[new URL(route.request().url()).pathname] ?? ['', 'text/plain']
      return route.fulfill({ body, contentType })
    })
    await page.goto('http://darkwake.test/')
    await page.addScriptTag({ url: '/consumer.js' })
  })

  afterAll(() => browser.close())

  it('a page finds the same, and logs nothing', async () => {
    const seen = await page.evaluate(`consumer.run(new Uint8Array(${JSON.stringify([...packed])}))`)
    expect(seen).toEqual(expected)
    expect(faults).toEqual([])
  })

  it('a worker finds the same', async () => {
    const seen = await page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js')
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = (event) => reject(new Error(event.message))
      worker.postMessage(new Uint8Array(${JSON.stringify([...packed])}))
    })`)
    expect(seen).toEqual(expected)
    expect(faults).toEqual([])
  })
})
