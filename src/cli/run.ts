import { Failure } from '../core/problem.js'
import { readWords, type Words } from './arguments.js'
import { explain, listRules } from './explain.js'
import { HELP } from './help.js'
import { lintFiles } from './lint.js'
import type { Terminal } from '../ports.js'
import { compareReleases } from './upgrade.js'
import { listVersions } from './versions.js'

/** Runs a command; resolves to the exit code: 0 clean, 1 findings at or above --fail-on, 2 usage or an unreadable file. */
export async function runCommand(terminal: Terminal): Promise<number> {
  try {
    return await perform(readWords(terminal.arguments), terminal)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    for (const { what, help } of error.troubles)
      terminal.printError(`adot-ecs: ${what}${help === undefined ? '' : `\n  ${help}`}\n`)
    return 2
  }
}

function perform(words: Words, terminal: Terminal): Promise<number> | number {
  switch (words.command) {
    case 'lint':
      return lintFiles(words, terminal)
    case 'upgrade':
      return compareReleases(words, terminal)
    case 'explain':
      return explain(words, terminal)
    case 'rules':
      return listRules(terminal)
    case 'versions':
      return listVersions(terminal)
    default:
      terminal.print(HELP)
      return 0
  }
}
