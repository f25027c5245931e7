import { nearest } from './text.js'

/**
 * Whether Go surely knows no time zone of this name. The names are those that JavaScript knows, and Go may know newer
 * ones: below a known area only what looks like a slip of a known name is told.
 */
export function isNoZone(name: string): boolean {
  if (TAKEN.has(name)) return false
  if (NOT_IN_GO.has(name) || /^[a-z+-]/.test(name)) return true
  if (isKnown(name)) return isMisspelt(name)
  return !AREAS.test(name) || zoneMeant(name) !== undefined
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

const AREAS =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US|SystemV)\//
const TAKEN = new Set(['', 'Local', 'Factory', 'localtime', 'posixrules'])

/** Short names that JavaScript's zones have, and the database does not. */
const NOT_IN_GO = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
)
