import { Failure } from './core/problem.js'
import { readComment, readInputs } from './inputs.js'
import type { Ports } from './ports.js'
import { reportOn } from './report/report.js'
import type { Story } from './report/story.js'
import { rules } from './rules/index.js'
import { lintConfig } from './run/lint.js'
import { pinEarly } from './run/pin.js'
import { readTexts } from './run/texts.js'

/** The action from its inputs to its report. Resolves to whether it went well. */
export async function run(ports: Ports): Promise<boolean> {
  const report = reportOn(await tell(ports), { ...ports.runner, rules })
  await ports.runner.publish(report)
  return report.passed
}

/** Adds what has come to be known. */
export type Learn = (more: Partial<Story>) => void

/** What happened, as far as it came: a Failure ends the story and is the last that is told. */
async function tell(ports: Ports): Promise<Story> {
  let story: Story = { findings: [], troubles: [], today: ports.today(), origin: ports.runner.origin() }
  const learn: Learn = (more) => {
    story = { ...story, ...more }
  }
  try {
    await unfold(ports, learn)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    learn({ troubles: error.troubles })
  }
  return story
}

/** Inputs, then files, then the pin. A config alone is linted here; all that has to do with a task definition is loaded only now. */
async function unfold(ports: Ports, learn: Learn): Promise<void> {
  const { runner, presets } = ports
  const ids = rules.map(({ id }) => id)
  const surroundings = { variable: runner.variable, presets: presets.names, rules: ids }
  learn({ comment: () => readComment(runner.input, surroundings) })
  const inputs = readInputs(runner.input, surroundings)
  learn({ inputs })
  const texts = await readTexts(inputs, ports)
  const pin = pinEarly(inputs, texts)
  learn({ pin })
  if (inputs.mode === 'lint' && !texts.definition && texts.config && pin) {
    learn({ findings: lintConfig({ config: texts.config, inputs, pin }, rules) })
  } else {
    const { deliver } = await import('./run/deliver.js')
    await deliver({ inputs, texts, pin }, ports, learn)
  }
}
