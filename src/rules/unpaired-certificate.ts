import { rule, titleOf, type Value } from '../lint/rule.js'

export default rule({
  id: 'unpaired-certificate',
  severity: 'error',
  title: 'A client certificate without its key, or a key without its certificate',
  adot: {},
  subjects: ['receivers/prometheus'],
  keys: ['tls_config'],
  consequence: 'the collector stops while it reads the settings',

  *check(view) {
    for (const { owner, jobs } of view.scrapers()) {
      for (const job of jobs) {
        const tls = job.get('tls_config')
        if (tls?.tree.kind !== 'mapping') continue
        const [cert, key] = [given(tls, 'cert'), given(tls, 'key')]
        if (cert && !key)
          yield {
            at: cert.path,
            on: 'key',
            what: `tls_config of ${titleOf(owner)} has a certificate and no key`,
            help: 'set key_file, or leave the certificate out',
          }
        if (key && !cert)
          yield {
            at: key.path,
            on: 'key',
            what: `tls_config of ${titleOf(owner)} has a key and no certificate`,
            help: 'set cert_file, or leave the key out',
          }
      }
    }
  },
})

const given = (tls: Value, name: string): Value | undefined =>
  [name, `${name}_file`, `${name}_ref`]
    .flatMap((key) => tls.get(key) ?? [])
    .find((value) => !value.isNull && value.text !== '')
