import { checked, rule, type Check, type Problem, type View } from '../lint/rule.js'

export default rule({
  id: 'out-of-range',
  severity: 'error',
  title: 'A number or duration outside of what the setting takes',
  adot: {},
  subjects: ['min', 'max', 'above', 'below'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    for (const part of BOUNDS) yield* beyond(part, view)
  },
})

const BOUNDS = ['min', 'max', 'above', 'below'] as const
type Bound = (typeof BOUNDS)[number]

function* beyond(part: Bound, view: View): Generator<Problem> {
  for (const { owner, check, value } of checked(view, part)) {
    const isDuration =
      value.tree.kind === 'scalar' &&
      value.tree.type === 'string' &&
      value.duration !== undefined &&
      value.number === undefined
    const given = check.unit === 's' ? value.duration : isDuration ? value.duration : value.number
    if (given === undefined || fits(given, check, part)) continue
    yield {
      at: value.path,
      what: `${check.key.replaceAll('[]', '').replace('**.', '')} of ${owner.title()} must be ${LIMIT[part]} ${String(check[part])}${check.unit ?? ''}${check.why ? `; ${check.why}` : ''}`,
      ...(check.help !== undefined && { help: check.help }),
    }
  }
}

const LIMIT: Readonly<Record<Bound, string>> = {
  min: 'at least',
  max: 'at most',
  above: 'more than',
  below: 'less than',
}

function fits(given: number, check: Check, part: Bound): boolean {
  const bound = check[part] ?? 0
  return part === 'min'
    ? given >= bound
    : part === 'max'
      ? given <= bound
      : part === 'above'
        ? given > bound
        : given < bound
}
