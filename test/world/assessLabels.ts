/** Two ships of the real day and what looking at their tracks, names and types says. */
export interface Label {
  readonly pair: readonly [string, string]
  /** Close contact at sea, or at anchor off a port, that a person would want to see. */
  readonly matters: boolean
  /** What it is consistent with. */
  readonly reading: string
}

const yes = (a: string, b: string, reading: string): Label => ({ pair: [a, b], matters: true, reading })
const no = (a: string, b: string, reading: string): Label => ({ pair: [a, b], matters: false, reading })

/**
 * Pairs of 2020-01-01, MarineCadastre.gov, vessels west of 92° W, looked at one by one: those of docs/real-day.md, and
 * those that stood highest, or lay off harbours and coast, while the weights were made.
 */
export const LABELS: readonly Label[] = [
  yes('308329000', '563936000', 'lightering at anchor'),
  yes('247224200', '255806156', 'lightering at anchor'),
  yes('247224200', '249007000', 'lightering at anchor'),
  yes('247224200', '249266000', 'lightering at anchor, the end of it'),
  yes('240556000', '477213500', 'berthing under way for lightering'),
  yes('403591000', '538004638', 'berthing under way for lightering'),
  yes('403591000', '564939000', 'lightering adrift, the end of it'),
  yes('367737720', '477213500', 'service boat at a tanker before lightering, adrift'),
  yes('367553360', '367633750', 'fishing boats side by side at sea'),
  yes('367317080', '367428620', 'workboats near each other off the coast'),
  yes('368074120', '538006745', 'tank barge at a tanker at anchor'),
  yes('367160030', '636015587', 'boat at a tanker at anchor, 12 km off, at night'), // KING ARTHUR, GOLDEN RAY
  yes('367107680', '477274100', 'boat at a tanker at anchor, 17 km off'), // EXCALIBUR, UNIQUE GUARDIAN
  yes('215052000', '367160030', 'boat at a tanker at anchor, 15 km off'), // VALLE AZZURRA, KING ARTHUR
  yes('368006870', '369540000', 'tank barge at a tanker at anchor'), // ONECURE, POLAR RESOLUTION
  yes('303669000', '366899490', 'trawler at a cargo ship at anchor'), // ROYAL VIKING, EASTERN WIND
  no('367063980', '636011836', 'supply vessel at a rig'), // SALLY B, NOBLE PAUL ROMANO
  no('303339000', '366888920', 'berth'), // STIM STAR ARABIAN GU, VALDEZ STAR
  no('367045440', '367576470', 'berths'), // VALDEZ SPIRIT, BERING
  no('367301480', '368127000', 'tug escort'), // VALOR, LIBERTY BAY
  no('367419340', '369040000', 'tug escort'), // DELTA CATHRYN, AMERICAN ENDURANCE
  no('209587000', '982095871', 'a ship and her own boat'), // HUGIN EXPLORER, HUGIN FRC
  no('316001255', '316001268', 'ferries at berths'), // QUEEN OF NEW WESTMIN, SPIRIT OF B C
  no('316001245', '316001255', 'ferries at berths'), // QUEEN OF ALBERNI, QUEEN OF NEW WESTMIN
  no('316001245', '316001268', 'ferries at berths'), // QUEEN OF ALBERNI, SPIRIT OF B C
  no('338517000', '367304000', 'supply vessel at a rig'), // C-LIBERTY, ODYSSEA SQUIRE
  no('367101530', '367408930', 'vessels at a sea terminal'), // CARIBE ALLIANCE, LUCY FOSS
  no('316005845', '316028504', 'tugs at work'), // SST APACHE, SMIT SABA
  no('367408930', '367678850', 'vessels at a sea terminal'), // LUCY FOSS, LELA FRANCO
  no('367101530', '367678850', 'vessels at a sea terminal'), // CARIBE ALLIANCE, LELA FRANCO
  no('316012721', '316028504', 'tugs at work'), // SST ORLEANS, SMIT SABA
  no('367678850', '538003601', 'tug at a sea terminal'), // LELA FRANCO, PENTATHLON
  no('367408930', '538003601', 'vessels at a sea terminal'), // LUCY FOSS, PENTATHLON
  no('316005204', '316040011', 'moorings'), // CCGS CAPE ANN, HOOTLA KOOTLA
  no('367317080', '367463020', 'workboats that come and go'), // MACY LYN, CAPTAIN RON
  no('367032830', '367767480', 'workboats in a bay'), // DULARGE, HOLT T
  no('366806770', '367608670', 'fishing boats in a bay'), // DYNAMIK, ELIN LAINE
  no('338200347', '366806770', 'fishing boats at moorings'), // MISTASEA, DYNAMIK
  no('257901000', '258795000', 'tankers at river berths'), // BOW CHAIN, BOW TRIDENT
  no('256691000', '564774000', 'tankers at river berths'), // BOW GALLANT, EAGLE TACOMA
  no('564774000', '566252000', 'tankers at river berths'), // EAGLE TACOMA, TENACITY IV
  no('258795000', '356117000', 'tankers at river berths'), // BOW TRIDENT, G PARAGON
  no('316007921', '316029344', 'yachts in a bay'), // ALEXAIRE, APRIL ALICE
  no('338165002', '367622560', 'yachts in a bay'), // OUR HEAVEN, SKAGIT SONG
  no('366933730', '367644460', 'tugs at work'), // MARTHA OLIVER, C C CENAC
  no('366772960', '366773070', 'ferries at berths'), // WSF KITTITAS, WSF CATHLAMET
  no('367088940', '367175590', 'fishing boats in a harbour'), // NIGHT HAWK, CHANDALAR
  no('367161930', '367175590', 'fishing boats in a harbour'), // PACIFIC CONQUEST, CHANDALAR
  no('338899000', '367741120', 'tugs with barges'), // COMMITMENT, A J
  no('338500000', '368010330', 'tug in attendance'), // EAGLE BAY, RICH PADDEN
  no('368010330', '369540000', 'tug in attendance'), // RICH PADDEN, POLAR RESOLUTION
  no('366982320', '369540000', 'tug in attendance'), // MARSHALL FOSS, POLAR RESOLUTION
  no('367433990', '367491860', 'towboats on a river'), // MISTER LEW, BEVERELY ANNE
  no('367533930', '367539060', 'towboats exchange barges'), // MISSION, SUSAN ELIZABETH
  no('367007540', '367798350', 'tow at a fleet of barges'), // BROWN WATER VII, LUCAS PAUL DEVALL
  no('367761730', '367761740', 'tug at a moored vessel'), // MIDWAY, GENERAL PATTON
  no('240556000', '367589350', 'berths'), // CAP GUILLAUME, SIGNET POLARIS
  no('366978710', '367098190', 'berths'), // GYRFALCON, ENTRANCE POINT
  no('366758570', '367098030', 'berths'), // ALASKAN ENTERPRISE, KONA KAI
  no('367135370', '367799370', 'berths'), // BARANOF, FLICKA
  no('367056452', '368010330', 'berths'), // NORDIC STAR, RICH PADDEN
  no('316020868', '316020869', 'tugs at a berth'), // SEASPAN OSPREY, SEASPAN KESTREL
  no('316020724', '371732000', 'pilot boat or tender'), // TYMAC PILOT, PACIFIC BULKER
]

