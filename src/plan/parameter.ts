import { sha256 } from '../core/hash.js'
import { Failure } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { ParameterInputs } from '../inputs.js'
import { wrongInName } from '../inputs/parameter.js'
import type { NewParameter, StoredParameter } from '../ports.js'
import type { StoredConfig } from './config.js'
import type { ParameterStep } from './step.js'

/** Hex digits of the config's hash in the name of an immutable parameter. */
const DIGITS = 12

/** The name below which this family's configs are kept. */
export const baseName = (name: string, family: string): string => name.replaceAll('{family}', family)

/** The parameter that holds a config of a family. A name that Parameter Store refuses is a Failure. */
export function parameterName({ name, isImmutable }: ParameterInputs, family: string, hash: string): string {
  const base = baseName(name, family)
  const wrong = wrongInName(base, isImmutable)
  if (wrong !== undefined) throw new Failure({ what: `input parameter-name: ${quote(base)} ${wrong}` })
  return isImmutable ? `${base}/${hash.slice(0, DIGITS)}` : base
}

/** Whether a name is that of an immutable config below a base name. */
export const isConfigName = (name: string, base: string): boolean =>
  name.startsWith(`${base}/`) && /^[0-9a-f]{12}$/.test(name.slice(base.length + 1))

interface Wish {
  readonly name: string
  readonly config: StoredConfig
  readonly inputs: ParameterInputs
  readonly family: string
  /** An ARN of the same account. */
  readonly account: string | undefined
  readonly region: string | undefined
}

/** What has to happen to the parameter. A Failure when what is there may not be replaced. */
export function planParameter(wish: Wish, existing: StoredParameter | undefined): ParameterStep {
  const { name, config, inputs } = wish
  const arn = existing?.arn ?? arnOf(wish)
  const step = { kind: 'parameter', arn, target: name, after: describe(config.text, inputs.type), existing } as const
  if (!existing)
    return {
      ...step,
      before: undefined,
      why: why('there is no such parameter yet', config),
      send: request(wish, false),
    }
  const before = `version ${existing.version}: ${describe(existing.value, existing.type)}`
  if (existing.type !== inputs.type) throw new Failure(otherType(existing, inputs))
  if (existing.value === config.text) return { ...step, before, why: 'it holds this text already', send: undefined }
  if (inputs.isImmutable) throw new Failure(otherText(existing))
  return { ...step, before, why: why('the config has changed', config), send: request(wish, true) }
}

/** What the ARN of a new parameter will be. */
function arnOf({ name, account, region }: Wish): string | undefined {
  const [, partition, , , id] = account?.split(':') ?? []
  if (!partition || !id || region === undefined) return undefined
  return `arn:${partition}:ssm:${region}:${id}:parameter/${name.replace(/^\//, '')}`
}

const why = (reason: string, { why: more }: StoredConfig): string =>
  more === undefined ? reason : `${reason}; ${more}`

/** A text without the text. */
const describe = (text: string, type: string): string =>
  `${type}, ${new TextEncoder().encode(text).length} bytes, sha256 ${sha256(text).slice(0, DIGITS)}`

/**
 * AWS takes tags only with a parameter that is new. One that is Advanced by now stays so: AWS makes no parameter Standard
 * again, and Intelligent-Tiering takes Standard for one that never was.
 */
const request = ({ name, config, inputs, family }: Wish, overwrite: boolean): NewParameter => ({
  name,
  value: config.text,
  type: inputs.type,
  tier: overwrite && inputs.tier === 'auto' && config.tier === 'Standard' ? 'Intelligent-Tiering' : config.tier,
  ...(inputs.keyId !== undefined && { keyId: inputs.keyId }),
  overwrite,
  description: `Config of the ADOT collector beside ${family}`,
  tags: overwrite ? [] : inputs.tags,
})

const otherType = ({ name, type }: StoredParameter, inputs: ParameterInputs) => ({
  what: `parameter ${quote(name)}: is a ${type}, and parameter-type is "${inputs.type}"; AWS cannot change the type of a parameter`,
  help: `set parameter-type to "${type === 'SecureString' ? type : 'String'}", choose another parameter-name, or delete the parameter first`,
})

const otherText = ({ name, version }: StoredParameter) => ({
  what: `parameter ${quote(name)}: holds another text than its name says (version ${version}), and an immutable config is never overwritten`,
  help: 'find out who changed it, then delete it or choose another parameter-name',
})
