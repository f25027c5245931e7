import { fieldOf, isObject, objectOf, type Json, type JsonObject } from '../core/json.js'
import { list, quote } from '../core/text.js'
import type { Container } from './definition.js'
import { textOf, withField } from './fields.js'
import type { Change, TaskProblem } from './options.js'
import { problemOf, shown, type Context, type Row, type Setting } from './row.js'

const USUAL_PREFIX = 'adot'

/** How the application cuts its own lines: the collector's would be glued together by it. */
const LINE_OPTIONS: ReadonlySet<string> = new Set(['awslogs-multiline-pattern', 'awslogs-datetime-format'])

/** Logs go where the application's go, under a stream prefix of their own; else into a group of their own. */
export const logRow: Row = function* (container, context) {
  const own = fieldOf(container, 'logConfiguration')
  if (!isObject(own)) yield* newLog(context)
  else if (textOf(own, 'logDriver') === 'awslogs') yield* updateLog(own, context)
  else if (context.options.logGroup !== undefined) yield* newLog(context)
  else if (context.options.logStreamPrefix !== undefined) yield uselessPrefix(own, context)
}

function* newLog(context: Context): Generator<Setting | TaskProblem> {
  const { options, definition } = context
  const model = context.others.toSorted((a, b) => Number(isRouter(a)) - Number(isRouter(b))).find(hasLogGroup)
  const copied = model && Object.entries(optionsOf(model.json)).filter(([key]) => !LINE_OPTIONS.has(key))
  if (!copied && options.region === undefined) yield unknownRegion(context)
  const base: readonly (readonly [string, Json])[] = copied ?? [
    ['awslogs-group', `/ecs/${definition.family}/aws-otel-collector`],
    ['awslogs-create-group', 'true'],
    ['awslogs-region', options.region ?? ''],
  ]
  const given = { 'awslogs-group': options.logGroup, 'awslogs-stream-prefix': options.logStreamPrefix ?? USUAL_PREFIX }
  const settings = withOptions(objectOf(base), given)
  const reason = options.logGroup === undefined ? usualReason(model) : saidBy('awslogs-group')
  const prefixReason = options.logStreamPrefix === undefined ? reason : saidBy('awslogs-stream-prefix')
  const changes = [
    optionChange('awslogs-group', { after: settings['awslogs-group'], reason }),
    optionChange('awslogs-stream-prefix', { after: settings['awslogs-stream-prefix'], reason: prefixReason }),
  ]
  const driver: Omit<Change, 'container'> = { field: 'logConfiguration.logDriver', after: 'awslogs', reason }
  yield { field: 'logConfiguration', value: { logDriver: 'awslogs', options: settings }, changes: [driver, ...changes] }
}

const usualReason = (model: Container | undefined): string =>
  model
    ? `where ${quote(model.name)} logs: no new permission, no new group`
    : 'no container of the task logs to CloudWatch'

/** The reason of an option that an input sets. */
const saidBy = (option: string): string => `the input ${option.replace('awslogs-', 'log-')} says so`

function* updateLog(log: JsonObject, { options }: Context): Generator<Setting> {
  const before = fieldOf(log, 'options')
  const old = isObject(before) ? before : {}
  const given = { 'awslogs-group': options.logGroup, 'awslogs-stream-prefix': options.logStreamPrefix }
  const settings = withOptions(old, given)
  const changes = Object.entries(given)
    .filter(([key, value]) => value !== undefined && old[key] !== value)
    .map(([key, value]) => optionChange(key, { before: old[key], after: value, reason: saidBy(key) }))
  if (changes.length > 0) yield { field: 'logConfiguration', value: { ...log, options: settings }, changes }
}

const withOptions = (options: JsonObject, given: Readonly<Record<string, string | undefined>>): JsonObject =>
  Object.entries(given).reduce((all, [key, value]) => (value === undefined ? all : withField(all, key, value)), options)

interface OptionChange {
  readonly before?: Json | undefined
  readonly after: Json | undefined
  readonly reason: string
}

const optionChange = (key: string, { before, after, reason }: OptionChange): Omit<Change, 'container'> => ({
  field: `logConfiguration.options[${key}]`,
  ...shown(before, after),
  reason,
})

const optionsOf = (container: JsonObject): JsonObject => {
  const options = fieldOf(fieldOf(container, 'logConfiguration'), 'options')
  return isObject(options) ? options : {}
}

const isRouter = ({ json }: Container): boolean => fieldOf(json, 'firelensConfiguration') !== undefined

const hasLogGroup = ({ json }: Container): boolean =>
  textOf(fieldOf(json, 'logConfiguration'), 'logDriver') === 'awslogs' &&
  textOf(optionsOf(json), 'awslogs-group') !== undefined

const uselessPrefix = (log: JsonObject, { name, at }: Context): TaskProblem =>
  problemOf({
    id: 'log-prefix-without-awslogs',
    severity: 'warning',
    at: [...at, 'logConfiguration'],
    what: `container ${quote(name)}: log-stream-prefix says nothing to its log driver ${list([textOf(log, 'logDriver') ?? ''])}`,
    help: 'name a log-group to make it log to CloudWatch, or leave log-stream-prefix out',
  })

const unknownRegion = ({ name, at }: Context): TaskProblem =>
  problemOf({
    id: 'unknown-log-region',
    severity: 'error',
    at: [...at, 'logConfiguration'],
    what: `container ${quote(name)}: the region of its log group is not known, for no other container logs to CloudWatch`,
    help: 'set aws-region',
  })
