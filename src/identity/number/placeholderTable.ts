// Written by scripts/tables.ts: do not edit.

/**
 * Numbers in the IMO field that nobody has set. 303174162: default of a Nauticast transponder, 0x12121212, as MarineCadastre has it
 * on 2020-01-01; 3031741: the same, cut to seven digits (aisgreece.com/articles/nauticast.htm); 1234567: typed, and its check digit
 * fits.
 */
export const IMO_PLACEHOLDERS: string =
  '1234567|3031741|303174162'

/**
 * Call signs that say nothing. D11233: default of a Nauticast transponder (as above); NIL, NONE, NULL, UNKNOWN: counted as empty by
 * GlobalFishingWatch/ShipDataProcess; N/A, NA, TBA: commonly typed, without a source.
 */
export const CALL_SIGN_PLACEHOLDERS: string =
  'D11233|N/A|NA|NIL|NONE|NULL|TBA|UNKNOWN'

/**
 * Names that say nothing. NAUTICAST: default of the transponder (as above); the others: commonly typed, without a source.
 */
export const NAME_PLACEHOLDERS: string =
  'MV|NAUTICAST|NONE|NO NAME|TEST|UNKNOWN|VESSEL'
