import type { Report } from '../ports.js'
import { annotate } from './annotations.js'
import { writeComment } from './comment.js'
import { writeLog } from './log.js'
import { writeOutputs } from './outputs.js'
import { writeSarif } from './sarif.js'
import type { Story } from './story.js'
import { summarize } from './summary.js'
import { judge } from './verdict.js'

/** The same story for every place where people look. */
export function reportOn(story: Story, pathInRepository: (path: string) => string): Report {
  const summary = summarize(story)
  const path = story.inputs?.sarifFile
  return {
    passed: judge(story).passed,
    log: writeLog(story),
    annotations: annotate(story, pathInRepository),
    summary,
    outputs: writeOutputs(story),
    sarif: path === undefined ? undefined : { path, text: writeSarif(story.findings, pathInRepository) },
    comment: writeComment(story, summary),
  }
}
