import { problemAt, rule, timeOf, type DropReason, type EnvReference } from '../lint/rule.js'

export default rule({
  id: 'dropped-reference',
  severity: 'warning',
  title: 'A reference that silently becomes something else in the pinned release',
  adot: {},
  isCause: true,
  subjects: ['reference'],
  consequence: 'the collector starts with an empty or cut text, and nothing is logged',

  *check({ references }) {
    for (const reference of references) {
      if (reference.outcome.kind !== 'dropped') continue
      const [happens, cause] = REASON[reference.outcome.why]
      yield problemAt(
        reference,
        `${happens}${timeOf(reference)}${cause}`,
        reference.instead === undefined ? helpFor(reference, reference.outcome.why) : undefined,
      )
    }
  },
})

/** What happens, and behind the releases in which it does: why. */
const REASON: Readonly<Record<DropReason, readonly [string, string]>> = {
  scheme: ['silently becomes empty', ': all of it is taken for the name of a variable'],
  inside: ['silently becomes empty', ': with a scheme it works only as the whole value'],
  default: ['silently becomes empty', ', where references have no defaults'],
  name: ['silently disappears', ': it is taken for a variable'],
  escape: ['is replaced', ' although it is escaped with $$'],
  unclosed: ['silently loses its "${"', ': the closing brace is missing'],
  value: ['gets a value with a "$" in it, which is replaced too', ''],
}

const HELP: Readonly<Record<Exclude<DropReason, 'escape'>, string>> = {
  scheme: 'write the text itself here, or ${NAME} and give the sidecar that variable',
  inside: 'put the whole text into one variable',
  default: 'set the variable in the task definition and leave the default out',
  name: 'to keep the text as it is, write $$ for $',
  unclosed: 'close it with }; to keep the text as it is, write $$ for $',
  value: 'write $$ for each $ in the value of that variable',
}

function helpFor(reference: EnvReference, why: DropReason): string {
  if (why !== 'escape') return HELP[why]
  const { to } = reference.range()
  return to === undefined ? 'leave it out' : `leave it out, or pin a release after ${to}: no spelling keeps it before`
}
