import { rule } from '../lint/rule.js'

const LAST = 'v0.18.0'

export default rule({
  id: 'overwritten-key',
  severity: 'warning',
  title: 'A key stands twice in the same map, in a release that keeps the last one',
  adot: { to: LAST },
  subjects: ['mistake'],
  consequence: 'the first value is lost without a word, and later releases refuse the text',

  *check({ source }) {
    for (const { kind, span, what, help } of source.mistakes) {
      if (kind === 'duplicate-key')
        yield {
          at: { span },
          what: `${what}, and ${LAST} silently keeps the last`,
          ...(help !== undefined && { help }),
        }
    }
  },
})
