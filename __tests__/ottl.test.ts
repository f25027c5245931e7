import { describe, expect, test } from '@jest/globals'
import { findRelease, releases } from '../src/collector/catalog.js'
import { judgeOttl } from '../src/collector/ottl-judge.js'
import type { OttlContext } from '../src/collector/ottl-scope.js'
import { walkOttl, type OttlNode } from '../src/collector/ottl-tree.js'
import { isFault, parseOttl } from '../src/collector/ottl.js'

const GRAMMAR = { bareCalls: true, functions: ['IsMatch'], editors: ['set'] }

const judge = (text: string, context: OttlContext | undefined, version = 'v0.49.0') =>
  judgeOttl(text, { release: findRelease(version)!, context, heads: ['resource', 'scope', 'span', 'spanevent'] })

/** The tree as text with every pair in parentheses. */
function show(node: OttlNode): string {
  if (node.kind === 'pair') return `(${show(node.left)} ${node.op} ${show(node.right)})`
  if (node.kind === 'not') return `not ${show(node.of)}`
  if (node.kind === 'literal') return node.type === 'string' ? JSON.stringify(node.text) : node.text
  if (node.kind === 'enum') return node.name
  if (node.kind === 'path')
    return node.fields.map(({ name, keys }) => name + keys.map((key) => `[${show(key)}]`).join('')).join('.')
  if (node.kind === 'call')
    return `${node.name}(${node.args.map(({ name, value }) => (name ? `${name} = ` : '') + (value ? show(value) : '…')).join(', ')})${node.keys.map((key) => `[${show(key)}]`).join('')}`
  return `${node.kind}(${node.items.map(show).join(', ')})`
}

function parsed(text: string): string {
  const result = parseOttl(text, GRAMMAR)
  return isFault(result) ? `${String(result.span[0])}: ${result.what}` : show(result)
}

describe('the parser', () => {
  test.each([
    ['name == "a" or name == "b" and not kind == 2', '((name == "a") or ((name == "b") and not (kind == 2)))'],
    ['(name == "a" or name == "b") and true', '(((name == "a") or (name == "b")) and true)'],
    ['a + 2 * b > (a - 1) / 3', '((a + (2 * b)) > ((a - 1) / 3))'],
    ['attributes["a"]["b"][0] == nil', '(attributes["a"]["b"][0] == nil)'],
    ['ParseJSON(body)["level"] != "debug"', '(ParseJSON(body)["level"] != "debug")'],
    ['Concat([name, "x"], delimiter = ".") == "a.x"', '(Concat(list(name, "x"), delimiter = ".") == "a.x")'],
    ['resource.attributes["x"] == SPAN_KIND_SERVER', '(resource.attributes["x"] == SPAN_KIND_SERVER)'],
    ['span_id == SpanID(0x00ff)', '(span_id == SpanID(0x00ff))'],
    ['((((IsMatch(name, "a\\\\d\\"")))))', 'IsMatch(name, "a\\\\d\\"")'],
    ['not(true)', 'not true'],
    ['x == {"a": 1.5, "b": [-1]}', '(x == map(1.5, list(-1)))'],
    ['nothing.or_else == not_null', '(nothing.or_else == not_null)'],
  ])('reads %s', (text, tree) => {
    expect(parsed(text)).toBe(tree)
  })

  test.each([
    ['name = "a"', '5: a single "=" compares nothing'],
    ["name == 'a'", '8: texts stand in double quotes, not in single ones'],
    ['name == "a', '8: the text that begins here has no closing quote'],
    ['attributes["x" == 1', '15: "==" does not fit here; wanted is "]"'],
    ['(name == "a"', '9: ")" is missing at the end'],
    ['name == "a")', '11: ")" does not fit here; wanted is "and", "or" or the end'],
    ['name == "a" && true', '12: "&&" is no operator'],
    ['name == "a" AND true', '12: "AND" is no operator'],
    ['name =~ "a"', '5: "=~" is no operator'],
    ['a -1 == 2', '2: "-1" is read as a number with a sign, not as arithmetic'],
    ['set(name, "a") where true', '15: "where" belongs to statements; this is a condition already'],
    ['set(name, "a")', '0: "set" changes data, and a condition only compares'],
    ['isMatch(name, "a")', '0: there is no function "isMatch"'],
    ['IsMatch(name, "\\d")', '15: "\\d" is no escape that a text in double quotes may have'],
    ['attributes["x"]', '0: nothing is compared: a value alone is no condition'],
    ['', '0: the condition is empty'],
    ['name == ', '5: the condition breaks off; wanted is a value'],
  ])('refuses %s', (text, fault) => {
    expect(parsed(text)).toBe(fault)
  })

  test('deep nesting takes no time worth speaking of', () => {
    const depth = 200
    expect(parsed(`${'('.repeat(depth)}a == 1${')'.repeat(depth)}`)).toBe('(a == 1)')
    expect(parsed(`${'('.repeat(depth)}a == 1`)).toContain('missing at the end')
  })

  test('whatever it is given, it answers, and with places inside the text', () => {
    const words = [
      'name',
      'IsMatch',
      '(',
      ')',
      '[',
      ']',
      '"a"',
      "'",
      '==',
      '=',
      'and',
      'or',
      'not',
      '1',
      '-2',
      '0.5',
      '+',
      '*',
      ',',
      '.',
      'SPAN',
      'nil',
      'true',
      '{',
      '}',
      ':',
      '"',
      '\\',
      ' ',
      'é',
    ]
    let seed = 7
    const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: next(12) }, () => words[next(words.length)]).join(next(2) === 0 ? ' ' : '')
      const result = parseOttl(text, GRAMMAR)
      for (const {
        span: [from, to],
      } of isFault(result) ? [result] : walkOttl(result)) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(from).toBeLessThanOrEqual(to)
      }
    }
  })
})

