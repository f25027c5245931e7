import { problemAt, rule, timeOf, type StopReason } from '../lint/rule.js'

export default rule({
  id: 'malformed-reference',
  severity: 'error',
  title: 'A ${...} reference that the pinned release cannot resolve',
  adot: {},
  isEarly: true,
  subjects: ['reference'],
  consequence: 'the collector stops while it resolves the config',

  *check({ references }) {
    for (const reference of references) {
      if (reference.outcome.kind !== 'stops') continue
      yield problemAt(
        reference,
        `${REASON[reference.outcome.why]}; the collector stops at it${timeOf(reference)}`,
        reference.instead === undefined ? (foreignHelp(reference.raw) ?? HELP[reference.outcome.why]) : undefined,
      )
    }
  },
})

const REASON: Readonly<Record<StopReason, string>> = {
  name: 'names no variable: names have letters, digits and _, and begin with no digit',
  default: 'has a default, which this release does not take here',
  scheme: 'has a scheme that this release does not know',
  uri: 'is no reference of the form ${scheme:name}',
  dollar: 'has a "$" between its braces, as when two references stand in one value',
  text: 'gives a list, a map or nothing, which cannot stand inside a text',
  value: 'leads to a value that is no setting',
  endless: 'leads back to itself, or there are too many references',
}

const HELP: Readonly<Partial<Record<StopReason, string>>> = {
  name: 'to keep the text as it is, write $$ for $',
  default: 'set the variable in the task definition and leave the default out',
  scheme: 'use ${env:NAME}; to keep the text as it is, write $$ for $',
  uri: 'use ${env:NAME}; to keep the text as it is, write $$ for $',
  dollar: 'give the joined text in one variable',
  text: 'let the variable hold plain text',
  value: 'look at the value that the variable has in the task definition',
}

/** What another program would have filled in. */
function foreignHelp(raw: string): string | undefined {
  if (raw.startsWith('${{'))
    return 'GitHub fills in ${{ ... }} only in workflows: write a placeholder {{Name}} here, and Name=${{ ... }} in config-values'
  const [, name] = /^\$\{env[.\s]\s*([A-Za-z_]\w*)\}$/.exec(raw) ?? []
  return name === undefined ? undefined : `write \${env:${name}}`
}
