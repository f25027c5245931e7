import { Failure } from '../core/problem.js'
import type { LintRequest } from '../lint/lint.js'
import { readDefinition } from '../taskdef/definition.js'
import { ALWAYS_SET, environmentOf } from '../taskdef/environment.js'
import { findCollector } from '../taskdef/collector.js'
import type { Terminal } from '../ports.js'

/** What is known of the container: its environment, and the task definition around it. */
export async function readSurroundings(
  options: ReadonlyMap<string, readonly string[]>,
  terminal: Terminal,
): Promise<Pick<LintRequest, 'environment' | 'taskDefinition'>> {
  const given = (options.get('env') ?? []).map(readVariable)
  const path = options.get('task-definition')?.[0]
  const task = path === undefined ? undefined : await readTask(path, terminal)
  const known =
    task?.environment ?? (given.length > 0 ? new Map(ALWAYS_SET.map((name) => [name, undefined] as const)) : undefined)
  return { environment: known && new Map([...known, ...given]), ...(task && { taskDefinition: task.request }) }
}

function readVariable(entry: string): readonly [string, string] {
  const equals = entry.indexOf('=')
  if (equals < 1)
    throw new Failure({ what: '--env takes NAME=value', help: 'write --env NAME=value, with an equals sign' })
  return [entry.slice(0, equals), entry.slice(equals + 1)]
}

async function readTask(
  path: string,
  terminal: Terminal,
): Promise<{ environment: LintRequest['environment']; request: NonNullable<LintRequest['taskDefinition']> }> {
  const bytes = await terminal.read(path)
  if (!bytes) throw new Failure({ what: `${path}: there is no such file` })
  const text = new TextDecoder().decode(bytes)
  const definition = readDefinition(text, path)
  const container = findCollector(definition, undefined)?.name
  return {
    environment: environmentOf(definition, container),
    request: { file: path, text, ...(container !== undefined && { container }) },
  }
}
