import { quote } from '../core/text.js'
import { mayRead, rule, type Problem, type Text } from '../lint/rule.js'

/** Texts of samples that wait for a value: <WORKSPACE_ID>, YOUR_REGION, ws-xxxxxxxx, REPLACE_ME. */
const LEFT =
  /(?<![?P])<[A-Za-z][A-Za-z0-9_ -]*>|\b(?:YOUR|REPLACE|INSERT|ENTER)[-_][A-Z0-9]+(?:[-_][A-Z0-9]+)*[-_]?|\byour[-_](?:region|workspace|account|api|access|token|key|endpoint|cluster|license)[a-z0-9_-]*|\b(?:CHANGE|REPLACE)[-_]?ME\b|\bws-(?:x[x-]*|X[X-]*)\b|\b(?:x{6,}|X{6,})\b/
/** Settings whose text is an address, a name in AWS or a credential; elsewhere such text may be meant. */
const KEYS =
  /^(endpoint|.*_endpoint|url|region|.*_region|role_arn|arn|sts_region|service|cluster_name|log_group_name|log_stream_name|namespace|targets|brokers|dsn|api_key|token|access_token|password|username|site|realm|tenant|audience|hostname|account_token)$/i
/** Maps of which every value is such a text; `api` is datadog's, with its key. */
const MAPS: ReadonlySet<string> = new Set(['headers', 'external_labels', 'api'])

export default rule({
  id: 'leftover-placeholder',
  severity: 'warning',
  title: 'A placeholder of a sample was left in place',
  adot: {},
  consequence: 'the collector starts and talks to nobody, or is refused',

  *check(view) {
    if (!mayRead(LEFT, view)) return
    for (const one of view.texts()) {
      const problem = problemOf(one)
      if (problem) yield problem
    }
  },
})

function problemOf({ value: { path }, text }: Text): Problem | undefined {
  const found = LEFT.exec(text)
  if (!found) return undefined
  const keys = path.filter((step) => typeof step === 'string')
  if (!KEYS.test(keys.at(-1) ?? '') && !MAPS.has(keys.at(-2) ?? '')) return undefined
  return {
    at: path,
    part: [found.index, found.index + found[0].length],
    what: `${quote(found[0])} looks like a placeholder that nobody filled in`,
    help: 'write the value, or {{Name}} with config-values',
  }
}
