// Written by scripts/tables.ts: do not edit.

/** The first maritime identification digits of the table. */
export const FIRST_MID = 201

/**
 * Country of each MID from 201 to 775, two letters each (ISO 3166-1 alpha-2), '..' where not allocated: 292 are.
 * Source: ITU, Table of Maritime Identification Digits, by way of leoneljdias/mmsi-country-lookup (2025-08-07), compared with
 * michaeljfazio/MIDs and M0r13n/pyais; 281 of 292 agree in all.
 */
export const MID_COUNTRIES: string =
  'ALADATPTBEBYBGVACYCYDECYGEMDMTAM..DEDKDK......ESESFRFRFRMTFIFOGBGBGBGBGIGRHRGRGRGRMAHUNLNLNLITMTMT' +
  'IEISLILUMCPTMTNONONO..PLMEPTROSESESKSMCHCZTRUARUMKLVEELTSIRS........................................' +
  '..AI..USAGAGSXAWBSBSBMBSBZ..BB..CA....KY..CR..CU..DM..DO..GPGDGLGT..HN..HT..USJM..KN..LC..MX..MQMS..' +
  'NIPAPAPAPAPAPAPAPRSV..PMTT..TC..USUSUSUSPAPAPAPAPAVCVCVCVGVI........................................' +
  '..AF..SA..BD....BH..BT..CNCNCN..TWLK..IN....IRAZ..IQ....IL....JPJP..TM..KZUZJO..KRKR..PS..KP..KW....' +
  'LBKG..MO..MV..MN..NP..OM..PK....QA..SY..AEAETJYE..YE..HKBA..........................................' +
  '..TF..AU....MM..BN..FMPWNZ..KHKHCX..CK..FJ....CC..ID......KI..LA..MY....MP..MH..NC..NU..NR..PF..PH..' +
  'TL....PG..PN..SB..AS..WS..SGSGSGSGTH....TO..TV..VN..VUVUWF..........................................' +
  '..ZA..AO..DZ..TFSHBIBJBWCFCM..CGKMCVTFCIKMDJEG..ETERGAGH..GMGWGQGNBFKETFLRLRSS......LY..LSMU..MG..ML' +
  'MZ......MRMWNENG..NARERWSDSNSCSHSOSLSTSZTDTGTN..TZUGCDTZZMZW........................................' +
  '..AR................BR..................BO........CL........CO........EC........FK........GF........' +
  'GY........PY........PE........SR........UY........VE'

/**
 * Dependent territories with digits or call signs of their own: territory, then the country that it belongs to in the ITU table.
 * Source: names in the Table of Maritime Identification Digits; BQ and CW: in the Table of International Call Sign Series.
 */
export const TERRITORIES: string =
  'AIGB ASUS AWNL BMGB BQNL CCAU CKNZ CWNL CXAU FKGB FODK GFFR GIGB GLDK GPFR HKCN KYGB MOCN MPUS MQFR MSGB NCFR NUNZ PFFR' +
  ' PMFR PNGB PRUS REFR SHGB SXNL TCGB TFFR TWCN VGGB VIUS WFFR'
