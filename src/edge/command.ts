import { forCommand, forProperty } from '../core/escape.js'
import type { Annotation } from '../ports.js'

/** An annotation as the runner's command, one line. */
export function commandOf({ level, title, message, place }: Annotation): string {
  const properties = place
    ? {
        title,
        ...{
          file: place.file,
          line: place.line,
          endLine: place.endLine,
          col: place.column,
          endColumn: place.endColumn,
        },
      }
    : { title }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${forProperty(String(value))}`)
  return `::${level} ${written.join(',')}::${forCommand(message)}`
}