describe('conditions that people use', () => {
  const EVERYWHERE: readonly [OttlContext, string][] = [
    ['span', 'attributes["container.name"] == "app"'],
    ['span', 'resource.attributes["host.name"] == "localhost"'],
    ['span', 'IsMatch(name, "^GET /internal/.*")'],
    ['span', 'attributes["http.status_code"] >= 400 and not (kind == SPAN_KIND_CLIENT)'],
    ['span', 'status.code == STATUS_CODE_ERROR or status.message != ""'],
    ['span', 'trace_state["foo"] == "bar"'],
    ['span', 'parent_span_id == SpanID(0x0000000000000000)'],
    ['span', 'parent_span_id.string == ""'],
    ['span', '(end_time_unix_nano - start_time_unix_nano) / 1000000 > 500'],
    ['span', 'instrumentation_scope.name == "x"'],
    ['span', 'Len(attributes) == 0'],
    ['span', 'true'],
    ['spanevent', 'attributes["grpc"] == true and span.attributes["a"] == nil'],
    ['metric', 'name == "my.metric" and resource.attributes["my_label"] == "abc123"'],
    ['metric', 'type == METRIC_DATA_TYPE_HISTOGRAM'],
    ['metric', 'HasAttrOnDatapoint("a", "b") or HasAttrKeyOnDatapoint("c")'],
    ['datapoint', 'metric.type == METRIC_DATA_TYPE_SUM and value_int == 0'],
    ['datapoint', 'flags == FLAG_NO_RECORDED_VALUE or value_double < -0.5'],
    ['log', 'IsMatch(body, ".*(password|secret).*")'],
    ['log', 'severity_number != SEVERITY_NUMBER_UNSPECIFIED and severity_number < SEVERITY_NUMBER_WARN'],
    ['log', 'body["level"] == "debug" or ParseJSON(body)["level"] == "debug"'],
    ['log', 'attributes["a"]["b"] == 1'],
    ['resource', 'attributes["service.name"] == "x"'],
  ]
  test.each(EVERYWHERE)('%s: %s is right in every release since v0.30.0', (context, text) => {
    const from = findRelease('v0.30.0')!.index
    for (const { version } of releases().filter(({ index }) => index >= from))
      expect([version, judge(text, context, version)]).toEqual([version, []])
  })

  test.each([
    ['span', 'IsRootSpan()'],
    ['span', 'kind.string == "Server"'],
    ['span', 'end_time - start_time > Duration("1s")'],
    ['span', 'Split(name, ":")[0] == "a"'],
    ['span', 'span.attributes["http.route"] == "/health"'],
    ['span', 'scope.name == "x"'],
    ['metric', 'metadata["a"] == "b"'],
    ['log', 'HasPrefix(body.string, "DEBUG")'],
    [undefined, 'span.attributes["a"] == "b" and resource.attributes["c"] == nil and spanevent.name == "x"'],
  ] as const)('%s: %s is right in v0.49.0', (context, text) => {
    expect(judge(text, context)).toEqual([])
  })
})

