import { Failure } from './core/problem.js'
import { quote } from './core/text.js'
import { readDefinitionSource, type DefinitionSource } from './inputs/definition.js'
import { readParameterInputs, type ParameterInputs } from './inputs/parameter.js'
import {
  readChoice,
  readMatching,
  readPairs,
  readText,
  readWhole,
  refuse,
  refuseName,
  requireText,
  type Reader,
} from './inputs/reader.js'
import { readRules, type RuleLevel } from './inputs/rules.js'
import { readSidecarInputs, type SidecarInputs } from './inputs/sidecar.js'

export type { DefinitionSource, ParameterInputs, SidecarInputs }
export type Mode = 'lint' | 'plan' | 'apply'

/** Where the collector's config comes from. */
export type ConfigSource =
  { readonly from: 'file'; readonly path: string } | { readonly from: 'preset'; readonly name: string }

/** Everything the user asked for, checked. An undefined field was left empty. */
export interface Inputs {
  readonly mode: Mode
  readonly state: 'present' | 'absent'
  /** Undefined only when the sidecar is to be absent: nothing is read then. */
  readonly config: ConfigSource | undefined
  /** Values of `{{Name}}` placeholders; never printed. */
  readonly values: ReadonlyMap<string, string>
  readonly version: VersionInputs
  /** Undefined only in mode lint. */
  readonly definition: DefinitionSource | undefined
  readonly sidecar: SidecarInputs
  readonly parameter: ParameterInputs
  readonly register: boolean
  readonly failOn: 'error' | 'warning' | 'never'
  readonly rules: ReadonlyMap<string, RuleLevel>
  readonly comment: 'auto' | 'never'
  readonly sarifFile: string | undefined
  /** Never printed. */
  readonly githubToken: string | undefined
  readonly aws: AwsInputs
}

export interface VersionInputs {
  readonly given: string | undefined
  readonly file: string | undefined
  /** Whether the user named the file: then it has to exist. */
  readonly isNamed: boolean
}

export interface AwsInputs {
  /** Undefined only in mode lint. */
  readonly region: string | undefined
  /** Attempts for one call. */
  readonly attempts: number
}

/** What inputs are checked against. */
export interface Surroundings {
  readonly variable: (name: string) => string | undefined
  /** Ids of all rules. */
  readonly rules: readonly string[]
  /** Names of the built-in configs. */
  readonly presets: () => readonly string[]
}

/** The one file whose absence is no mistake: action.yml names it when the user names none. */
export const USUAL_VERSION_FILE = '.adot-version'

/** All inputs, or one Failure with every mistake in them. `read` gives an input's text, empty when it is not set. */
export function readInputs(read: (name: string) => string, surroundings: Surroundings): Inputs {
  const reader: Reader = { read, troubles: [] }
  const mode = readChoice(reader, 'mode', ['apply', 'plan', 'lint'])
  const state = readChoice(reader, 'state', ['present', 'absent'])
  if (mode === 'lint' && state === 'absent') {
    refuse(
      reader,
      'input state: "absent" leaves nothing to check in mode "lint"',
      'use mode "plan" to see what would be removed',
    )
  }
  const inputs = {
    mode,
    state,
    config: readConfigSource(reader, { state, presets: surroundings.presets }),
    values: readValues(reader),
    version: readVersion(reader),
    definition: readDefinitionSource(reader, mode),
    sidecar: readSidecarInputs(reader),
    parameter: readParameterInputs(reader),
    ...readRest(reader, { mode, surroundings }),
  }
  if (reader.troubles.length > 0) throw new Failure(...reader.troubles)
  return inputs
}

type Rest = Pick<Inputs, 'register' | 'failOn' | 'rules' | 'comment' | 'sarifFile' | 'githubToken' | 'aws'>

const readRest = (reader: Reader, { mode, surroundings }: { mode: Mode; surroundings: Surroundings }): Rest => ({
  register: readChoice(reader, 'register', ['true', 'false']) === 'true',
  failOn: readChoice(reader, 'fail-on', ['error', 'warning', 'never']),
  rules: readRules(reader, surroundings.rules),
  comment: readChoice(reader, 'comment', ['auto', 'never']),
  sarifFile: readText(reader, 'sarif-file'),
  githubToken: readText(reader, 'github-token'),
  aws: {
    region: readRegion(reader, { mode, surroundings }),
    attempts:
      requireText(reader, 'max-retries') === undefined
        ? 1
        : (readWhole(reader, 'max-retries', { from: 1, to: 50, unit: 'attempts' }) ?? 1),
  },
})

function readConfigSource(
  reader: Reader,
  { state, presets }: { state: Inputs['state']; presets: Surroundings['presets'] },
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

const readValues = (reader: Reader): ReadonlyMap<string, string> => {
  const accepted = {
    test: (name: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name),
    what: 'a letter, then letters, digits and "_"',
  }
  return new Map(readPairs(reader, 'config-values', accepted).map(({ name, value }) => [name, value]))
}

function readVersion(reader: Reader): VersionInputs {
  const file = readText(reader, 'collector-version-file')
  return {
    given: readText(reader, 'collector-version'),
    file,
    isNamed: file !== undefined && file !== USUAL_VERSION_FILE,
  }
}

const REGION = {
  test: (text: string) => /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text),
  what: 'an AWS region such as us-east-1',
}

function readRegion(
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
