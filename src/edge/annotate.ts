import { error, notice, warning } from '@actions/core'
import type { Annotation } from '../ports.js'

const WRITE = { error, warning, notice }

/** Writes annotations as the runner's commands on standard output. */
export function annotate(annotations: readonly Annotation[]): void {
  for (const { level, title, message, place } of annotations) {
    WRITE[level](message, { title, ...(place && placeOf(place)) })
  }
}

const placeOf = ({ file, line, column, endLine, endColumn }: NonNullable<Annotation['place']>) => ({
  file,
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})
