import type { SchemaType } from '../collector/catalog.js'
import { GO_DURATION, PROMETHEUS_DURATION } from '../collector/duration.js'
import { NUMBER_TEXTS } from '../collector/number.js'
import { LATER, orLater, type Node, type Reading } from './node.js'

type ScalarType = Exclude<SchemaType, 'struct' | 'map' | 'list' | 'any'>

/** Numbers that Go's YAML reads and an editor, which reads YAML 1.2, takes for texts. */
const GO_NUMBER = String.raw`^[-+]?(0[bB][01_]+|0[oO]?[0-7_]+|0[xX][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9_]+)?)$`
const BOOL_TEXT = '^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False|)$'
/** Words that YAML 1.1 takes for true and false. */
export const YAML_1_1 = '^([yY]|[yY]es|YES|[oO]n|ON|[nN]|[nN]o|NO|[oO]ff|OFF)$'

const SECONDS = 'takes a duration such as 30s or 1m30s'
const DAYS = 'takes a duration with its unit, such as 30s, 1m30s or 1d'

const WANTED: Readonly<Record<ScalarType, string>> = {
  string: 'takes a text: put numbers, true and false in quotes',
  text: 'takes a text',
  id: 'takes the id of a component',
  bool: 'takes true or false, without quotes',
  int: 'takes a number, without quotes',
  uint: 'takes a number, without quotes',
  float: 'takes a number, without quotes',
  duration: SECONDS,
}

/** What a release takes for a scalar. null leaves a setting to its default. */
export const scalarNode = (type: ScalarType, reading: Reading): Node => ({
  ...(reading.isYaml ? yamlScalar(type) : collectorScalar(type, reading)),
  ...(!(reading.isYaml && type === 'duration') && { errorMessage: WANTED[type] }),
})

function collectorScalar(type: ScalarType, reading: Reading): Node {
  const { isWeak, release } = reading
  const scalars = isWeak ? ['number', 'boolean', 'string', 'null'] : ['number', 'string', 'null']
  switch (type) {
    case 'string':
      return { type: isWeak ? [...scalars] : ['string', 'null'] }
    case 'text':
      return { type: ['string', 'number', 'boolean', 'null'] }
    case 'id':
      return { type: ['string', 'null'] }
    case 'bool': {
      const words = [...(isWeak ? [BOOL_TEXT] : []), ...(release.has('yaml-v2') ? [YAML_1_1] : [])]
      return {
        type: isWeak ? scalars : ['boolean', 'string', 'null'],
        pattern: words.length > 0 ? orLater(words.join('|')) : LATER,
      }
    }
    case 'int':
    case 'uint':
    case 'float':
      return { type: scalars, pattern: orLater(isWeak ? `${NUMBER_TEXTS[type]}|${GO_NUMBER}` : GO_NUMBER) }
    case 'duration':
      return { type: scalars, pattern: orLater(GO_DURATION) }
  }
}

/** Prometheus' own reading of its config. */
function yamlScalar(type: ScalarType): Node {
  switch (type) {
    case 'bool':
      return { type: ['boolean', 'string', 'null'], pattern: LATER }
    case 'int':
    case 'float':
      return { type: ['number', 'string', 'null'], pattern: orLater(GO_NUMBER) }
    case 'uint':
      return { type: ['number', 'string', 'null'], pattern: orLater(GO_NUMBER), minimum: 0 }
    case 'duration':
      return {
        anyOf: [{ type: ['string', 'null'], pattern: orLater(PROMETHEUS_DURATION), errorMessage: DAYS }, { const: 0 }],
      }
    default:
      return { type: ['string', 'number', 'boolean', 'null'] }
  }
}
