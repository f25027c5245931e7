import { apply, preview } from '../apply.js'
import type { Inputs } from '../inputs.js'
import { observe, type Observed } from '../observed.js'
import { plan } from '../plan.js'
import { storedForm, type StoredConfig } from '../plan/config.js'
import { baseName, parameterName } from '../plan/parameter.js'
import type { Pin } from '../plan/pin.js'
import type { Aws, Ports } from '../ports.js'
import { isBlocked } from '../report/verdict.js'
import { rules } from '../rules/index.js'
import type { Learn } from '../run.js'
import { check } from './check.js'
import { compareInUse } from './in-use.js'
import { lintConfig, looksAt, type Looks } from './lint.js'
import { pinSidecar } from './pin.js'
import type { Texts } from './texts.js'

/** What is known before AWS is asked. */
export interface Start {
  readonly inputs: Inputs
  readonly texts: Texts
  /** Undefined when only the sidecar that is there can tell, or when it is to go. */
  readonly pin: Pin | undefined
}

/** Reads all there is to read, then checks, then plans; writes only when nothing speaks against it. */
export async function deliver(start: Start, { runner, files, connect }: Ports, learn: Learn): Promise<void> {
  const { inputs, texts } = start
  const { values, parameter } = inputs
  const stored = texts.config && storedForm({ text: texts.config.text, values, tier: parameter.tier })
  learn({ stored })
  const aws = inputs.mode === 'lint' ? undefined : await connect(inputs.aws)
  const looks = start.pin && texts.config && looksAt({ config: texts.config, inputs, pin: start.pin })
  const observed = aws && (await ask({ ...start, looks }, stored, aws).catch(alone(start, learn)))
  const current = observed ?? texts.definition
  const pin = start.pin ?? (texts.config && current && pinSidecar(current.definition, inputs))
  learn({ current, pin })

  const checked = check({ inputs, config: texts.config, stored, pin, current, looks }, rules)
  learn(checked)
  const { placement, findings } = checked
  if (!aws || !observed || !placement) return
  if (texts.config && stored) {
    learn({ comparison: await compareInUse({ config: texts.config, inputs, stored, observed }, aws) })
  }
  const planned = plan({ inputs, observed, stored, placement, outputPath: runner.outputPath })
  learn({ plan: planned })
  if (isBlocked({ findings, placement }, inputs.failOn)) return
  learn({ applied: await apply(inputs.mode === 'plan' ? preview(planned) : planned, { files, aws }) })
}

/** When AWS does not answer, the config is still looked at: one run tells as much as it can. */
const alone =
  ({ inputs, texts, pin }: Start, learn: Learn) =>
  (reason: unknown): never => {
    if (texts.config && pin) learn({ findings: lintConfig({ config: texts.config, inputs, pin }, rules) })
    throw reason
  }

/** All that AWS knows of the matter. */
async function ask(
  { inputs, texts, looks }: Start & { readonly looks: Looks | undefined },
  stored: StoredConfig | undefined,
  aws: Aws,
): Promise<Observed | undefined> {
  const { definition, parameter, register } = inputs
  const source = texts.definition ?? (definition?.from === 'file' ? undefined : definition)
  if (!source) return undefined
  const wanted = {
    latest: register,
    parameter: stored && ((family: string) => parameterName(parameter, family, stored.hash)),
    configs: parameter.keep === undefined ? undefined : (family: string) => baseName(parameter.name, family),
    meanwhile: looks && (() => [looks.own().view.allChecked(), looks.open()]),
  }
  return observe(source, wanted, aws)
}