describe('the judge', () => {
  test.each([
    ['span', 'severity_number == 1', 'v0.49.0', 'path', [0, 15]],
    ['metric', 'span.name == "x"', 'v0.24.1', 'path', [0, 4]],
    ['span', 'span.name == "x"', 'v0.43.3', 'path', [0, 4]],
    ['span', 'name == "x" and resource == nil', 'v0.49.0', 'path', [16, 24]],
    ['span', 'name["x"] == "y"', 'v0.49.0', 'path', [0, 4]],
    ['span', 'status.text == "y"', 'v0.30.0', 'path', [7, 11]],
    ['span', 'IsMatch(nam, "y")', 'v0.49.0', 'path', [8, 11]],
    ['span', 'attributes[key] == "y"', 'v0.49.0', 'path', [11, 14]],
    ['span', 'kind == METRIC_DATA_TYPE_SUM', 'v0.49.0', 'enum', [8, 28]],
    ['span', 'UUIDv7() == "a"', 'v0.45.1', 'function', [0, 6]],
    ['span', 'Concat(["a"], 1) == "a"', 'v0.45.1', 'argument', [14, 15]],
    ['span', 'Concat(delimiter = ",", vals = ["a"], x = 1) == "a"', 'v0.49.0', 'argument', [0, 6]],
    ['span', 'Split(target = name, "a") == nil', 'v0.49.0', 'argument', [21, 24]],
    [undefined, 'attributes["a"] == 1', 'v0.49.0', 'path', [0, 10]],
    [undefined, 'log.body == 1', 'v0.49.0', 'path', [0, 3]],
  ] as const)('%s: %s in %s is a mistake of the %s', (context, text, version, kind, span) => {
    expect(judge(text, context, version).map((mistake) => [mistake.kind, mistake.span])).toEqual([[kind, span]])
  })

  test('of releases whose functions are not recorded it refuses none by its name', () => {
    expect(judge('Whatever(name) == true', 'span', 'v0.24.1')).toEqual([])
  })
})

/** The releases of which pkg/ottl was run, and for each condition whether it took it there. */
const TRIED = ['v0.44.0', 'v0.45.0', 'v0.46.0', 'v0.47.0', 'v0.48.0', 'v0.49.0']

test.each([
  ['Trim(5) == "a"', '++----'],
  ['Trim(["a"]) == "a"', '++----'],
  ['Keys(["a"]) == "a"', '++----'],
  ['Hours(5) == "a"', '++----'],
  ['Hours([5]) == "a"', '++----'],
  ['Keys({"a": 1}) == "a"', '++++++'],
  ['ContainsValue(["a"], body)', '++++++'],
  ['IsMatch(body, 5)', '------'],
  ['Concat(body, "a") == "a"', '------'],
  ['Concat(attributes["a"], "a") == "a"', '------'],
  ['Concat(Len(body), "a") == "a"', '------'],
  ['Concat([body], "a") == "a"', '++++++'],
  ['IsInCIDR("10.0.0.1", ["10.0.0.0/99"])', '------'],
  ['IsInCIDR("10.0.0.1", ["10.0.0.0/08"])', '----++'],
  ['Time("2020", "%Y") == Now()', '++++++'],
  ['Time("2020", "%Y.000") == Now()', '+++++-'],
  ['Time("2020", "%Y %f") == Now()', '+++++-'],
  ['Time("2020", "%Q") == Now()', '------'],
  ['FormatTime(time, "%V") == "a"', '------'],
  ['FormatTime(time, "%-d") == "a"', '------'],
  ['ConvertTextToElementsXML("a", "", "a") == "a"', '++++++'],
])('%s is judged as each release did: %s', (text, verdicts) => {
  expect(TRIED.map((version) => (judge(text, 'log', version).length > 0 ? '-' : '+')).join('')).toBe(verdicts)
})

test('before v0.42.0 a layout of times was not looked at', () => {
  const faults = (text: string, version: string): number => judge(text, 'log', version).length
  expect(faults('Time("2020", "%Q") == Now()', 'v0.35.0')).toBe(0)
  expect(faults('Time("2020", "%Q") == Now()', 'v0.42.0')).toBe(1)
  expect(faults('Time("2020", "") == Now()', 'v0.35.0')).toBe(1)
})
