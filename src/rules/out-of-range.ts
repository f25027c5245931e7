import { checked, rule, settingName, type Check, type Value } from '../lint/rule.js'

export default rule({
  id: 'out-of-range',
  severity: 'error',
  title: 'A number or duration outside of what the setting takes',
  adot: {},
  subjects: ['min', 'max', 'above', 'below'],
  consequence: 'the collector stops when it checks or starts the component',

  *check(view) {
    for (const part of BOUNDS)
      for (const { owner, check, value } of checked(view, part)) {
        const given = numberIn(value, check)
        if (given === undefined || !breaks(given, check, part)) continue
        yield {
          at: value.path,
          what: `${settingName(check)} of ${owner.title()} must be ${LIMIT[part]} ${String(check[part])}${check.unit ?? ''}${check.why ? `; ${check.why}` : ''}`,
          ...(check.help !== undefined && { help: check.help }),
        }
      }
  },
})

const BOUNDS = ['min', 'max', 'above', 'below'] as const
type Bound = (typeof BOUNDS)[number]

function numberIn(value: Value, { unit }: Check): number | undefined {
  if (unit === 's') return value.duration
  const isText = value.tree.kind === 'scalar' && value.tree.type === 'string'
  return value.number ?? (isText ? value.duration : undefined)
}

const LIMIT: Readonly<Record<Bound, string>> = {
  min: 'at least',
  max: 'at most',
  above: 'more than',
  below: 'less than',
}

/** NaN breaks no bound. */
function breaks(given: number, check: Check, part: Bound): boolean {
  const bound = check[part] ?? 0
  return part === 'min'
    ? given < bound
    : part === 'max'
      ? given > bound
      : part === 'above'
        ? given <= bound
        : given >= bound
}
