import { Failure } from '../core/problem.js'
import { quote } from '../core/text.js'
import type { Inputs } from '../inputs.js'
import { definitionFrom, type Observed } from '../observed.js'
import { compareConfigs, type Comparison } from '../plan/comparison.js'
import type { StoredConfig } from '../plan/config.js'
import { parameterName } from '../plan/parameter.js'
import type { Aws } from '../ports.js'
import { findCollector } from '../taskdef/collector.js'
import { objectsOf, textOf } from '../taskdef/fields.js'
import type { ConfigText } from './texts.js'

interface Question {
  readonly config: ConfigText
  readonly inputs: Inputs
  readonly stored: StoredConfig
  readonly observed: Observed
}

/** The text of a config, or why it is not known. */
type Found = { readonly with: string; readonly text: string } | { readonly with: string; readonly why: string }

/**
 * The new config against the one that the last revision's collector reads. It serves the reader only: what AWS refuses
 * is told as a reason and stops nothing. Undefined: no collector is there yet, or it reads the very same text.
 */
export async function compareInUse(question: Question, aws: Aws): Promise<Comparison | undefined> {
  const { config, inputs, stored } = question
  const found = await findInUse(question, aws)
  if (!found || ('text' in found && found.text === stored.text)) return undefined
  if ('why' in found) return { ...found, changes: undefined }
  const changes = compareConfigs(found.text, { text: config.text, values: inputs.values })
  const why = 'one of the two cannot be read as a config, or is too large to compare'
  return { with: found.with, changes, ...(!changes && { why }) }
}

async function findInUse({ inputs, stored, observed }: Question, aws: Aws): Promise<Found | undefined> {
  const container = collectorIn(observed, inputs)?.json
  const own = (list: string) =>
    objectsOf(container, list).find((entry) => textOf(entry, 'name') === 'AOT_CONFIG_CONTENT')
  const text = textOf(own('environment'), 'value')
  if (text !== undefined) return { with: 'the variable AOT_CONFIG_CONTENT', text }
  const from = textOf(own('secrets'), 'valueFrom')
  if (from === undefined) return undefined
  if (/^arn:[^:]*:secretsmanager:/.test(from)) return { with: `secret ${quote(from)}`, why: 'it is no parameter' }
  const name = parameterName(inputs.parameter, observed.definition.family, stored.hash)
  return from === name ? ofParameter(from, observed.parameter?.value) : readParameter(from, aws)
}

const ofParameter = (name: string, text: string | undefined): Found => {
  const place = `parameter ${quote(name)}`
  return text === undefined ? { with: place, why: 'it is not there any more' } : { with: place, text }
}

async function readParameter(name: string, { parameters }: Aws): Promise<Found> {
  try {
    return ofParameter(name, (await parameters.get(name))?.value)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { with: `parameter ${quote(name)}`, why: error.message }
  }
}

/** Of two collectors nobody can say which one is meant: that is told elsewhere. */
function collectorIn({ revision, latest }: Observed, { sidecar }: Inputs) {
  const base = revision ?? latest
  try {
    return base && findCollector(definitionFrom(base), sidecar.containerName)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return undefined
  }
}