/** Looked at when the weights were done: they were not fitted on these. */
export const LATER_LABELS: readonly Label[] = [
  // SANTA EMILIA, OLYMPIC SCOUT
  yes('354227000', '367183360', 'tug, likely with a tank barge, alongside a ship at anchor'),
  // SAKURA GAS, NANCY MARIAN
  yes('354957000', '367766820', 'tug, likely with a tank barge, alongside a ship at anchor'),
  yes('366862680', '419001087', 'tug, likely with a tank barge, alongside a ship at anchor'), // BAYCAT, JAG PUNIT
  yes('259739000', '367396670', 'tug, likely with a tank barge, alongside a ship at anchor'), // HOEGH OSLO, Z-THREE
  // WILHELM SCHULTE, TRIGGER
  yes('232095000', '367488490', 'tug, likely with a tank barge, alongside a ship at anchor'),
  // ENTRANCE POINT, FARWEST LEADER
  yes('367098190', '367374000', 'fishing vessels that swing as one at anchor, where a cargo ship takes fish'),
  no('368044440', '636015972', 'a towboat (it sends type 57) at a tanker at a berth'), // DIMMIT, STOLT BASUTO
  no('367098190', '367565680', 'fishing boats in a harbour that was not learnt'), // ENTRANCE POINT, ADAMANT
  no('367391709', '367555860', 'fishing boats in a harbour that was not learnt'), // MARY C, VICTORY
  no('367674280', '368466000', 'fishing boats in a harbour that was not learnt'), // ORACLE, BARBARA J
  no('338161338', '368068430', 'fishing boats in a bay'), // CALYPSO, RIAN FAITH
]
