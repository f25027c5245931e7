import { Failure } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import type { Finding } from '../lint/finding.js'
import { fix } from '../lint/fix.js'
import { lint, type LintRequest } from '../lint/lint.js'
import type { Severity } from '../lint/rule.js'
import { annotate } from '../report/annotations.js'
import { rules } from '../rules/index.js'
import { choose, type Words } from './arguments.js'
import { FORMATS, formatFindings, type LintedFile } from './format.js'
import { readRelease } from './release.js'
import { readSurroundings } from './surroundings.js'
import type { Terminal } from '../ports.js'

const FAIL_ON = ['error', 'warning', 'never'] as const

/** Lints files in the order given, all in this process. */
export async function lintFiles({ words, options }: Words, terminal: Terminal): Promise<number> {
  if (words.length === 0)
    throw new Failure({ what: 'lint needs a file', help: 'adot-ecs lint collector.yaml --collector-version v0.49.0' })
  const format = choose('format', options.get('format')?.[0] ?? 'text', FORMATS)
  const failOn = choose('fail-on', options.get('fail-on')?.[0] ?? 'error', FAIL_ON)
  const request = {
    release: await readRelease(options.get('collector-version')?.[0], terminal),
    severities: readSeverities(options.get('rule') ?? []),
    ...(await readSurroundings(options, terminal)),
  }
  const files: LintedFile[] = []
  for (const path of words) files.push(await lintFile(path, { request, isFixing: options.has('fix') }, terminal))
  await show(files, { format, request }, terminal)
  return files.some(({ findings }) => findings.some((finding) => counts(finding, failOn))) ? 1 : 0
}

interface Shown {
  readonly format: (typeof FORMATS)[number]
  readonly request: Job['request']
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
  readonly request: Omit<LintRequest, 'file' | 'text' | 'values'>
  readonly isFixing: boolean
}

async function lintFile(path: string, { request, isFixing }: Job, terminal: Terminal): Promise<LintedFile> {
  const text = await terminal.read(path)
  if (!text) throw new Failure({ what: `${path}: there is no such file` })
  const file = path === '-' ? 'standard input' : path
  const check = (written: string | Uint8Array): readonly Finding[] =>
    lint({ ...request, file, text: written, values: undefined }, rules)
  const findings = check(text)
  if (
    !isFixing ||
    path === '-' ||
    !findings.some(({ edit, suppressed }) => edit?.safe === true && suppressed === undefined)
  )
    return { file, findings }
  const fixed = fix(new TextDecoder().decode(text), findings, { unsafe: false })
  await terminal.write(path, fixed)
  return { file, findings: check(fixed) }
}

const counts = ({ severity, suppressed }: Finding, failOn: (typeof FAIL_ON)[number]): boolean =>
  suppressed === undefined &&
  failOn !== 'never' &&
  (severity === 'error' || (severity === 'warning' && failOn === 'warning'))

const LEVELS = ['off', 'error', 'warning', 'note'] as const

function readSeverities(given: readonly string[]): ReadonlyMap<string, Severity | 'off'> {
  const ids = rules.map(({ id }) => id)
  return new Map(
    given.map((entry) => {
      const [id = '', level = ''] = entry.split('=')
      if (!ids.includes(id)) {
        const meant = nearest(id, ids)
        throw new Failure({
          what: `there is no rule ${quote(id)}`,
          help: meant ? `did you mean ${quote(meant)}?` : 'adot-ecs rules lists them',
        })
      }
      return [id, choose('rule', level, LEVELS)] as const
    }),
  )
}
