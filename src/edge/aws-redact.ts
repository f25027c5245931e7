/** A shared run of at least so many characters is no chance. */
const RUN = 12
const HIDDEN = '***'
/** Who was refused what, in IAM's words: a config may hold the same region and account, and no policy can be mended without them. */
const IDENTITY = /((?:User: |on resource: )arn:[\w:/.+=@,*-]+)/

/**
 * An AWS message as one line that holds nothing of the request's values: neither what a validation text quotes, nor any
 * part of the secrets (as they are, or escaped as in JSON) of 12 characters or more, nor a whole shorter one (below 4 characters: only where it is quoted).
 */
export function redact(message: string, secrets: readonly string[] = []): string {
  const plain = withoutQuotedValues(message)
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  const sorted = forms.sort((a, b) => b.length - a.length)
  const hidden = plain.split(IDENTITY).map((part, index) => (index % 2 === 1 ? part : sorted.reduce(hide, part)))
  return hidden.join('').replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '')
}

/** `Value '...' at 'field' failed to satisfy constraint: ...`: the value may hold quotes, line ends, anything. */
function withoutQuotedValues(message: string): string {
  if (!message.includes('failed to satisfy constraint')) return message
  const pattern = /at '([\w.\-[\]]{1,200})' failed to satisfy constraint: (Member must [^\n]*?)(?=; Value |\n|$)/g
  const constraints = [...message.matchAll(pattern)].map(([, field = '', must = '']) => `${field}: ${must}`)
  return constraints.join('; ') || 'a value does not satisfy its constraint'
}

function hide(message: string, secret: string): string {
  const text = secret.trim()
  if (text === '') return message
  if (text.length < 4) return message.replaceAll(`'${text}'`, `'${HIDDEN}'`).replaceAll(`"${text}"`, `"${HIDDEN}"`)
  const size = Math.min(RUN, text.length)
  let result = ''
  for (let at = 0; at < message.length;) {
    const length = sharedRun(message.slice(at), text, size)
    result += length > 0 ? HIDDEN : (message[at] ?? '')
    at += length > 0 ? length : 1
  }
  return result
}

/** The length of the longest beginning of `message` that stands in `secret`, or 0 below `size`. */
function sharedRun(message: string, secret: string, size: number): number {
  if (message.length < size || !secret.includes(message.slice(0, size))) return 0
  let length = size
  while (length < message.length && secret.includes(message.slice(0, length + 1))) length++
  return length
}
