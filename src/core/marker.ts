import { sha256 } from './hash.js'

/** What a comment is about, and a fingerprint of what it says. All are short hashes: nothing of them can be read back. */
export interface Marker {
  /** What the workflow says: its job and the inputs that name the sidecar. */
  readonly subject: string
  /** What was found out: undefined as long as nobody knows. */
  readonly family: string | undefined
  readonly account: string | undefined
  readonly text: string
}

/** Twelve hex digits for a text. */
export const shortHash = (text: string): string => sha256(text).slice(0, 12)

const NAME = 'adot-ecs-sidecar'
const UNKNOWN = '-'

/** An HTML comment, which nobody sees. */
export const printMarker = ({ subject, family = UNKNOWN, account = UNKNOWN, text }: Marker): string =>
  `<!-- ${NAME} ${subject} ${family} ${account} ${text} -->`

const PATTERN = new RegExp(
  `^<!-- ${NAME} ([0-9a-f]{12}) ([0-9a-f]{12}|-) ([0-9a-f]{12}|-) ([0-9a-f]{12}) -->\\r?(?:\\n|$)`,
)

/** The marker with which a comment begins. */
export function readMarker(body: string): Marker | undefined {
  const [, subject, family, account, text] = PATTERN.exec(body) ?? []
  if (subject === undefined || text === undefined) return undefined
  const known = (part: string | undefined): string | undefined => (part === UNKNOWN ? undefined : part)
  return { subject, family: known(family), account: known(account), text }
}

/** Whether two comments are about the same sidecar for certain. */
export const isSameSidecar = (a: Marker, b: Marker): boolean =>
  a.subject === b.subject && a.family === b.family && a.account === b.account

/** Whether they may be: what one of them knows and the other knows too is the same. */
export const mayBeSameSidecar = (a: Marker, b: Marker): boolean =>
  a.subject === b.subject && isOpenOrEqual(a.family, b.family) && isOpenOrEqual(a.account, b.account)

const isOpenOrEqual = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a === b
