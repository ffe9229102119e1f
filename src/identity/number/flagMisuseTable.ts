// Written by scripts/tables.ts: do not edit.

/**
 * States whose flag has been reported as used without their leave, each with a source. The state is the one wronged; the flag of a
 * ship says nothing against it.
 */
export const FLAG_MISUSE: string =
  'CD:https://safety4sea.com/over-300-ships-involved-in-fraudulent-registries/' +
  ' FJ:https://safety4sea.com/over-300-ships-involved-in-fraudulent-registries/' +
  ' FM:https://safety4sea.com/over-300-ships-involved-in-fraudulent-registries/ TZ:https://mana.ir/en/news/80354/' +
  ' KH:https://www.armscontrolwonk.com/archive/1209892/' +
  ' MV:https://thediplomat.com/2018/09/fake-flags-at-sea-sanctions-enforcement-and-ship-identity-falsification/' +
  ' SX:https://www.lloydslist.com/LL1151874/' +
  ' SZ:https://static-global.nhst.tech/tankers/zombie-vlcc-reappears-in-china-three-years-after-being-scrapped/2-1-1717263' +
  ' TO:https://briefly-stg.herokuapp.com/anchor/World_news/story/tonga-cook-islands-slam-misuse-of-flags-by-shadow-fleet' +
  ' CK:https://briefly-stg.herokuapp.com/anchor/World_news/story/tonga-cook-islands-slam-misuse-of-flags-by-shadow-fleet' +
  ' WS:https://cimsec.org/unauthorized-flags-a-threat-to-the-global-maritime-regime' +
  ' NR:https://cimsec.org/unauthorized-flags-a-threat-to-the-global-maritime-regime' +
  ' VU:https://cimsec.org/unauthorized-flags-a-threat-to-the-global-maritime-regime' +
  ' DJ:https://maritime-executive.com/article/shadow-fleet-tanker-departs-estonia-after-achieving-technical-compliance'
