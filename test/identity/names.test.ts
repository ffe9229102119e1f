import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames, NAME_LONGEST, normalizeName, type NameReason } from '../../src/identity/name/index.js'

const key = (name: unknown): string => normalizeName(name).key

describe('normalizeName', () => {
  it.each([
    ['Hai Fung 7', 'HAIFUNG7'],
    ['  \tHAI \n FUNG   7 ', 'HAIFUNG7'],
    ['HAI FUNG 7@@@@@@@JUNK', 'HAIFUNG7'],
    ['HAI-FUNG.7', 'HAIFUNG7'],
    ['O\'HARA "II"', 'OHARAII'],
    [5042, '5042'],
    ['0050', '50'],
  ])('keeps letters and digits of %j: %s', (name, expected) => {
    expect(key(name)).toBe(expected)
  })

  it.each([
    'M/V',
    'm/v',
    'MV',
    'M.V.',
    'M/T',
    'MT',
    'M.T.',
    'MS',
    'SS',
    'F/V',
    'FV',
    'MFV',
    'LPG/C',
    'LNG/C',
    'KM',
    'R/V',
    'Tug',
    'KM.',
    'TUG -',
  ])('takes off what tells the kind of ship: %s', (kind) => {
    expect(key(`${kind} DELTA ROSE`)).toBe('DELTAROSE')
  })

  it.each([
    ['DELTA ROSE M/V', 'DELTAROSE'],
    ['DELTA ROSE MT', 'DELTAROSE'],
    ['DELTA M/T ROSE', 'DELTAROSE'],
  ])('and wherever it stands: %s', (name, expected) => {
    expect(key(name)).toBe(expected)
  })

  it.each([
    ['MV', ''],
    ['TUG', 'TUG'],
    ['M/V', ''],
    ['MTWARA', 'MTWARA'],
    ['SSANGYONG', 'SSANGYONG'],
    ['ADAMS', 'ADAMS'],
    ['TUGBOAT', 'TUGBOAT'],
    ['A MS B', 'AMSB'],
  ])('but leaves words, and never takes all: %s is "%s"', (name, expected) => {
    expect(key(name)).toBe(expected)
  })

  it.each([
    ['DONG WON NO.5', 'DONGWON5'],
    ['DONG WON No 5', 'DONGWON5'],
    ['DONG WON NR 5', 'DONGWON5'],
    ['DONG WON N5', 'DONGWON5'],
    ['DONG WON Nº5', 'DONGWON5'],
    ['DONG WON №5', 'DONGWON5'],
    ['NO.5 DONG WON', 'DONGWON5'],
    ['NO5 DONG WON', 'DONGWON5'],
    ['DONG WON 005', 'DONGWON5'],
    ['DONG WON 5 HAO', 'DONGWON5'],
    ['DONG WON 5HO', 'DONGWON5'],
    ['DONG WON V', 'DONGWON5'],
    ['DONG WON FIVE', 'DONGWON5'],
    ['DONG WON 0', 'DONGWON'],
    ['DONGWON007', 'DONGWON7'],
    ['007 DONG WON', '7DONGWON'],
    ['DONG WON XIV', 'DONGWON14'],
    ['DONG WON FIFTEEN', 'DONGWON15'],
    ['DONG WON XXXIX', 'DONGWON39'],
  ])('writes a number in one way: %s is %s', (name, expected) => {
    expect(key(name)).toBe(expected)
  })

  it.each([
    ['DONG WON L', 'DONGWONL'],
    ['DONG WON C', 'DONGWONC'],
    ['DONG WON MIX', 'DONGWONMIX'],
    ['XIV', 'XIV'],
    ['VI KING', 'VIKING'],
    ['FIVE STAR', 'FIVESTAR'],
    ['ONE', 'ONE'],
    ['M0NTE', 'M0NTE'],
    ['0CEAN', '0CEAN'],
    ['MARI0', 'MARI0'],
    ['NO NAME YET', 'NONAMEYET'],
    ['NORD 5', 'NORD5'],
    ['XIN HAO', 'XINHAO'],
    ['TAI HO 5', 'TAIHO5'],
    ['DONG WON N', 'DONGWONN'],
  ])('and takes nothing else for a number: %s is %s', (name, expected) => {
    expect(key(name)).toBe(expected)
  })

  it.each([
    ['SALT & PEPPER', 'SALTANDPEPPER'],
    ['A&B', 'AANDB'],
    ['& SONS', 'SONS'],
    ['STA. ROSA', 'SANTAROSA'],
    ['ROSA STA', 'ROSASANTA'],
    ['STAR', 'STAR'],
    ['ÆØÅ æøå', 'AEOAAEOA'],
    ['ŁÓDŹ', 'LODZ'],
    ['GROẞ groß', 'GROSSGROSS'],
    ['MÜNCHEN', 'MUNCHEN'],
    ['İSTANBUL ıl', 'ISTANBULIL'],
    ['ＦＵＬＬ　７', 'FULL7'],
    ['МОСКВА-50', 'MOSKVA50'],
    ['Жуков', 'ZHUKOV'],
    ['ΑΘΗΝΑ', 'ATHINA'],
    ['СOSCO', 'COSCO'],
    ['海丰5号', '海丰5'],
    ['한라 7호', '한라7'],
  ])('writes letters in one way: %s is %s', (name, expected) => {
    expect(key(name)).toBe(expected)
  })

  it.each([
    [undefined, 'nothing'],
    [null, 'nothing'],
    ['', 'nothing'],
    ['   ', 'nothing'],
    ['@HIDDEN', 'nothing'],
    ['\u0000\u0000', 'nothing'],
    [1.5, 'not-a-name'],
    [NaN, 'not-a-name'],
    [{}, 'not-a-name'],
    [['X'], 'not-a-name'],
    [true, 'not-a-name'],
    ['🚢🚢', 'no-letters'],
    ['-.-', 'no-letters'],
    ['\ud800', 'no-letters'],
    ['NAUTICAST', 'placeholder'],
    ['unknown', 'placeholder'],
    ['NET 12 87%', 'placeholder'],
    ['A'.repeat(121), 'too-long'],
    ['A'.repeat(10_000), 'too-long'],
    [' '.repeat(10_000), 'too-long'],
  ])('says why there is no name', (name, missing) => {
    expect(normalizeName(name)).toMatchObject({ key: '', skeleton: '', numbers: [], missing })
  })

  it('keeps numbers, a last letter and a skeleton apart', () => {
    expect(normalizeName('LU RONG 60 - 07')).toMatchObject({
      key: 'LURONG607',
      text: 'LURONG',
      numbers: ['60', '7'],
      letter: '',
    })
    expect(normalizeName('Karoline N.')).toMatchObject({ letter: 'N', bare: 'Karoline N.' })
    expect(normalizeName('B0LL1S5').skeleton).toBe(normalizeName('8OIIIS5').skeleton)
    for (const [a, b] of ['0O', '1I', '1L', 'IL', '5S', '8B', '2Z', '6G'])
      expect(normalizeName(`XA${a!}AX`).skeleton).toBe(normalizeName(`XA${b!}AX`).skeleton)
    const skeletons = new Set([...'0123456789'].map((digit) => normalizeName(`XA${digit}AX`).skeleton))
    expect(skeletons.size).toBe(10) // two numbers never look alike
  })

  it('bounds what one character can stand for', () => {
    expect(normalizeName('\ufdfa'.repeat(100)).key.length).toBeLessThanOrEqual(2 * NAME_LONGEST)
  })

  it('changes nothing in its own result', () => {
    // Without N and U no word is a mark of number or a net or buoy; the joined key has no words left to take off.
    const word = fc.stringMatching(/^[A-MO-TV-Z]{2,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 999 }), (words, number) => {
        const once = key(`M/V ${words.join(' ')} NO ${number}`)
        expect(key(once)).toBe(once)
      }),
    )
  })
})

