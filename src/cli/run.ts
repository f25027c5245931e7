import { newestRelease, releases } from '../collector/catalog.js'
import { visible } from '../core/escape.js'
import { Failure } from '../core/problem.js'
import { choose, readWords, type Words } from './arguments.js'
import { explain, listRules } from './explain.js'
import { helpOf } from './help.js'
import { lintFiles } from './lint.js'
import { readRelease } from './release.js'
import type { Terminal } from '../ports.js'
import { SHELLS } from './table.js'

/** Runs a command; resolves to the exit code: 0 clean, 1 findings at or above --fail-on, 2 usage or an unreadable file. */
export async function runCommand(terminal: Terminal): Promise<number> {
  try {
    return await perform(readWords(terminal.arguments), terminal)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    for (const { what, help } of error.troubles)
      terminal.printError(`adot-ecs: ${visible(what)}${help === undefined ? '' : `\n  ${visible(help)}`}\n`)
    return 2
  }
}

function perform(words: Words, terminal: Terminal): Promise<number> | number {
  switch (words.command) {
    case 'lint':
      return lintFiles(words, terminal)
    case 'upgrade':
      return tellUpgrade(words, terminal)
    case 'explain':
      return explain(words, terminal)
    case 'rules':
      return listRules(words, terminal)
    case 'versions':
      return tellVersions(words, terminal)
    case 'schema':
      return tellSchema(words, terminal)
    case 'completion':
      return complete(words, terminal)
    case 'version':
      return tellVersion(terminal)
    default:
      terminal.print(helpOf(words.words[0]))
      return 0
  }
}

async function tellVersion(terminal: Terminal): Promise<number> {
  const version = (await terminal.version()) ?? 'of an unknown version'
  const oldest = releases()[0]?.version ?? ''
  terminal.print(`adot-ecs ${version}, knows ADOT ${oldest} to ${newestRelease().version}\n`)
  return 0
}

/** Loaded only here: it reads what differs between releases. */
async function tellUpgrade(words: Words, terminal: Terminal): Promise<number> {
  const { compareReleases } = await import('./upgrade.js')
  return compareReleases(words, terminal)
}

/** Loaded only here: it reads the sentences about every behaviour. */
async function tellVersions(words: Words, terminal: Terminal): Promise<number> {
  const { listVersions } = await import('./versions.js')
  return listVersions(words, terminal)
}

/** Loaded only here, with all that makes it. */
async function tellSchema({ options }: Words, terminal: Terminal): Promise<number> {
  const release = await readRelease(options.get('collector-version')?.[0], terminal)
  const { configSchema } = await import('../schema/config.js')
  terminal.print(`${JSON.stringify(configSchema(release))}\n`)
  return 0
}

/** Loaded only here: the scripts of three shells are of no use to other commands. */
async function complete({ words: [shell = ''] }: Words, terminal: Terminal): Promise<number> {
  const { writeCompletion } = await import('./completion.js')
  terminal.print(writeCompletion(choose('the shell', shell, SHELLS)))
  return 0
}
