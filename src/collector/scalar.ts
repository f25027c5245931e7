import type { Scalar, Tree } from '../core/tree.js'
import type { Schema } from './catalog.js'
import { parseDuration, parsePrometheusDuration } from './duration.js'
import { isNumberText } from './number.js'

/** Whether a release turns the scalar into the type (mapstructure with the collector's hooks). */
export function takes(scalar: Scalar, type: Schema['type'], weak: boolean): boolean {
  switch (type) {
    case 'string':
      return scalar.type === 'string' || scalar.type === 'binary' || (weak && scalar.type !== 'time')
    case 'text':
      return scalar.type !== 'time'
    case 'bool':
      return (
        scalar.type === 'bool' ||
        (weak && (isNumber(scalar) || /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False|)$/.test(scalar.text)))
      )
    case 'uint':
    case 'int':
    case 'float':
      // Weak typing wraps a negative number round.
      return isNumber(scalar)
        ? weak || type !== 'uint' || !(Number(scalar.value) < 0)
        : weak && (scalar.type === 'bool' || isNumberText(scalar.text, type))
    case 'duration':
      return (
        isNumber(scalar) ||
        (weak && scalar.type === 'bool') ||
        (scalar.type === 'string' && parseDuration(scalar.text) !== undefined)
      )
    case 'id':
      return scalar.type === 'string'
    default:
      return true
  }
}

const isNumber = ({ type }: Scalar): boolean => type === 'int' || type === 'float'

/** Whether Prometheus' own strict YAML reading takes the scalar. */
export function takesYaml(scalar: Scalar, type: Schema['type']): boolean {
  switch (type) {
    case 'bool':
      return scalar.type === 'bool'
    case 'int':
      return isNumber(scalar)
    case 'uint':
      return isNumber(scalar) && Number(scalar.value) >= 0
    case 'float':
      return isNumber(scalar)
    case 'duration':
      return parsePrometheusDuration(scalar.text) !== undefined
    default:
      return true
  }
}

/** Whether an item of a list that stands for a map counts for nothing: in a list of pairs one without a value, else an empty list too. */
export const isSkipped = (item: Tree, isPair: boolean): boolean =>
  item.kind === 'scalar' ? item.type === 'null' : item.kind === 'sequence' && !isPair && item.items.length === 0
