import type { Era } from './expand-era.js'
import { isFatal, type Outcome } from './expand-outcome.js'
import { isName } from './expand-provider.js'
import type { Written } from './expand-reference.js'

/** The text that a release takes for what a reference seems to mean; undefined when that is how it is written, or there is none. */
export function spell(written: Written, outcome: Outcome, era: Era): string | undefined {
  const { form, raw, escaped, name, scheme } = written
  if (!isWrong(outcome)) return undefined
  if (era.lookup === 'whole' && raw.includes('$', 1) && !escaped) return spellTogether(raw, era)
  if (form === 'capture' || form === 'special') return escaped ? undefined : `$${raw}`
  if (escaped || (scheme !== undefined && scheme !== 'env')) return undefined
  // A port belongs behind the braces.
  const [, host = name, port = ''] = /^([^:]+)(:[0-9]+)$/.exec(name) ?? []
  if (!isName(host)) return undefined
  const spelled = form === 'open' ? undefined : `${spellVariable({ ...written, name: host }, outcome, era)}${port}`
  return spelled === raw ? undefined : spelled
}

const isWrong = (outcome: Outcome): boolean =>
  isFatal(outcome) || outcome.kind === 'dropped' || (outcome.kind === 'literal' && outcome.why === 'bare')

function spellVariable({ name, fallback }: Written, outcome: Outcome, era: Era): string {
  if (era.defaults && fallback !== undefined) return `\${env:${name}:-${fallback}}`
  // The shell's form takes an unset variable for empty text, the scheme's form stops there.
  const isGentle = era.shell && outcome.kind === 'unset'
  if (!isGentle && (era.lookup === 'pattern' || era.lookup === 'innermost')) return `\${env:${name}}`
  return `\${${name}}`
}

/** Several references in a value that looks like one: without schemes they are left to the shell, which knows them apart. */
function spellTogether(raw: string, { malformed }: Era): string | undefined {
  const spelled = raw.replaceAll(/\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g, '${$1}')
  return spelled === raw || (malformed === 'stops' && spelled.includes(':')) ? undefined : spelled
}
