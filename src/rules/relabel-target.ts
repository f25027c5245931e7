import { quote } from '../core/text.js'
import {
  actionOf,
  isLegacy,
  relabelings,
  rule,
  scalarText,
  type Problem,
  type Release,
  type Value,
} from '../lint/rule.js'

export default rule({
  id: 'relabel-target',
  severity: 'error',
  title: 'A relabeling that does not say where to write',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['relabel_configs', 'metric_relabel_configs'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const scraper of view.scrapers()) {
      for (const { body, job } of relabelings(scraper)) {
        const action = actionOf(body)
        if (action === undefined) continue
        yield* missing(body, action)
        const takesAny =
          view.release.has('utf8-labels') && !(view.release.has('legacy-labels') && isLegacy(scraper, job))
        yield* unwritable({ body, action, takesAny }, view.release)
      }
    }
  },
})

const WRITES = new Set(['replace', 'hashmod', 'lowercase', 'uppercase', 'keepequal', 'dropequal'])

function* missing(body: Value, action: string): Generator<Problem> {
  const target = body.get('target_label')
  const given = body.get('action')
  if (given?.isNull)
    yield {
      at: given.path,
      on: 'key',
      what: 'a relabeling has an action without a value',
      help: 'name it, or leave the key out for replace',
    }
  if (WRITES.has(action) && (!target || scalarText(target) === '')) {
    yield {
      at: target?.path ?? body.path,
      ...(target && { on: 'key' as const }),
      what: `a relabeling with action ${quote(action)}${given ? '' : ', the default,'} needs a target_label`,
      help: given ? 'set target_label' : 'set target_label, or the action: keep or drop',
    }
  }
  const modulus = body.get('modulus')
  if (action === 'hashmod' && (!modulus || scalarText(modulus) === '' || scalarText(modulus) === '0')) {
    yield {
      at: modulus?.path ?? body.path,
      what: 'a relabeling with action "hashmod" needs a modulus above 0',
      help: 'set modulus to the number of shards',
    }
  }
}

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/
const WITH_GROUPS = /^(?:[a-zA-Z_]|\$\{\w+\}|\$\w)(?:\w|\$\{\w+\}|\$\w)*$/

interface Writing {
  readonly body: Value
  readonly action: string
  /** Whether a label may have any characters. */
  readonly takesAny: boolean
}

/** Until Prometheus 3 came, labels had letters, digits and _ only. */
function* unwritable({ body, action, takesAny }: Writing, release: Release): Generator<Problem> {
  const isMap = action === 'labelmap'
  const label = body.get(isMap ? 'replacement' : 'target_label')
  const text = scalarText(label)
  if (!label || text === undefined || (takesAny && text !== '') || (!isMap && (!WRITES.has(action) || text === '')))
    return
  const takesGroups =
    isMap ||
    (action === 'replace' && text.includes('$')) ||
    (release.has('loose-target-labels') && action !== 'hashmod' && !action.endsWith('equal'))
  if ((takesGroups ? WITH_GROUPS : NAME).test(text)) return
  yield {
    at: label.path,
    what: `${label.key} ${quote(text)} is no name of a label for action ${quote(action)}: letters, digits and _, no digit first`,
    help: 'write _ for other characters',
  }
}
