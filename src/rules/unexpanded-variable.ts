import { isBareName, problemAt, rule, timeOf } from '../lint/rule.js'

export default rule({
  id: 'unexpanded-variable',
  severity: 'warning',
  title: 'A $NAME that stays as text in the pinned release',
  adot: { from: 'v0.41.0' },
  isCause: true,
  subjects: ['reference'],
  consequence: 'the setting holds the letters of the name instead of the value',

  *check({ references }) {
    for (const reference of references) {
      if (isBareName(reference))
        yield problemAt(reference, `stays as it is written${timeOf(reference)}: only \${...} is replaced`)
    }
  },
})
