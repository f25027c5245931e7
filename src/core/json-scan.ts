import { Failure } from './problem.js'
import { quote } from './text.js'

/** Far beyond any task definition, far below the end of the stack. */
export const DEEPEST = 500

/** Whether JavaScript writes the number as it was written. */
export const isPlain = (text: string): boolean => String(Number(text)) === text

/**
 * The parsers recurse, and take a repeated key in silence: both are looked for in the text beforehand. And V8's parser
 * knows no numbers but JavaScript's.
 */
export function lookThrough(
  text: string,
  where: (offset: number) => string,
): { readonly hasOnlyPlainNumbers: boolean } {
  const open: (Set<string> | undefined)[] = []
  let hasOnlyPlainNumbers = true
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') {
      const end = endOfString(text, at)
      if (isKey(text, end)) noteKey(open.at(-1), text.slice(at, end), () => where(at))
      at = end - 1
    } else if (character === '{' || character === '[') {
      if (open.length === DEEPEST) throw new Failure({ what: `${where(at)}: nested deeper than ${DEEPEST} levels` })
      open.push(character === '{' ? new Set() : undefined)
    } else if (character === '}' || character === ']') open.pop()
    else if (character === '-' || isDigit(character)) {
      const number = /[-+.\deE]*/y
      number.lastIndex = at
      const [digits = ''] = number.exec(text) ?? []
      hasOnlyPlainNumbers &&= isPlain(digits)
      at += digits.length - 1
    }
  }
  return { hasOnlyPlainNumbers }
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9'

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function isKey(text: string, end: number): boolean {
  let at = end
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t' || text[at] === '\r') at++
  return text[at] === ':'
}

function noteKey(seen: Set<string> | undefined, token: string, where: () => string): void {
  const key = unescape(token)
  if (key === undefined || !seen) return
  if (seen.has(key)) {
    const what = `${where()}: key ${quote(key)} stands twice in one object: one of the two values would be lost`
    throw new Failure({ what, help: 'keep one of them' })
  }
  seen.add(key)
}

/** Undefined for an escape that JSON does not know: the parser tells about it. */
function unescape(token: string): string | undefined {
  if (!token.includes('\\')) return token.slice(1, -1)
  try {
    return String(JSON.parse(token))
  } catch {
    return undefined
  }
}
