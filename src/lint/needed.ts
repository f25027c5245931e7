import type { CollectorConfig, Declared } from '../collector/config.js'
import type { Value } from '../collector/value.js'

/** A setting that names an extension which must run. */
export interface ExtensionNeed {
  readonly component: Declared
  readonly value: Value
  readonly id: string
}

export const extensionNeedsOf = (config: CollectorConfig): readonly ExtensionNeed[] =>
  config.components
    .filter(({ used }) => used)
    .flatMap((component) =>
      ['authenticator', 'storage', 'id']
        .flatMap((key) => component.body.named(key))
        .flatMap((value) => {
          const id = namedBy(value)
          return id === undefined ? [] : [{ component, value, id }]
        }),
    )

function namedBy({ key, path, text }: Value): string | undefined {
  const parent = path.at(-2)
  const isStorage = key === 'storage' && (parent === 'sending_queue' || path.length === 3)
  // The server and clients of the prometheus receiver may never be started.
  const isMiddleware = key === 'id' && path.at(-3) === 'middlewares' && !path.includes('api_server')
  const isNeed = (key === 'authenticator' && parent === 'auth') || isStorage || isMiddleware
  return isNeed && text !== undefined && text !== '' ? text : undefined
}
