import { nearest } from './text.js'

/**
 * Whether Go knows no time zone of this name. The names are those that JavaScript knows, and the few that came later than
 * the database of the oldest JavaScript that runs this.
 */
export function isNoZone(name: string): boolean {
  if (TAKEN.has(name)) return false
  if (NOT_IN_GO.has(name) || /^[a-z+-]/.test(name)) return true
  return isKnown(name) ? isMisspelt(name) : !LATE.has(name)
}

/** The zone that a wrong name may have meant. */
export const zoneMeant = (name: string): string | undefined => nearest(name, Intl.supportedValuesOf('timeZone'))

/** JavaScript does not mind capital letters, Go does. */
function isMisspelt(name: string): boolean {
  const same = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase())
  return same !== undefined && same !== name
}

function isKnown(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const TAKEN = new Set(['', 'Local', 'Factory', 'localtime', 'posixrules'])

/** Those of tzdata 2018h to 2025b. */
const LATE = new Set(
  'America/Ciudad_Juarez America/Coyhaique America/Nuuk Asia/Qostanay Europe/Kyiv Pacific/Kanton'.split(' '),
)

/** Short names that JavaScript's zones have, and the database does not. */
const NOT_IN_GO = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
)
