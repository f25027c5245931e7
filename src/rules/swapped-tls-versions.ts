import { quote } from '../core/text.js'
import { rule, titleOf, type Value } from '../lint/rule.js'

const SINCE = 'v0.40.0'

export default rule({
  id: 'swapped-tls-versions',
  severity: 'error',
  title: 'The oldest TLS version allowed is newer than the newest',
  adot: { from: SINCE },
  keys: ['max_version'],
  consequence: 'the collector stops when it checks the component',

  *check({ config }) {
    for (const component of config.components) {
      for (const tls of component.body.named('tls')) {
        if (tls.tree.kind !== 'mapping' || tls.get('enabled')?.bool === false) continue
        const least = versionOf(tls.get('min_version'), DEFAULT_LEAST)
        const most = versionOf(tls.get('max_version'), undefined)
        if (least === undefined || most === undefined || least <= most) continue
        const at = tls.get('max_version') ?? tls
        yield {
          at: at.path,
          what: `max_version in tls of ${titleOf(component)} is older than min_version, which is ${quote(least)}${tls.get('min_version')?.text ? '' : ' when not set'}; checked since ${SINCE}`,
          help: 'remove max_version, or lower min_version',
        }
      }
    }
  },
})

/** configtls takes TLS 1.2 when min_version is not set. */
const DEFAULT_LEAST = '1.2'

/** The versions that exist sort as texts. Of others, or ones known only at start, nothing can be said. */
function versionOf(value: Value | undefined, fallback: string | undefined): string | undefined {
  if (value === undefined || value.isNull || value.text === '') return fallback
  return ['1.0', '1.1', '1.2', '1.3'].find((version) => version === value.text)
}
