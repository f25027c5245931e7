import { problemAt, rule } from '../lint/rule.js'

export default rule({
  id: 'unset-variable',
  severity: 'warning',
  title: 'A variable that nobody sets becomes nothing',
  adot: {},
  isCause: true,
  subjects: ['reference'],
  consequence: 'the collector starts with an empty or default setting in its place',

  *check({ references }) {
    for (const reference of references) {
      const { outcome, name } = reference
      if (outcome.kind !== 'unset' || outcome.isEmpty || outcome.then === 'stops' || outcome.then === 'panics') continue
      yield problemAt(
        reference,
        `is set by nobody, so the collector starts with ${outcome.then === 'null' ? 'the default' : 'empty text'} in its place`,
        `set ${name} in the sidecar's environment or secrets`,
      )
    }
  },
})
