import { problemAt, rule, timeOf } from '../lint/rule.js'

export default rule({
  id: 'unset-variable-stops',
  severity: 'error',
  title: 'A variable that nobody sets, in a place where the pinned release stops for it',
  adot: {},
  isEarly: true,
  subjects: ['reference'],
  consequence: 'the collector stops, in v0.39.x with a panic',

  *check({ references }) {
    for (const reference of references) {
      const { outcome, name } = reference
      if (outcome.kind !== 'unset' || (outcome.then !== 'stops' && outcome.then !== 'panics')) continue
      const state = outcome.isEmpty ? 'is set to nothing' : 'is set by nobody'
      yield problemAt(
        reference,
        `${state}; the collector ${outcome.then}${timeOf(reference)}`,
        `set ${name} in the sidecar's environment or secrets`,
      )
    }
  },
})
