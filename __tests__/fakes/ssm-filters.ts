import { type JsonObject, textOf, textsOf } from './json.js'
import type { Parameter } from './state.js'

/** Does the parameter pass one entry of ParameterFilters? */
export const matches = (parameter: Parameter, filter: JsonObject): boolean => {
  const key = textOf(filter, 'Key') ?? ''
  const values = textsOf(filter, 'Values')
  const option = textOf(filter, 'Option') ?? (key === 'Path' ? 'OneLevel' : 'Equals')
  if (key === 'Path') return values.some((path) => isBelow(parameter.name, path, option === 'Recursive'))
  const own = ownValues(parameter, key)
  if (values.length === 0) return own.length > 0
  return own.some((one) => values.some((value) => compare(one, value, option)))
}

const ownValues = (parameter: Parameter, key: string): readonly string[] => {
  const last = parameter.versions.at(-1)
  if (key.startsWith('tag:')) return [parameter.tags.get(key.slice(4))].filter((value) => value !== undefined)
  switch (key) {
    case 'Name':
      return [parameter.name, parameter.name.replace(/^\//, '')]
    case 'Type':
      return last ? [last.type] : []
    case 'Tier':
      return last ? [last.tier] : []
    case 'DataType':
      return last ? [last.dataType] : []
    case 'KeyId':
      return last?.keyId === undefined ? [] : [last.keyId]
    case 'Label':
      return last?.labels ?? []
    default:
      return []
  }
}

const compare = (own: string, value: string, option: string): boolean => {
  if (option === 'BeginsWith') return own.startsWith(value)
  return option === 'Contains' ? own.includes(value) : own === value
}

const isBelow = (name: string, path: string, recursive: boolean): boolean => {
  const below = `${path.replace(/\/+$/, '')}/`
  return name.startsWith(below) && (recursive || !name.slice(below.length).includes('/'))
}
