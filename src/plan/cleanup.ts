import type { ParameterInputs } from '../inputs.js'
import type { History } from '../observed.js'
import { plural } from '../core/text.js'
import type { StoredConfig } from './config.js'
import { baseName, isConfigName, parameterName } from './parameter.js'
import type { CleanupStep } from './step.js'

interface Stock {
  readonly inputs: ParameterInputs
  readonly family: string
  readonly history: History | undefined
  /** The config of this run; undefined when the sidecar goes. */
  readonly stored: StoredConfig | undefined
  /** The revision of this run. */
  readonly request: string
}

/** Old configs to delete: beyond the newest that are to be kept, and named by no revision that is ACTIVE or runs. */
export function planCleanup({ inputs, family, history, stored, request }: Stock): readonly CleanupStep[] {
  const { keep } = inputs
  if (keep === undefined || !history) return []
  const base = baseName(inputs.name, family)
  const current = stored && parameterName(inputs, family, stored.hash)
  const others = history.configs.filter((name) => isConfigName(name, base) && name !== current)
  const kept = current === undefined ? keep : keep - 1
  const inUse = [...history.inUse, request].map((text) => text.replaceAll('\\/', '/'))
  const surplus = others.slice(kept)
  const names = surplus.filter((name) => !inUse.some((text) => text.includes(name)))
  const spared = surplus.length - names.length
  return [
    {
      kind: 'cleanup',
      target: `${base}/*`,
      before: plural(others.length + Number(current !== undefined), 'config'),
      after:
        names.length === 0 ? 'nothing is deleted' : `${plural(names.length, 'config')} deleted: ${names.join(', ')}`,
      why: `keep-configs is ${keep}${spared > 0 ? `; ${plural(spared, 'older one')} named by an active or running revision` : ''}`,
      names,
    },
  ]
}
