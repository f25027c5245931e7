import { operatorKeys } from '../collector/operators.js'
import { list, nearest, quote } from '../core/text.js'
import type { Problem } from '../core/problem.js'
import { titleOf, type Declared, type Value, type View } from './rule.js'

/** The operators of a filelog receiver, as they stand in its list. */
export function operatorsOf({ body }: Declared): readonly Value[] {
  const operators = body.get('operators')
  return operators?.tree.kind === 'sequence' ? operators.children() : []
}

/** Every key of a filelog operator that its type does not have. */
export function* strangeOperatorKeys({ config }: View): Generator<Problem> {
  for (const receiver of config.of('receivers', 'filelog')) {
    for (const operator of operatorsOf(receiver)) {
      const type = operator.get('type')?.text
      const keys = type === undefined ? undefined : operatorKeys(type)
      if (!keys || type === undefined || operator.tree.kind !== 'mapping') continue
      for (const setting of operator.children()) {
        if (keys.some((key) => key.toLowerCase() === setting.key.toLowerCase())) continue
        const meant = nearest(setting.key, keys)
        yield {
          at: setting.path,
          on: 'key',
          what: `operator ${quote(type)} of ${titleOf(receiver)} has no key ${quote(setting.key)}`,
          help: meant ? `did you mean ${quote(meant)}?` : `its keys are ${list(keys)}`,
          ...(meant && { edit: { replaceWith: meant, safe: false } }),
        }
      }
    }
  }
}
