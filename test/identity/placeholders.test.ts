import { describe, expect, it } from 'vitest'
import { isPlaceholder, type PlaceholderField } from '../../src/identity/number/index.js'

describe('isPlaceholder', () => {
  // The block that a transponder sends after its battery failed: UK MCA, MIN 298; aisgreece.com.
  it.each<[PlaceholderField, unknown]>([
    ['mmsi', '1193046'],
    ['mmsi', 1193046],
    ['mmsi', '123456789'],
    ['mmsi', '412000000'],
    ['imo', '3031741'],
    ['imo', 3031741],
    ['imo', 'IMO 3031741'],
    ['callSign', 'D11233'],
    ['name', 'NAUTICAST'],
  ])('knows what transponders send before they are set: %s %s', (field, value) => {
    expect(isPlaceholder(field, value)).toBe(true)
  })

  it.each<[PlaceholderField, unknown]>([
    ['imo', '1234567'],
    ['imo', '5555555'],
    ['imo', '0'],
    ['imo', ''],
    ['imo', undefined],
    ['callSign', 'none'],
    ['callSign', 'N/A'],
    ['callSign', '00000'],
    ['callSign', 'XXXX'],
    ['callSign', '@@@@@@@'],
    ['name', '@@@@@@@@@@@@@@@@@@@@'],
    ['name', 'No  Name'],
    ['name', '.....'],
    ['name', '000'],
    ['name', 'M/V'],
    ['name', null],
    ['name', '🚢'],
    ['name', 'SAR AIRCRAFT 0012345'],
  ])('knows what people type who have nothing to say: %s %s', (field, value) => {
    expect(isPlaceholder(field, value)).toBe(true)
  })

  it.each([
    'NET 12 87%',
    '4532-100%',
    '87% 4532',
    'GEAR-11.8V',
    '12345 12V',
    'BUOY',
    'NET 7',
    'NET-MARK 55%',
    'FISHING NET 3',
    '88-BUOY-2',
    'BUOYS',
  ])('knows names of gear, which change with the battery: %s', (name) => {
    expect(isPlaceholder('name', name)).toBe(true)
  })

  it.each<[PlaceholderField, unknown]>([
    ['mmsi', '256842000'],
    ['imo', '9074729'],
    ['imo', '9074728'],
    ['callSign', '9HA2345'],
    ['callSign', 'D112334'],
    ['callSign', 'NONE1'],
    ['name', 'NAUTICAST II'],
    ['name', 'TESTAROSSA'],
    ['name', 'NETTUNO'],
    ['name', 'BUOY TENDER 2'],
    ['name', 'LOUIS V'],
    ['name', 'HENRY 5V0'],
    ['name', 'X'],
    ['name', '7'],
    ['name', '777'],
    ['name', 'UNKNOWN|VESSEL'],
    ['name', 'A'.repeat(10_000)],
  ])('leaves what tells something: %s %s', (field, value) => {
    expect(isPlaceholder(field, value)).toBe(false)
  })
})
