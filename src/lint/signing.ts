import type { CollectorConfig, Declared } from '../collector/config.js'
import type { Value } from '../collector/value.js'
import { awsEndpoint, type AwsEndpoint } from '../core/aws-endpoint.js'

/** An exporter's address of an AWS service, with the extension that it names for authentication. */
export interface SignedExport {
  readonly exporter: Declared
  readonly endpoint: Value
  readonly aws: AwsEndpoint
  /** `auth.authenticator`; undefined when there is none. */
  readonly authenticator: Value | undefined
  /** The extension of that name. */
  readonly extension: Declared | undefined
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  prometheusremotewrite: ['endpoint'],
  otlphttp: ['endpoint', 'traces_endpoint', 'metrics_endpoint', 'logs_endpoint'],
}

export function signedExportsOf(config: CollectorConfig): readonly SignedExport[] {
  return Object.entries(KEYS).flatMap(([type, keys]) =>
    config.of('exporters', type).flatMap((exporter) => {
      const auth = exporter.body.get('auth')
      const authenticator = auth?.get('authenticator')
      if (!exporter.used || auth?.isUnknown || authenticator?.isUnknown) return []
      const extension = authenticator?.text === undefined ? undefined : config.find('extensions', authenticator.text)
      return keys.flatMap((key) => {
        const endpoint = exporter.body.get(key)
        const aws = endpoint?.text === undefined ? undefined : awsEndpoint(endpoint.text)
        return endpoint && aws ? [{ exporter, endpoint, aws, authenticator, extension }] : []
      })
    }),
  )
}
