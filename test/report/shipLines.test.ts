import { describe, expect, it } from 'vitest'
import { toHtml } from '../../src/report/html/index.js'
import type { PageData, PageItem } from '../../src/report/page/index.js'
import { contextOf, shipLines } from '../../src/report/viewer/index.js'
import { findingsOf, group, meeting } from './fixture.js'

const groupOf = (n: number): typeof group => ({
  ...group,
  id: `group:${n}`,
  vessels: ['111', ...Array.from({ length: n - 1 }, (_, i) => String(700 + i))].map((id) => ({ id, hull: 0 })),
})
const data = JSON.parse(
  /id="data">(.*?)<\/script>/s.exec(
    toHtml(findingsOf({ items: [meeting(), groupOf(8), groupOf(9), groupOf(97)] })),
  )![1]!,
) as PageData
const context = contextOf(data)
const itemOf = (id: string): PageItem => data.items.find((one) => one.id === id)!

describe('the time line of a ship on the page', () => {
  const at = data.ships.findIndex(({ id }) => id === '111')
  const told = (item: PageItem): readonly [string[], number] => {
    const { lines, crowds } = shipLines(data.ships[at]!, at, item, context)
    return [lines.map(({ of }) => of).sort(), crowds]
  }

  it('lists groups of up to 8 ships, and counts larger ones, but for the one that is looked at', () => {
    const id = meeting().id
    expect(told(itemOf(id))).toEqual([['group:8', id], 2])
    expect(told(itemOf('group:97'))).toEqual([['group:8', 'group:97', id], 1])
  })
})
