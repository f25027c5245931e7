import { rule } from '../lint/rule.js'

export default rule({
  id: 'yaml-syntax',
  severity: 'error',
  title: 'The text cannot be read as YAML',
  adot: {},
  subjects: ['mistake'],
  consequence: 'the collector stops before it looks at any setting',

  *check({ source }) {
    for (const { kind, span, what, help, related } of source.mistakes) {
      if (kind === 'duplicate-key') continue
      yield {
        at: { span },
        what,
        ...(help !== undefined && { help }),
        ...(related && { related: related.map((place) => ({ at: { span: place.span }, what: place.what })) }),
      }
    }
  },
})
