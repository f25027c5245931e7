import { readFileSync } from 'node:fs'
import { findRelease, newestRelease, type Release } from '../src/collector/catalog.js'
import type { LintRequest } from '../src/lint/lint.js'

/**
 * One example of a page. The info string of its fence says what it is and what it needs:
 * `yaml wrong v0.40.2 env:NAME=value`, `yaml fixed`, `yaml right`, `text` (the exact output), `json task` (the task
 * definition of the examples that follow), `yaml values:Name=value`.
 */
export interface Example {
  readonly kind: 'wrong' | 'fixed' | 'right'
  readonly request: LintRequest
  /** Expected output of a wrong example. */
  readonly output: string | undefined
}

export function readPage(id: string): readonly Example[] {
  const page = readFileSync(new URL(`../docs/rules/${id}.md`, import.meta.url), 'utf8')
  const blocks = [...page.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', info = '', body = '']) => ({ language, info: info.trim(), body }),
  )
  let task: string | undefined
  return blocks.flatMap(({ language, info, body }, index) => {
    const [kind, ...words] = info.split(/\s+/)
    if (language === 'json' && kind === 'task') task = body
    if (language === 'json' && kind === 'no-task') task = undefined
    if (language !== 'yaml' || (kind !== 'wrong' && kind !== 'fixed' && kind !== 'right')) return []
    const next = blocks[index + 1]
    return [{ kind, request: requestOf(body, words, task), output: next?.language === 'text' ? next.body : undefined }]
  })
}

function requestOf(text: string, words: readonly string[], task: string | undefined): LintRequest {
  const environment = pairs(words, 'env:')
  const values = pairs(words, 'values:')
  return {
    file: 'config.yaml',
    text,
    release: releaseOf(words),
    values: values.size > 0 || words.includes('values:') ? values : undefined,
    environment: environment.size > 0 || words.includes('env:') ? environment : undefined,
    ...(task !== undefined && { taskDefinition: { file: 'task-definition.json', text: task } }),
    severities: new Map(),
  }
}

const pairs = (words: readonly string[], prefix: string): ReadonlyMap<string, string> =>
  new Map(
    words
      .filter((word) => word.startsWith(prefix) && word !== prefix)
      .map((word) => word.slice(prefix.length).split('=') as [string, string]),
  )

function releaseOf(words: readonly string[]): Release {
  const version = words.find((word) => /^v\d/.test(word))
  const release = version === undefined ? newestRelease() : findRelease(version)
  if (!release) throw new Error(`${String(version)} is no ADOT release`)
  return release
}
