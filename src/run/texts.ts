import { Failure } from '../core/problem.js'
import { together } from '../core/together.js'
import { decode } from '../core/yaml-text.js'
import type { ConfigSource, Inputs } from '../inputs.js'
import { readLocal, type Current } from '../observed.js'
import type { Ports } from '../ports.js'

export interface NamedText {
  readonly path: string
  readonly text: string
}

/** The config with its bytes, of which some may be no characters. */
export interface ConfigText extends NamedText {
  readonly bytes: string | Uint8Array
}

/** Every file that a run needs. */
export interface Texts {
  readonly config: ConfigText | undefined
  /** The version file, when it has a say. */
  readonly version: NamedText | undefined
  /** The task definition, when it is a file. */
  readonly definition: Current | undefined
}

type Sources = Pick<Ports, 'files' | 'presets'>

export async function readTexts(inputs: Inputs, sources: Sources): Promise<Texts> {
  const { definition } = inputs
  const [config, version, local] = await together([
    inputs.config && readConfig(inputs.config, sources),
    inputs.config && readVersion(inputs, sources),
    definition?.from === 'file' ? readLocal(definition.path, sources.files) : undefined,
  ])
  return { config, version, definition: local }
}

async function readConfig(source: ConfigSource, { files, presets }: Sources): Promise<ConfigText> {
  if (source.from === 'preset') {
    const preset = await presets.read(source.name)
    return { path: `preset ${source.name}`, text: preset, bytes: preset }
  }
  const bytes = await files.readBytes(source.path)
  if (bytes) return { path: source.path, text: decode(bytes).text, bytes }
  const help = source.path.includes('\\')
    ? 'write / between folders: a runner of Linux takes a backslash for a letter of the name'
    : 'check the input config; paths are relative to the workspace, and the repository must be checked out before'
  throw new Failure({ what: `${source.path}: there is no such file`, help })
}

async function readVersion({ version }: Inputs, { files }: Sources): Promise<NamedText | undefined> {
  const { given, file, isNamed } = version
  if (given !== undefined || file === undefined) return undefined
  const text = await files.read(file)
  if (text === undefined && isNamed) {
    throw new Failure({ what: `${file}: there is no such file`, help: 'check the input collector-version-file' })
  }
  return text === undefined ? undefined : { path: file, text }
}
