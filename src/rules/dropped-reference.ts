import { problemAt, rule, timeOf, type DropReason } from '../lint/rule.js'

export default rule({
  id: 'dropped-reference',
  severity: 'warning',
  title: 'A reference that silently becomes something else in the pinned release',
  adot: {},
  consequence: 'the collector starts with an empty or cut text, and nothing is logged',

  *check({ references }) {
    for (const reference of references) {
      if (reference.outcome.kind !== 'dropped') continue
      yield problemAt(
        reference,
        `${REASON[reference.outcome.why]}${timeOf(reference)}`,
        reference.instead === undefined ? HELP[reference.outcome.why] : undefined,
      )
    }
  },
})

const REASON: Readonly<Record<DropReason, string>> = {
  scheme: 'silently becomes empty: the release takes all of it for the name of a variable',
  inside: 'silently becomes empty: with a scheme it works only as the whole value',
  default: 'silently becomes empty: the release knows no defaults',
  name: 'silently disappears: the release takes it for a variable',
  escape: 'is replaced although it is escaped with $$',
  unclosed: 'silently disappears: its closing brace is missing',
  value: 'gets a value with a "$" in it, which is replaced too',
}

const HELP: Readonly<Partial<Record<DropReason, string>>> = {
  scheme: 'write the text itself here, or ${NAME} and give the sidecar that variable',
  inside: 'put the whole text into one variable',
  default: 'set the variable in the task definition and leave the default out',
  name: 'to keep the text as it is, write $$ for $',
  unclosed: 'close it with }; to keep the text as it is, write $$ for $',
}
