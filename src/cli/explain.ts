import { Failure } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import { rules } from '../rules/index.js'
import type { Words } from './arguments.js'
import type { Terminal } from '../ports.js'

/** Prints a rule's page. */
export async function explain({ words: [id] }: Words, terminal: Terminal): Promise<number> {
  const rule = rules.find((one) => one.id === id)
  if (!rule) {
    const meant =
      id === undefined
        ? undefined
        : nearest(
            id,
            rules.map((one) => one.id),
          )
    throw new Failure({
      what: id === undefined ? 'explain needs the name of a rule' : `there is no rule ${quote(id)}`,
      help: meant ? `did you mean ${quote(meant)}?` : 'adot-ecs rules lists them',
    })
  }
  terminal.print((await terminal.page(rule.id)) ?? `${rule.id}: ${rule.title}: ${rule.consequence}.\n`)
  return 0
}

export function listRules(terminal: Terminal): number {
  const width = Math.max(...rules.map(({ id }) => id.length))
  terminal.print(
    rules.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`).join(''),
  )
  return 0
}
