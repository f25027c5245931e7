import type { Finding } from './finding.js'

/** The text with the findings' edits made: the safe ones, or all. Of edits that overlap only the first is made. */
export function fix(text: string, findings: readonly Finding[], { unsafe }: { readonly unsafe: boolean }): string {
  const edits = findings.flatMap(({ edit, suppressed }) =>
    edit && suppressed === undefined && (edit.safe || unsafe) ? [edit] : [],
  )
  let made = ''
  let done = 0
  for (const { from, to, replaceWith } of edits.toSorted((a, b) => a.from - b.from)) {
    if (from < done) continue
    made += text.slice(done, from) + replaceWith
    done = to
  }
  return made + text.slice(done)
}
