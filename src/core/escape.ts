/** Foreign text made harmless: file names, component names and messages of others may hold anything. */

/** Control characters, marks that turn the direction of text or hide in it, and halves of surrogate pairs. */
const UNSEEN = /(?!\t)[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

const codeOf = (character: string): string => `\\u{${character.charCodeAt(0).toString(16)}}`

/** Most texts have nothing else. */
const PRINTABLE = /^[\t\x20-\x7e]*$/

/** One line without anything that a terminal or a reader could take for something else. Tabs stay. */
export const visible = (text: string): string =>
  PRINTABLE.test(text)
    ? text
    : text.replace(UNSEEN, (character) => (character === '\n' ? '\\n' : character === '\r' ? '\\r' : codeOf(character)))

/** JSON's text with what hides in it or turns its direction as escapes: it reads the same, and parses to the same. */
export const forJson = (json: string): string =>
  json.replace(UNSEEN, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** One line of a log that the runner takes for text, never for a command. */
export const forLog = (text: string): string =>
  visible(text)
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}')
    .replaceAll('##[', '#\\u{23}[')

const entity = (character: string): string => `&#${String(character.charCodeAt(0))};`

/** Text in Markdown, also in a table's cell: no markup, no HTML, no link, and nobody is mentioned. */
export const forMarkdown = (text: string): string =>
  visible(text)
    .replace(/[&<>`*~|\\[\]$]|(?<![^\W_])_|_(?![^\W_])|#(?=\d)|:(?=\/\/|[\w+-]+:)/gu, entity)
    .replace(/@(?=\S)/g, '@&#8203;')
    .replace(/(?<![a-z0-9])(www)\./gi, '$1&#46;')
    .replace(
      /^(\s*)([-+=#]|\d+[.)])/,
      (_, blanks: string, mark: string) => blanks + mark.slice(0, -1) + entity(mark.slice(-1)),
    )

/** Code in Markdown, also in a table's cell: shown as it is. */
export function codeForMarkdown(text: string): string {
  const shown = visible(text).replaceAll('\t', ' ')
  if (shown.trim() === '') return ''
  if (/[|`\\]/.test(shown)) return `<code>${forMarkdown(shown)}</code>`
  return `\`${shown}\``
}
