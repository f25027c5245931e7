import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { runCommand } from '../../src/cli/run.js'
import { annotate } from '../../src/edge/annotate.js'
import type { Annotation, Chapter, Report } from '../../src/ports.js'
import { run } from '../../src/run.js'
import { openKept } from '../../src/edge/kept.js'

/** The texts of files by path, as the programs read them. */
type Files = Readonly<Record<string, string>>

const DEFAULTS = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')).inputs as Readonly<
  Record<string, { readonly default?: string }>
>

/** What the action reports in mode lint of files that are there only in memory. */
export async function reportOf(inputs: Readonly<Record<string, string>>, files: Files): Promise<Report> {
  let told: Report | undefined
  const bytesOf = (path: string): Uint8Array | undefined =>
    files[path] === undefined ? undefined : new TextEncoder().encode(files[path])
  await run({
    runner: {
      input: (name) => inputs[name] ?? (name === 'github-token' ? '' : (DEFAULTS[name]?.default ?? '')),
      variable: () => undefined,
      outputPath: (name) => `/temp/${name}`,
      pathInRepository: (path) => path,
      version: () => '1.2.3',
      origin: () => undefined,
      publish: (report) => {
        told = report
        return Promise.resolve()
      },
    },
    files: {
      read: (path) => Promise.resolve(files[path]),
      readBytes: (path) => Promise.resolve(bytesOf(path)),
      write: () => Promise.reject(new Error('mode lint writes nothing')),
    },
    today: () => '2026-09-01',
    presets: { names: () => [], read: () => Promise.reject(new Error('there are no presets')) },
    connect: () => Promise.reject(new Error('mode lint calls no AWS')),
  })
  if (!told) throw new Error('nothing was reported')
  return told
}

export interface Printed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What a command prints, with files that are there only in memory. */
export async function print(
  words: readonly string[],
  files: Files,
  { isColoured = false }: { readonly isColoured?: boolean } = {},
): Promise<Printed> {
  let [stdout, stderr] = ['', '']
  const code = await runCommand({
    arguments: words,
    read: (path) => Promise.resolve(files[path] === undefined ? undefined : new TextEncoder().encode(files[path])),
    write: () => Promise.reject(new Error('nothing is to be fixed')),
    version: () => Promise.resolve('1.2.3'),
    pathInRepository: (path) => path,
    page: () => Promise.resolve(undefined),
    annotate: (annotations) => {
      stdout += commandsFor(annotations)
      return Promise.resolve()
    },
    print: (text) => (stdout += text),
    printError: (text) => (stderr += text),
    isColoured,
    kept: () => Promise.resolve(openKept(undefined)),
  })
  return { code, stdout, stderr }
}

/** A step's log: its lines, then the runner's commands. */
export const logText = (log: readonly Chapter[], annotations: readonly Annotation[]): string =>
  [
    ...log.flatMap(({ title, lines }) =>
      title === undefined ? lines : [`::group::${title}`, ...lines, '::endgroup::'],
    ),
    commandsFor(annotations),
  ].join('\n')

/** What the toolkit writes for annotations. */
export function commandsFor(annotations: readonly Annotation[]): string {
  let written = ''
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (chunk: string | Uint8Array) => {
    written += String(chunk)
    return true
  }
  try {
    annotate(annotations)
  } finally {
    process.stdout.write = write
  }
  return written
}

/** The comment on the pull request; empty when there is none. */
export function commentText({ comment }: Pick<Report, 'comment'>): string {
  const written = comment()
  return written && 'body' in written ? written.body : ''
}
