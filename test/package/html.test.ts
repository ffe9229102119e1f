import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as Html from '../../src/report/html/index.js'
import { findingsOf, group, meeting, slow } from '../report/fixture.js'
import { every, HOUR, MIN, sail, still, T0, tracksOf } from '../helpers/tracks.js'
import { findChromium } from './chromium.js'
import { ROOT } from './project.js'

// The page as a person opens it: from a file, in a real browser, with names that try to be markup.
const EVIL = '<img src=x onerror="document.title=1">'
const TURNED = 'AB\u202eCD\u200f'
const found = findChromium()
const dir = mkdtempSync(join(tmpdir(), 'darkwake-html-'))
const faults: string[] = []
const asked: string[] = []
let browser: Browser
let toHtml: typeof Html.toHtml

const SEA = { lon: -94, lat: 28 }
const tracks = tracksOf(
  sail('111', SEA, still(), every(5 * MIN, T0 - HOUR, T0 + 4 * HOUR)),
  sail('222', SEA, still(60, 0), every(5 * MIN, T0 - HOUR, T0 + 4 * HOUR)),
)
const rendezvous = [meeting({ start: T0, lon: -94, lat: 28 }), meeting({ start: T0 + HOUR, mode: 'anchored', lon: -94.5, lat: 28.2 })]
const particulars = [
  { id: '111', hull: 0, name: EVIL },
  { id: '222', hull: 0, name: '</script><script>document.title=2</script>' },
  { id: '444', hull: 0, name: TURNED },
]
const findings = findingsOf({ rendezvous, groups: [group], loitering: [slow], particulars })

async function open(html: string, name: string): Promise<Page> {
  const path = join(dir, `${name}.html`)
  writeFileSync(path, html)
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => faults.push(message.text()))
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => faults.push(dialog.message()))
  await page.goto(pathToFileURL(path).href)
  return page
}

describe.skipIf(found === undefined || !existsSync(join(ROOT, 'dist/html.js')))('the page of toHtml in Chromium', () => {
  beforeAll(async () => {
    ;({ toHtml } = (await import(join(ROOT, 'dist/html.js'))) as typeof Html)
    browser = await chromium.launch({ executablePath: found!, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(dir, { recursive: true })
  })

  it('shows hostile names as text, runs none of them, and asks for nothing', async () => {
    const page = await open(toHtml(findings, { tracks, title: EVIL }), 'names')
    expect(await page.title()).toBe(EVIL)
    expect(await page.locator('h1').textContent()).toBe(EVIL)
    expect(await page.locator('h2').textContent()).toContain(EVIL)
    expect(await page.locator('img').count()).toBe(0)
    const text = await page.locator('tbody').innerText()
    expect(text).toContain(EVIL)
    expect(text).toContain('AB·CD·')
    expect(faults).toEqual([])
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  })

  it('is worked by the keyboard alone', async () => {
    const page = await open(toHtml(findings, { tracks }), 'keys')
    await page.locator('.pick').nth(1).focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.sentence').textContent()).toContain('at anchor')
    expect(await page.locator('tr[aria-current]').count()).toBe(1)
    expect(await page.evaluate<string>('document.activeElement.className')).toBe('detail')
    await page.locator('input[type=range]').focus()
    const before = await page.locator('output').textContent()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('output').textContent()).not.toBe(before)
    await page.locator('th button').nth(3).focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('th').nth(3).getAttribute('aria-sort')).toBe('ascending')
  })

  it('filters by name, by kind and by distance', async () => {
    const page = await open(toHtml(findings), 'filters')
    expect(await page.locator('tbody tr').count()).toBe(4)
    await page.locator('select').first().selectOption('loitering')
    expect(await page.locator('tbody tr').count()).toBe(1)
    await page.locator('select').first().selectOption('')
    await page.locator('input[type=search]').fill('img src')
    expect(await page.locator('[role=status]').textContent()).toBe('3 of 4')
  })

  it('opens with 5,000 findings, a hundred rows at a time', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => meeting({ start: T0 + i * MIN, lon: -94 + (i % 100) / 50, lat: 28 + i / 5000 }))
    const page = await open(toHtml(findingsOf({ rendezvous: many })), 'many')
    expect(await page.locator('tbody tr').count()).toBe(100)
    await page.getByRole('button', { name: 'Show more' }).click()
    expect(await page.locator('tbody tr').count()).toBe(200)
    const took = await page.evaluate<number>("performance.getEntriesByType('navigation')[0].duration")
    console.log(`5,000 findings: the page was ready after ${Math.round(took)} ms`)
    expect(faults).toEqual([])
  })

  it('has every control named for who cannot see it', async () => {
    const page = await open(toHtml(findings, { tracks }), 'names-of-controls')
    const unnamed = await page.evaluate<number>(`[...document.querySelectorAll('button, input, select, section')].filter(
      (e) => e.textContent.trim() === '' && !e.hasAttribute('aria-label') && !e.hasAttribute('title')).length`)
    expect(unnamed).toBe(0)
  })
})
