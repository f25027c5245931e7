import { quote } from '../core/text.js'
import { readDefinitionSource, type DefinitionSource } from './definition.js'
import { readParameterName } from './parameter.js'
import { readChoice, readMatching, readText, refuse, refuseName, type Reader } from './reader.js'
import { readContainerName } from './sidecar.js'

export type Mode = 'lint' | 'plan' | 'apply'

/** Where the collector's config comes from. */
export type ConfigSource =
  { readonly from: 'file'; readonly path: string } | { readonly from: 'preset'; readonly name: string }

/** What inputs are checked against. */
export interface Surroundings {
  readonly variable: (name: string) => string | undefined
  /** Ids of all rules. */
  readonly rules: readonly string[]
  /** Names of the built-in configs. */
  readonly presets: () => readonly string[]
}

/** The inputs that tell one sidecar from another, before anything is read. */
export interface Names {
  readonly config: ConfigSource | undefined
  readonly definition: DefinitionSource | undefined
  readonly containerName: string | undefined
  /** `{family}` in it is not yet filled. */
  readonly parameterName: string
  readonly region: string | undefined
}

/** Whether a comment is wanted, and about what: undefined when one of these inputs would be refused, whatever the others are. */
export interface Comment {
  readonly wanted: 'auto' | 'never'
  readonly about: Names | undefined
}

/** What a comment needs to know of the inputs. It can be read where others are refused. */
export function readComment(read: Reader['read'], surroundings: Surroundings): Comment {
  const reader: Reader = { read, troubles: [] }
  const mode = readMode(reader)
  const wanted = readWanted(reader)
  const about = {
    config: readConfigSource(reader, { state: readState(reader), presets: surroundings.presets }),
    definition: readDefinitionSource(reader, mode),
    containerName: readContainerName(reader),
    parameterName: readParameterName(reader),
    region: readRegion(reader, { mode, surroundings }),
  }
  return { wanted, about: reader.troubles.length === 0 ? about : undefined }
}

export const readMode = (reader: Reader): Mode => readChoice(reader, 'mode', ['apply', 'plan', 'lint'])
export const readState = (reader: Reader): 'present' | 'absent' => readChoice(reader, 'state', ['present', 'absent'])
export const readWanted = (reader: Reader): Comment['wanted'] => readChoice(reader, 'comment', ['auto', 'never'])

export function readConfigSource(
  reader: Reader,
  { state, presets }: { state: 'present' | 'absent'; presets: Surroundings['presets'] },
): ConfigSource | undefined {
  const path = readText(reader, 'config')
  const preset = readText(reader, 'preset')
  const names = preset === undefined ? [] : presets()
  if (preset !== undefined && !names.includes(preset)) {
    refuseName(reader, `input preset: ${quote(preset)} is the name of no preset`, { given: preset, names })
  }
  if (path !== undefined && preset !== undefined) {
    refuse(
      reader,
      `inputs config and preset: ${quote(path)} and ${quote(preset)} exclude each other`,
      'keep one of them',
    )
  }
  if (state === 'absent') return undefined
  if (path !== undefined) return { from: 'file', path }
  if (preset !== undefined) return { from: 'preset', name: preset }
  refuse(
    reader,
    'input config: is empty; accepted: the path of a collector config',
    'name your config, or set state to "absent" to remove the sidecar',
  )
  return undefined
}

const REGION = {
  test: (text: string) => /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text),
  what: 'an AWS region such as us-east-1',
}

export function readRegion(
  reader: Reader,
  { mode, surroundings }: { mode: Mode; surroundings: Surroundings },
): string | undefined {
  const given = readMatching(reader, 'aws-region', REGION)
  const region =
    given ?? (surroundings.variable('AWS_REGION') || surroundings.variable('AWS_DEFAULT_REGION') || undefined)
  if (region === undefined && readText(reader, 'aws-region') === undefined && mode !== 'lint') {
    refuse(
      reader,
      'input aws-region: is empty, and so are AWS_REGION and AWS_DEFAULT_REGION',
      `set one of them: mode "${mode}" calls AWS`,
    )
  }
  return region
}
