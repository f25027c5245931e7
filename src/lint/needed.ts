import type { CollectorConfig, Declared } from '../collector/config.js'
import type { Value } from '../collector/value.js'

/** A setting that names an extension which must run. */
export interface ExtensionNeed {
  readonly component: Declared
  readonly value: Value
  readonly id: string
}

export function extensionNeedsOf({ components }: CollectorConfig): readonly ExtensionNeed[] {
  const found: ExtensionNeed[] = []
  for (const component of components)
    if (component.used)
      for (const key of KEYS)
        for (const value of component.body.named(key)) {
          const id = namedBy(value)
          if (id !== undefined) found.push({ component, value, id })
        }
  return found
}

const KEYS = ['authenticator', 'storage', 'id']

function namedBy({ key, path, text }: Value): string | undefined {
  const parent = path.at(-2)
  const isStorage = key === 'storage' && (parent === 'sending_queue' || path.length === 3)
  // The server and clients of the prometheus receiver may never be started.
  const isMiddleware = key === 'id' && path.at(-3) === 'middlewares' && !path.includes('api_server')
  const isNeed = (key === 'authenticator' && parent === 'auth') || isStorage || isMiddleware
  return isNeed && text !== undefined && text !== '' ? text : undefined
}
