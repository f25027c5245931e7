import { rule } from '../lint/rule.js'

export default rule({
  id: 'duplicate-key',
  severity: 'error',
  title: 'A key stands twice in the same map',
  adot: { from: 'v0.19.0' },
  subjects: ['mistake'],
  consequence: 'the collector refuses the text: YAML allows each key once',

  *check({ source }) {
    for (const { kind, span, what, help, related } of source.mistakes) {
      if (kind !== 'duplicate-key') continue
      yield {
        at: { span },
        what: `${what}, and the collector refuses to choose`,
        ...(help !== undefined && { help }),
        ...(related && { related: related.map((place) => ({ at: { span: place.span }, what: place.what })) }),
      }
    }
  },
})
