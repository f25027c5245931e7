import { Failure, type Trouble } from '../core/problem.js'
import { quote } from '../core/text.js'
import { fix } from '../lint/fix.js'
import type { Severity } from '../lint/rule.js'
import { annotate } from '../report/annotations.js'
import { isBlocked } from '../report/verdict.js'
import { rules } from '../rules/index.js'
import { choose, type Words } from './arguments.js'
import { checkOf, rememberingCheckOf, type Check, type Request } from './check.js'
import { readGiven, STDIN, type Given } from './files.js'
import { findRule, unknownRule } from './explain.js'
import { FORMATS, formatFindings, type LintedFile } from './format.js'
import { readRelease } from './release.js'
import { readSurroundings } from './surroundings.js'
import { FAIL_ON, LEVELS } from './table.js'
import type { Terminal } from '../ports.js'

/** Lints files in the order given, all in this process. */
export async function lintFiles({ words, options }: Words, terminal: Terminal): Promise<number> {
  const one = (name: string): string | undefined => options.get(name)?.[0]
  const format = choose('--format', one('format') ?? 'text', FORMATS)
  const failOn = choose('--fail-on', one('fail-on') ?? 'error', FAIL_ON)
  const isFixing = options.has('fix')
  if (isFixing && words.includes(STDIN))
    throw new Failure({
      what: '--fix changes files, and standard input is none',
      help: 'name the file, or leave --fix out',
    })
  const request = {
    release: await readRelease(one('collector-version'), terminal),
    severities: readSeverities(options.get('rule') ?? []),
    ...(await readSurroundings(options, terminal)),
  }
  const given = await readGiven(words, { stdinFilename: one('stdin-filename'), terminal })
  // To lint one file takes no longer than to find out what was said of it.
  const kept = given.length > 1 ? await terminal.kept() : undefined
  const check = kept ? rememberingCheckOf(request, kept) : checkOf(request)
  const files: LintedFile[] = []
  for (const file of given) files.push(await lintFile(file, { check, isFixing }, terminal))
  kept?.save()
  await show(files, { format, request }, terminal)
  return files.some(({ findings }) => isBlocked({ findings }, failOn)) ? 1 : 0
}

interface Shown {
  readonly format: (typeof FORMATS)[number]
  readonly request: Request
}

/** As commands for the runner only some findings are seen: the text with all of them comes first. */
async function show(files: readonly LintedFile[], { format, request }: Shown, terminal: Terminal): Promise<void> {
  const { pathInRepository } = terminal
  const { release, severities } = request
  const style = {
    ...{ release, pathInRepository },
    isColoured: terminal.isColoured,
    rules: rules.filter(({ id }) => severities.get(id) !== 'off'),
    version: format === 'sarif' ? await terminal.version() : undefined,
  }
  if (format !== 'github') {
    terminal.print(formatFindings(files, { ...style, format }))
    return
  }
  terminal.print(formatFindings(files, { ...style, format: 'log' }))
  const findings = files.flatMap((file) => file.findings)
  await terminal.annotate(annotate({ findings, troubles: [] }, { pathInRepository, rest: 'the log' }))
}

interface Job {
  readonly check: Check
  readonly isFixing: boolean
}

async function lintFile(
  { path, file, bytes }: Given,
  { check, isFixing }: Job,
  terminal: Terminal,
): Promise<LintedFile> {
  const findings = check(file, bytes)
  if (!isFixing || !findings.some(({ edit, suppressed }) => edit?.safe === true && suppressed === undefined))
    return { file, findings }
  const fixed = fix(new TextDecoder().decode(bytes), findings, { unsafe: false })
  await terminal.write(path, fixed)
  return { file, findings: check(file, fixed) }
}

/** All mistakes at once. */
function readSeverities(given: readonly string[]): ReadonlyMap<string, Severity | 'off'> {
  const troubles: Trouble[] = []
  const severities = new Map<string, Severity | 'off'>()
  for (const entry of given) {
    const [id = '', level = ''] = entry.split('=')
    const known = LEVELS.find((one) => one === level)
    if (!findRule(id)) troubles.push(unknownRule(id))
    else if (known === undefined)
      troubles.push({ what: `--rule ${id} cannot be ${quote(level)}`, help: `write --rule ${id}=${LEVELS.join('|')}` })
    else severities.set(id, known)
  }
  if (troubles.length > 0) throw new Failure(...troubles)
  return severities
}
