// Written by scripts/tables.ts: do not edit.

/**
 * Groups of ship types, by first digit. Source: Rec. ITU-R M.1371-5, table 53.
 */
export const SHIP_TYPE_GROUPS: string =
  '1:Reserved for future use|2:Wing in ground (WIG)|4:High-speed craft (HSC)|6:Passenger ships|7:Cargo ships|8:Tanker(s)' +
  '|9:Other types of ship'

/**
 * Types that both digits name. Source: Rec. ITU-R M.1371-5, table 53.
 */
export const SHIP_TYPES: string =
  '30:Fishing|31:Towing|32:Towing, tow longer than 200 m or wider than 25 m|33:Dredging or underwater operations' +
  '|34:Diving operations|35:Military operations|36:Sailing|37:Pleasure craft|38:Reserved|39:Reserved|50:Pilot vessel' +
  '|51:Search and rescue vessel|52:Tug|53:Port tender|54:Vessel with anti-pollution facilities|55:Law enforcement vessel' +
  '|56:Spare, local vessels|57:Spare, local vessels|58:Medical transport' +
  '|59:Ship or aircraft of a State not party to an armed conflict'
