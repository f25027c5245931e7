import type { Rule } from '../lint/rule.js'
import type { Report, Runner } from '../ports.js'
import { annotate } from './annotations.js'
import { writeComment } from './comment.js'
import { writeLog } from './log.js'
import { writeOutputs } from './outputs.js'
import { writeSarif } from './sarif.js'
import { subjectOf, type Story } from './story.js'
import { summarize } from './summary.js'
import { judge } from './verdict.js'

/** What a report needs beside the story: every rule that there is, and what the runner knows. */
export interface Around extends Pick<Runner, 'pathInRepository' | 'version'> {
  readonly rules: readonly Rule[]
}

/** The same story for every place where people look. */
export function reportOn(told: Story, around: Around): Report {
  const { pathInRepository } = around
  const story = { ...told, pathInRepository }
  const path = story.inputs?.sarifFile
  return {
    passed: judge(story).passed,
    log: writeLog(story),
    annotations: annotate(story, { pathInRepository, rest: 'the log and the summary of this job' }),
    summary: summarize(story),
    outputs: writeOutputs(story),
    sarif: path === undefined ? undefined : { path, text: sarifOf(story, around) },
    comment: () => writeComment(story),
  }
}

function sarifOf(story: Story, { rules, version, pathInRepository }: Around): string {
  const { findings, inputs, pin, troubles, applied } = story
  return writeSarif(findings, {
    rules: rules.filter(({ id }) => inputs?.rules.get(id) !== 'off'),
    release: pin?.version,
    version: version(),
    subject: subjectOf(story, pathInRepository),
    troubles: [...troubles, ...(applied?.stopped?.troubles ?? [])],
    pathInRepository,
  })
}
