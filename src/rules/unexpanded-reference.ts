import { problemAt, rule, timeOf, type LiteralReason } from '../lint/rule.js'

export default rule({
  id: 'unexpanded-reference',
  severity: 'warning',
  title: 'A ${...} that stays as text',
  adot: {},
  isCause: true,
  subjects: ['reference'],
  consequence: 'the setting holds the letters of the reference instead of a value',

  *check({ references }) {
    for (const reference of references) {
      const { outcome, form, escaped } = reference
      // The group of a regular expression is meant to stay; a "$" alone in a key may be.
      if (outcome.kind !== 'literal' || escaped || !REFERENCES.has(form)) continue
      const reason = REASON[outcome.why]
      if (reason) yield problemAt(reference, `stays as it is written${timeOf(reference)}: ${reason.what}`, reason.help)
    }
  },
})

const REFERENCES: ReadonlySet<string> = new Set(['braces', 'scheme', 'open'])

const REASON: Readonly<Partial<Record<LiteralReason, { readonly what: string; readonly help: string }>>> = {
  'after-escape': {
    what: 'nothing is replaced behind an escaped $${...} in the same value',
    help: 'let one variable hold the whole text, or put the escaped part last',
  },
  unclosed: {
    what: 'its closing brace is missing',
    help: 'close it with }; to keep the text as it is, write $$ for $',
  },
  key: {
    what: 'in a key nothing is replaced, only in values',
    help: 'write the key itself; a {{Name}} of config-values can stand in a key',
  },
}
