import { quote } from '../core/text.js'
import { rule } from '../lint/rule.js'

export default rule({
  id: 'unusable-listen-address',
  severity: 'error',
  title: 'An address that cannot be listened on',
  adot: {},
  subjects: ['unlistenable'],
  consequence: 'the collector stops when the component starts',

  *check(view) {
    for (const { at, text, why } of view.listeners().broken) {
      const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
      yield {
        at,
        what: isUrl ? `${shown(text)} is a URL, not an address to listen on` : `${shown(text)} ${why}`,
        help: 'write host:port, such as 0.0.0.0:4317',
      }
    }
  },
})

/** It may carry a password in front of its host. */
const shown = (text: string): string => (text.includes('@') ? 'the address' : quote(text))
