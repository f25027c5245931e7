import { apply, preview } from './apply.js'
import { fillTemplate } from './collector/template.js'
import { Failure } from './core/problem.js'
import { readInputs } from './inputs.js'
import { plan } from './plan.js'
import { storedForm } from './plan/config.js'
import { nameOfFile } from './plan/file.js'
import type { Ports } from './ports.js'
import { reportOn } from './report/report.js'
import type { Story } from './report/story.js'
import { isBlocked } from './report/verdict.js'
import { rules } from './rules/index.js'
import { check } from './run/check.js'
import { observeAll, pinEarly, pinSidecar } from './run/look.js'
import { readTexts } from './run/texts.js'

/** The action from its inputs to its report. Resolves to whether it went well. */
export async function run(ports: Ports): Promise<boolean> {
  const report = reportOn(await tell(ports), ports.runner.pathInRepository)
  await ports.runner.publish(report)
  return report.passed
}

type Learn = (more: Partial<Story>) => void

/** What happened, as far as it came: a Failure ends the story and is the last that is told. */
async function tell(ports: Ports): Promise<Story> {
  let story: Story = { findings: [], troubles: [] }
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

/** Reads first, then checks, then plans; writes only when nothing speaks against it. */
async function unfold({ runner, files, presets, connect }: Ports, learn: Learn): Promise<void> {
  const { input, variable, outputPath } = runner
  const inputs = readInputs(input, { variable, presets: presets.names, rules: rules.map(({ id }) => id) })
  learn({ inputs })
  const texts = await readTexts(inputs, { files, presets })
  const stored = texts.config && storedForm(fillTemplate(texts.config.text, inputs.values).text, inputs.parameter.tier)
  const early = pinEarly(inputs, texts)
  learn({ pin: early, stored })

  const aws = inputs.mode === 'lint' ? undefined : await connect(inputs.aws)
  const observed = aws && (await observeAll({ inputs, texts, stored }, aws))
  const current = observed ?? texts.definition
  const pin = early ?? (texts.config && current && pinSidecar(current.definition, inputs))
  learn({ current, pin })

  const checked = check({ inputs, config: texts.config, stored, pin, current }, rules)
  learn(checked)
  const { placement, findings } = checked
  if (!aws || !observed || !placement) return
  const path = outputPath(nameOfFile(placement.definition.family))
  const planned = plan({ inputs, observed, stored, placement, outputPath: path })
  learn({ plan: planned })
  if (isBlocked({ findings, placement }, inputs.failOn)) return
  learn({ applied: await apply(inputs.mode === 'plan' ? preview(planned) : planned, { files, aws }) })
}