describe('compareNames', () => {
  it.each<[string, string, NameReason]>([
    ['EVER GIVEN', 'EVER GIVEN', 'equal'],
    ['EVER GIVEN', 'Ever-Given', 'form'],
    ['M/V HAI FUNG 7', 'HAI FUNG NO. VII', 'form'],
    ['SPIRIT OF THE ATLANTIC OCEAN', 'SPIRIT OF THE ATLANT', 'cut'],
    ['ST. MARY OF THE SEA OF GALILEE', 'ST MARY OF THE SEA O', 'cut'],
    ['LONGEST NAME OF ALL SHIPS', 'LONGEST NAME OF ALL', 'cut'],
    ['GRAND OLD LADY OF SEA 12', 'GRAND OLD LADY OF SE', 'cut'],
    ['ROYAL PRINCESS QUEEN II', 'ROYAL PRINCESS QUEEN', 'cut'],
    ['M/V SPIRIT OF THE ATLANTIC OCEAN', 'SPIRIT OF THE ATLANT', 'cut'],
    ['ROYAL PRINCES QUEN III', 'ROYAL PRINCES QUEN I', 'cut'], // cut within a number
    ['GRAND OLD LADIE SEA', 'GRAND OLD LADIE SEA2', 'number'], // 19 and 20 characters: nothing was cut
    ['LU YU 60 12', 'LU YU 6012', 'spacing'],
    ['LURONGYUANYU107', 'LURONGYUANYU1O7', 'look-alike'],
    ['M0NTE B1ANCO', 'MONTE BIANCO', 'look-alike'],
    ['5 DONG WON', 'DONG WON 5', 'order'],
    ['EVER GIVEN', 'EVER GIVNE', 'one-edit'],
    ['EVER GIVEN', 'EVER GIVN', 'one-edit'],
    ['EVER GIVEN', 'EVER GIVEEN', 'one-edit'],
    ['RYESONG 3', 'RAESONG 3', 'one-edit'],
    ['SALINA', 'SARINA', 'one-edit'],
    ['HAO FAN 2', 'HAO FAN 6', 'number'],
    ['SAM JONG 1', 'SAM JONG 2', 'number'],
    ['KUM UN SAN', 'KUM UN SAN 3', 'number'],
    ['LU YU 12', 'LU YU 21', 'number'],
    ['GRAND OLD LADY OF THE SEA 12', 'GRAND OLD LADY OF THE SEA 13', 'number'],
    ['SEA STAR A', 'SEA STAR B', 'letter'],
    ['SEA STAR', 'SEA STAR B', 'letter'],
    ['EVER GIVEN', 'EVER GOLDEN', 'text'],
    ['HANA', 'HANK', 'text'],
    ['GYEONGSONG', 'KYONG SONG', 'korean'],
    ['GEUM GANG SAN 2', 'KUMGANGSAN 2', 'korean'],
    ['GEUM GANG SAN 2', 'KUMGANGSAN 3', 'number'],
    ['DONG YANG BADA', 'TONG YANG PATA', 'text'],
    ['SEOHAE', 'SOHAE', 'one-edit'],
    ['NEW GEORGIA', 'NEW KORGIA', 'text'],
    ['JIN TENG', 'SHENG DA 8', 'number'],
    ['SPIRIT OF ATLANTIC', 'SPIRIT OF ATLANTIC OCEAN', 'text'],
    ['UNKNOWN', 'UNKNOWN', 'missing'],
    ['', 'EVER GIVEN', 'missing'],
    ['EVER GIVEN', '🚢', 'missing'],
  ])('%s and %s: %s', (a, b, reason) => {
    expect(compareNames(a, b).reason).toBe(reason)
    expect(compareNames(b, a)).toEqual(compareNames(a, b))
    expect(compareNames(normalizeName(a), normalizeName(b))).toEqual(compareNames(a, b))
  })

  it('puts reasons into four relations', () => {
    const relationOf = (a: unknown, b: unknown): string => compareNames(a, b).relation
    expect(relationOf('A B', 'AB')).toBe('same')
    expect(relationOf('EVER GIVEN', 'EVER GIVNE')).toBe('variant')
    expect(relationOf('HAO FAN 2', 'HAO FAN 6')).toBe('different')
    expect(relationOf(undefined, 'HAO FAN 6')).toBe('unknown')
  })

  const name = fc.stringMatching(/^[A-Z]{5,9}( [A-Z]{2,6})?( [0-9]{1,3})?$/)

  it('finds one slip of the hand to be a variant or the same, whatever the name', () => {
    const slip = fc.record({
      at: fc.nat(4),
      kind: fc.constantFrom('swap', 'drop', 'double', 'replace'),
      letter: fc.constantFrom(...'ABCDEFGHIJK'),
    })
    fc.assert(
      fc.property(name, slip, (text, { at, kind, letter }) => {
        const { key } = normalizeName(text)
        fc.pre(/^[A-Z]{6,}\d*$/.test(key))
        const slips = {
          swap: key.slice(0, at) + key[at + 1]! + key[at]! + key.slice(at + 2),
          drop: key.slice(0, at) + key.slice(at + 1),
          double: key.slice(0, at) + key[at]! + key.slice(at),
          replace: key.slice(0, at) + letter + key.slice(at + 1),
        }
        expect(['same', 'variant']).toContain(compareNames(key, slips[kind as keyof typeof slips]).relation)
      }),
    )
  })

  it('finds another number to be another ship, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{2,10}$/),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 9999 }),
        (text, m, n) => {
          fc.pre(m !== n && normalizeName(`${text} ${m}`).text === normalizeName(text).key)
          expect(compareNames(`${text} ${m}`, `${text} ${n}`)).toMatchObject({
            relation: 'different',
            reason: 'number',
          })
        },
      ),
    )
  })

  it('is the same both ways, and a name is itself, for any text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[A-Z0-9 ./&@-]{0,24}$/),
    )
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(compareNames(a, b)).toEqual(compareNames(b, a))
        expect(['same', 'unknown']).toContain(compareNames(a, a).relation)
      }),
      { numRuns: 500 },
    )
  })
})
