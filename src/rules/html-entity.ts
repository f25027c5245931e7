import { quote } from '../core/text.js'
import { mayRead, rule } from '../lint/rule.js'

const ENTITY = /&(?:lt|gt|amp|quot|apos|nbsp|#34|#39);/

const MEANT: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
}

export default rule({
  id: 'html-entity',
  severity: 'warning',
  title: 'A character was turned into an HTML entity on its way into the config',
  adot: {},
  consequence: 'the collector reads the entity as it stands, so the setting has another value than was meant',

  *check(view) {
    if (!mayRead(ENTITY, view)) return
    for (const { value, text } of view.texts()) {
      const found = ENTITY.exec(text)
      const meant = MEANT[found?.[0] ?? '']
      if (found && meant !== undefined)
        yield {
          at: value.path,
          part: [found.index, found.index + found[0].length],
          what: `${quote(found[0])} is no ${quote(meant)} here: YAML knows no HTML entities`,
          help: `write ${quote(meant)}`,
        }
    }
  },
})
