import type { Finding } from '../lint/finding.js'

/** Shorter texts, and these, are too common to be anybody's secret. */
const SHORTEST = 4
const COMMON: ReadonlySet<string> = new Set(['true', 'false', 'null', 'none', 'info', 'debug', 'warn', 'error'])

/**
 * Findings whose words show where a value comes from instead of the value: `{{Name}}` for one of config-values,
 * `${env:NAME}` for a variable of the container.
 */
export function redactFindings(
  findings: readonly Finding[],
  values: ReadonlyMap<string, string>,
  environment: ReadonlyMap<string, string | undefined> = new Map(),
): readonly Finding[] {
  const secrets = [
    ...[...values].map(([name, value]) => ({ value, shown: `{{${name}}}` })),
    ...[...environment].map(([name, value = '']) => ({ value, shown: `\${env:${name}}` })),
  ]
    .filter(({ value }) => value.length >= SHORTEST && !COMMON.has(value))
    .sort((a, b) => b.value.length - a.value.length)
  if (secrets.length === 0) return findings
  const redact = (text: string): string =>
    secrets.reduce(
      (shown, secret) =>
        replaceWord(
          replaceWord(shown, JSON.stringify(secret.value).slice(1, -1), secret.shown),
          secret.value,
          secret.shown,
        ),
      text,
    )
  return findings.map((finding) => ({
    ...finding,
    what: redact(finding.what),
    ...(finding.help !== undefined && { help: redact(finding.help) }),
    ...(finding.related && { related: finding.related.map((other) => ({ ...other, what: redact(other.what) })) }),
  }))
}

/** Every occurrence that is not a part of a longer word. */
function replaceWord(text: string, word: string, by: string): string {
  if (!text.includes(word)) return text
  const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character)
  let shown = ''
  let from = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isPart = (isWord(text[at - 1]) && isWord(word[0])) || (isWord(text[at + word.length]) && isWord(word.at(-1)))
    shown += text.slice(from, at) + (isPart ? word : by)
    from = at + word.length
  }
  return shown + text.slice(from)
}
