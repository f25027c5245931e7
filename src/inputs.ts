import { Failure } from './core/problem.js'
import { readDefinitionSource, type DefinitionSource } from './inputs/definition.js'
import {
  readConfigSource,
  readMode,
  readRegion,
  readState,
  readWanted,
  type Comment,
  type ConfigSource,
  type Mode,
  type Names,
  type Surroundings,
} from './inputs/names.js'
import { readParameterInputs, type ParameterInputs } from './inputs/parameter.js'
import { readChoice, readPairs, readText, readWhole, refuse, requireText, type Reader } from './inputs/reader.js'
import { readRules, type RuleLevel } from './inputs/rules.js'
import { readSidecarInputs, type SidecarInputs } from './inputs/sidecar.js'

export { readComment } from './inputs/names.js'
export type { Comment, ConfigSource, DefinitionSource, Mode, Names, ParameterInputs, SidecarInputs, Surroundings }

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

/** The one file whose absence is no mistake: action.yml names it when the user names none. */
export const USUAL_VERSION_FILE = '.adot-version'

/** All inputs, or one Failure with every mistake in them. `read` gives an input's text, empty when it is not set. */
export function readInputs(read: (name: string) => string, surroundings: Surroundings): Inputs {
  const reader: Reader = { read, troubles: [] }
  const mode = readMode(reader)
  const state = readState(reader)
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
  comment: readWanted(reader),
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
