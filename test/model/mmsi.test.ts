import { describe, expect, it } from 'vitest'
import { isShip, mmsiKind, type MmsiKind } from '../../src/model/index.js'

describe('mmsiKind', () => {
  // Formats of Rec. ITU-R M.585-9; 235 is the United Kingdom, 366 the United States.
  it.each<[string, MmsiKind]>([
    ['235010170', 'ship'],
    ['366999707', 'ship'],
    ['023512345', 'group'],
    ['002351234', 'coast-station'],
    ['003669708', 'coast-station'],
    ['111235001', 'aircraft'],
    ['823501234', 'handheld'],
    ['982350123', 'craft'],
    ['992351001', 'aid-to-navigation'],
    ['970012345', 'beacon'],
    ['972012345', 'beacon'],
    ['974012345', 'beacon'],
    ['979123456', 'beacon'],
  ])('reads %s as %s', (id, kind) => {
    expect(mmsiKind(id)).toBe(kind)
  })

  it.each(['1193046', '001193046', '123456789', '987654321', '0', '000000000', '111111111', '999999999', '235000000'])(
    'knows %s as a number that nobody has set',
    (id) => {
      expect(mmsiKind(id)).toBe('default')
      expect(isShip(id)).toBe(false)
    },
  )

  it('finds the leading zeros that a feed of integers has dropped', () => {
    expect(mmsiKind('2351234')).toBe('coast-station')
    expect(mmsiKind('23512345')).toBe('group')
  })

  it('takes every other id as a ship: a feed may use names of its own', () => {
    for (const id of ['', 'A', 'vessel-12', '12', '2350101701', '235 010170', '9e8', '-35010170'])
      expect(mmsiKind(id)).toBe('ship')
  })

  it('lets ships, their craft and handhelds take part in meetings, and nothing else', () => {
    expect(['235010170', '982350123', '823501234'].every(isShip)).toBe(true)
    expect(['023512345', '002351234', '111235001', '992351001', '970012345'].some(isShip)).toBe(false)
  })
})
