import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type * as Html from '../../src/public/html.js'
import { findingsOf, group, listed, meeting, odd, scored, slow } from '../report/fixture.js'
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
const rendezvous = [
  meeting({ start: T0, lon: -94, lat: 28 }),
  meeting({ start: T0 + HOUR, mode: 'anchored', lon: -94.5, lat: 28.2 }),
]
const particulars = [
  { id: '111', hull: 0, name: EVIL },
  { id: '222', hull: 0, name: '</script><script>document.title=2</script>' },
  { id: '444', hull: 0, name: TURNED, imo: '9074729', shipType: 80 },
]
const made = findingsOf({ items: [...rendezvous, group, slow], particulars })
/** In this order, however likely kinds are to be worth opening. */
const findings = {
  ...made,
  items: [...rendezvous, group, slow].map(({ id }) => made.items.find((one) => one.id === id)!),
}

async function open(html: string, name: string, options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
  const path = join(dir, `${name}.html`)
  writeFileSync(path, html)
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 }, ...options })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => faults.push(message.text()))
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => faults.push(dialog.message()))
  await page.goto(pathToFileURL(path).href + hash)
  return page
}

/** How far the page is wider than its window: 0 where nothing is cut off. */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')

describe.skipIf(found === undefined || !existsSync(join(ROOT, 'dist/html.js')))(
  'the page of toHtml in Chromium',
  () => {
    beforeAll(async () => {
      ;({ toHtml } = (await import(join(ROOT, 'dist/html.js'))) as typeof Html)
      browser = await chromium.launch({ executablePath: found!, args: ['--no-sandbox'] })
    })
    afterAll(async () => {
      await browser.close()
      rmSync(dir, { recursive: true })
    })
    afterEach(() => {
      expect(faults.splice(0)).toEqual([])
      expect(asked.splice(0).filter((url) => !url.startsWith('file:'))).toEqual([])
    })

    it('shows hostile names as text, runs none of them, and asks for nothing', async () => {
      const page = await open(toHtml(findings, { tracks, title: EVIL }), 'names')
      expect(await page.title()).toBe(EVIL)
      expect(await page.locator('h1').textContent()).toBe(EVIL)
      expect(await page.locator('h2').textContent()).toContain(EVIL)
      expect(await page.locator('img').count()).toBe(0)
      const text = await page.locator('.rows tbody').innerText()
      expect(text).toContain(EVIL)
      expect(text).toContain('AB·CD·')
    })

    it.each(['__proto__', 'constructor', '"\'><b>', 'list', '%', '\ud800', 'a b#c?d&e', '\u2028'])(
      'takes %j as an id, a name and a number',
      async (odd) => {
        const one = meeting({ id: odd, vessels: [odd, '222'], start: T0, mode: odd as 'drifting' })
        const page = await open(
          toHtml(
            findingsOf({ items: [meeting(), one], particulars: [{ id: odd, hull: 0, name: odd, callSign: odd }] }),
            { tracks },
          ),
          'ids',
        )
        await page.locator('.pick').nth(1).click()
        await page.locator('.pick').nth(0).click()
        expect(await page.locator('.rows tbody tr').count()).toBe(2)
        expect(await page.locator('.rows tbody b').count()).toBe(0)
        await page.locator('select').first().selectOption({ index: 1 })
        expect(await page.locator('.rows tbody tr').count()).toBeGreaterThan(0)
      },
    )

    it.each([360, 820, 1300])(
      'keeps its layout %d pixels wide with names of 10,000 letters, at extremes, at ±180 and at the pole',
      async (width) => {
        const long = 'W'.repeat(10_000)
        const zalgo = `Z${'\u0300'.repeat(500)}`
        const rendezvous = [
          meeting({ start: T0, lon: -94, lat: 28 }),
          meeting({ lon: 179.9999, lat: 89.9999, start: T0 }),
          meeting({ lon: -179.9999, lat: -89.9999, start: 8.64e15, durationMs: 1e300 }),
          meeting({ start: T0 + 1, medianDistanceM: 1e300, durationMs: 0, vessels: ['444', '555'] }),
        ]
        const names = [
          { id: '111', hull: 0, name: long },
          { id: '222', hull: 0, name: `${long.slice(1)} ${long}` },
          { id: '444', hull: 0, name: zalgo },
        ]
        const page = await open(
          toHtml(findingsOf({ items: rendezvous, particulars: names }), { tracks, title: long }),
          `wide-${width}`,
          { viewport: { width, height: 800 } },
        )
        expect(await page.locator('.rows tbody tr').count()).toBe(4)
        for (let i = 0; i < 4; i++) {
          await page.locator('.pick').nth(i).click()
          expect(await tooWide(page)).toBe(0)
        }
        const { height } = (await page.locator('h2').boundingBox())!
        expect(height).toBeLessThan(500)
      },
    )

    it('is worked by the keyboard alone', async () => {
      const page = await open(toHtml(findings, { tracks }), 'keys')
      const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.textContent')
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('To the list')
      await page.locator('.pick').first().focus()
      await page.keyboard.press('ArrowDown')
      await page.locator('.finding .sentence', { hasText: 'at anchor' }).waitFor()
      expect(await page.locator('tr[aria-current] .c-rank').textContent()).toBe('2')
      expect(await page.locator('[aria-live=polite]').textContent()).toContain('at anchor')
      expect(
        await page.evaluate<boolean>("document.activeElement.closest('tr')?.getAttribute('aria-current') === 'true'"),
      ).toBe(true)
      expect(await page.locator('.pick[tabindex="0"]').count()).toBe(1)
      await page.keyboard.press('ArrowRight')
      expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('H2')
      await page.keyboard.press('Escape')
      expect(await page.evaluate<string>('document.activeElement.className')).toBe('pick')
      await page.keyboard.press('Home')
      await page.locator('.finding .sentence', { hasText: 'drifting' }).waitFor()
      await page.locator('input[type=range]').focus()
      const before = await page.locator('output').textContent()
      await page.keyboard.press('ArrowRight')
      expect(await page.locator('output').textContent()).not.toBe(before)
      expect(await page.locator('input[type=range]').getAttribute('aria-valuetext')).toBe(
        await page.locator('output').textContent(),
      )
      await page.locator('.rows th button').nth(4).focus()
      await page.keyboard.press('Enter')
      expect(await page.locator('.rows th[scope=col]').nth(4).getAttribute('aria-sort')).toBe('ascending')
    })

    it('filters by name, number, kind, distance, time and what the map shows', async () => {
      const page = await open(toHtml(findings), 'filters')
      const count = (): Promise<string | null> => page.locator('[role=status]').textContent()
      const kind = page.getByLabel('Kind')
      expect(await count()).toBe('4 of 4 findings')
      await kind.selectOption('=loitering')
      expect(await page.locator('.rows tbody tr').count()).toBe(1)
      await kind.selectOption('')
      await page.locator('input[type=search]').fill('img src')
      expect(await count()).toBe('3 of 4 findings')
      await page.locator('input[type=search]').fill('9074729')
      expect(await count()).toBe('1 of 4 findings')
      await page.getByRole('button', { name: 'Clear' }).click()
      expect(await count()).toBe('4 of 4 findings')
      await page.getByText('More filters').click()
      await page.getByLabel('Type of ship').selectOption('=tanker')
      expect(await count()).toBe('1 of 4 findings')
      await page.getByLabel('Type of ship').selectOption('')
      await page.getByLabel('until').fill('2019-12-01T00:00')
      expect(await count()).toBe('2 of 4 findings')
      await page.getByRole('button', { name: 'Clear' }).click()
      await page.getByLabel('only what the map shows').check()
      expect(await count()).toBe('4 of 4 findings')
      for (let i = 0; i < 5; i++) await page.locator('.left .leaflet-control-zoom-in').click()
      expect(Number(/^\d/.exec((await count())!)![0])).toBeLessThan(4)
      await page.getByRole('button', { name: 'Show all' }).click()
      expect(await count()).toBe('4 of 4 findings')
    })

    it('opens the finding that its address names, goes back, and says where it has none', async () => {
      const html = toHtml(findings, { tracks })
      const { id } = rendezvous[1]!
      const page = await open(html, 'address', {}, `#${encodeURIComponent(id)}`)
      expect(await page.locator('.finding .sentence').textContent()).toContain('at anchor')
      await page.locator('.pick').first().click()
      expect(decodeURIComponent(new URL(page.url()).hash.slice(1))).toBe(rendezvous[0]!.id)
      await page.goBack()
      await page.locator('.finding .sentence', { hasText: 'at anchor' }).waitFor()
      const other = await open(html, 'address', {}, '#<img src=x>')
      expect(await other.locator('.finding').textContent()).toContain('not in this page: <img src=x>')
      const broken = await open(html, 'address', {}, '#%')
      expect(await broken.locator('.finding').textContent()).toContain('not in this page: %')
    })

    it('draws hulls to scale: as many metres as were sent, on the scale that stands beside them', async () => {
      const hulls = tracksOf(
        sail('111', SEA, still(), every(5 * MIN, T0 - HOUR, T0 + 4 * HOUR), { headingDeg: 30 }),
        sail('222', SEA, still(60, 0), every(5 * MIN, T0 - HOUR, T0 + 4 * HOUR), { headingDeg: 30 }),
      )
      const dimensions = { toBowM: 150, toSternM: 50, toPortM: 12, toStarboardM: 20 }
      const page = await open(
        toHtml(
          findingsOf({
            items: [meeting({ start: T0, lon: -94, lat: 28 })],
            particulars: [{ id: '111', hull: 0, dimensions }],
          }),
          { tracks: hulls },
        ),
        'hulls',
      )
      const scale = page.locator('.close-up .leaflet-control-scale-line')
      const metres = Number(/^\d+/.exec((await scale.textContent())!)![0])
      const perMetre = Number(/width: ([\d.]+)px/.exec((await scale.getAttribute('style'))!)![1]) / metres
      const path = (await page.locator('.close-up path.hull-0').getAttribute('d'))!
      const corners = [...path.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
      const between = (i: number, j: number): number =>
        Math.hypot(corners[i]![0] - corners[j]![0], corners[i]![1] - corners[j]![1]) / perMetre
      // Stern: port corner 0, starboard corner 4; bow: corner 2. Leaflet draws on whole pixels.
      expect(Math.abs(between(0, 4) - 32)).toBeLessThan(3 / perMetre)
      const stern = [(corners[0]![0] + corners[4]![0]) / 2, (corners[0]![1] + corners[4]![1]) / 2] as const
      const [east, south] = [(corners[2]![0] - stern[0]) / perMetre, (corners[2]![1] - stern[1]) / perMetre]
      expect(Math.abs(Math.hypot(east, south) - 200)).toBeLessThan(3 / perMetre)
      expect((Math.atan2(east, -south) * 180) / Math.PI).toBeCloseTo(30, -0.5)
      const caption = await page.locator('figcaption').textContent()
      expect(caption).toContain('outline to scale, 200 × 32 m, heading 30°')
      expect(caption).toContain('no size was sent')
      expect(await page.locator('.close-up path.hull-1').count()).toBe(0)
    })

    it('folds list matches before the list and contacts with more against than for them at its end', async () => {
      const against = [1, 2, 3].map((k) =>
        meeting({ vessels: ['333', '444'], start: T0 + k * HOUR, score: scored(-k), lon: -90, lat: 20 + k }),
      )
      const html = toHtml(findingsOf({ items: [...rendezvous, ...against, listed], particulars }), { tracks })
      const page = await open(html, 'folds')
      const rows = page.locator('.rows tbody tr[data-at]')
      const folded = page.locator('tr[data-fold=folded] button')
      // A list match stands open where there are few, and the first that is looked at is the first of the list.
      expect(await rows.count()).toBe(3)
      expect(await page.locator('tr[aria-current] .c-rank').textContent()).toBe('1')
      expect(await page.locator('[role=status]').textContent()).toBe('6 of 6 findings, 3 of them folded at the end')
      expect(await folded.textContent()).toBe('Show 3 contacts with more against than for them')
      expect(await folded.getAttribute('aria-expanded')).toBe('false')
      await folded.focus()
      await page.keyboard.press('Enter')
      expect(await rows.count()).toBe(6)
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(
        'Hide 3 contacts with more against than for them',
      )
      expect(await rows.locator('.c-rank').allTextContents()).toEqual(['', '1', '2', '3', '4', '5'])
      await page.locator('tr[data-fold=pinned] button').click()
      expect(await rows.count()).toBe(5)
      await folded.click()
      expect(await rows.count()).toBe(2)
      // What an address names is shown, wherever it is folded.
      const other = await open(html, 'folds', {}, `#${encodeURIComponent(against[2]!.id)}`)
      expect(await other.locator('tr[aria-current] .c-rank').textContent()).toBe('5')
      expect(await other.locator('.finding .waterfall .total').textContent()).toContain('−3.00')
    })

    it('prints the list and the findings asked for in the colours of paper, whatever the screen’s', async () => {
      const page = await open(toHtml(findings, { tracks }), 'paper', { colorScheme: 'dark' })
      await page.getByLabel('What to print').selectOption('5')
      await page.evaluate("dispatchEvent(new Event('beforeprint'))")
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.locator('main').isVisible()).toBe(false)
      expect(await page.locator('.paper article').count()).toBe(4)
      expect(await page.locator('.paper .ranked tbody tr').count()).toBe(4)
      expect(await page.locator('.summary p').first().isVisible()).toBe(true)
      expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
      await page.evaluate("dispatchEvent(new Event('afterprint'))")
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
      expect(await page.locator('.paper').count()).toBe(0)
      expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(13, 17, 23)')
      expect((await page.pdf()).length).toBeGreaterThan(10_000)
    })

    it('takes a kind that it does not know', async () => {
      const strange = { ...slow, kind: 'meteor-strike', measures: { mode: '__proto__' } } as unknown as typeof slow
      const page = await open(toHtml(findingsOf({ items: [strange] })), 'strange')
      expect(await page.locator('.rows .c-kind').last().textContent()).toBe(' meteor strike')
      expect(await page.locator('.finding .sentence').textContent()).toContain('"meteor-strike"')
    })

    it('makes sense with nothing, with one ship, and with what has no place', async () => {
      const nothing = await open(toHtml(findingsOf({})), 'nothing')
      expect(await nothing.locator('.finding').textContent()).toContain('Nothing was found')
      await nothing.evaluate("dispatchEvent(new Event('beforeprint'))")
      const alone = await open(toHtml(findingsOf({ items: [slow] })), 'alone')
      expect(await alone.locator('.finding h3').allTextContents()).toEqual(['What was measured', 'The ship'])
      const placeless = await open(toHtml(findingsOf({ items: [odd] })), 'placeless')
      expect(await placeless.locator('.finding').textContent()).toContain('not known')
    })

    it('opens with 5,000 findings, a hundred rows at a time', async () => {
      const many = Array.from({ length: 5000 }, (_, i) =>
        meeting({ start: T0 + i * MIN, lon: -94 + (i % 100) / 50, lat: 28 + i / 5000 }),
      )
      const page = await open(toHtml(findingsOf({ items: many })), 'many')
      expect(await page.locator('.rows tbody tr').count()).toBe(100)
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Next' }).click()
      expect(await page.locator('.rows tbody tr').count()).toBe(100)
      expect(await page.locator('.pager').textContent()).toContain('101 to 200 of 5000')
      const took = await page.evaluate<number>("performance.getEntriesByType('navigation')[0].duration")
      console.log(`5,000 findings: the page was ready after ${Math.round(took)} ms`)
    })

    it('has every control named for who cannot see it', async () => {
      const page = await open(toHtml(findings, { tracks }), 'names-of-controls')
      const unnamed =
        await page.evaluate<number>(`[...document.querySelectorAll('button, input, select, section')].filter(
      (e) => e.textContent.trim() === '' && !e.hasAttribute('aria-label') && !e.hasAttribute('title') && !e.closest('label')).length`)
      expect(unnamed).toBe(0)
    })
  },
)
