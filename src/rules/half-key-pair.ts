import { quote } from '../core/text.js'
import { rule, titleOf, type Value } from '../lint/rule.js'

export default rule({
  id: 'half-key-pair',
  severity: 'error',
  title: 'TLS settings with a certificate and no key, or a key and no certificate',
  adot: {},
  keys: ['cert_file', 'cert_pem', 'key_file', 'key_pem'],
  consequence: 'the collector stops when it checks or starts the component',

  *check({ config, release }) {
    const isValidated = release.has('validates-key-pairs')
    for (const component of config.components) {
      if (!component.used && !isValidated) continue
      for (const tls of component.body.named('tls')) {
        if (tls.tree.kind !== 'mapping' || (isOff(tls) && !isValidated)) continue
        const cert = first(tls, 'cert_file', 'cert_pem')
        const key = first(tls, 'key_file', 'key_pem')
        if (Boolean(cert) === Boolean(key) || tls.get('tpm')) continue
        const given = cert ?? key
        if (given)
          yield {
            at: given.path,
            on: 'key',
            what: `tls of ${titleOf(component)} has ${quote(given.key)} but no ${cert ? 'key' : 'certificate'}; both or neither must be there`,
            help: cert ? 'add key_file' : 'add cert_file',
          }
      }
    }
  },
})

/** Without a CA, `insecure` means that nothing of tls is read. */
const isOff = (tls: Value): boolean => {
  const insecure = tls.get('insecure')
  return (insecure !== undefined && insecure.bool !== false) || tls.get('enabled')?.bool === false
}

const first = (tls: Value, ...keys: readonly string[]): Value | undefined =>
  keys.flatMap((key) => tls.get(key) ?? []).find((value) => !value.isNull && value.text !== '')
