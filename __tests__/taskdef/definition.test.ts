import { describe, expect, test } from '@jest/globals'
import { parseJson } from '../../src/core/json.js'
import { Failure } from '../../src/core/problem.js'
import { definitionOf, printDefinition, readDefinition } from '../../src/taskdef/definition.js'
import { FARGATE_WEB, read } from './definitions.js'

const troublesOf = (text: string, label = 'task.json'): readonly string[] => {
  try {
    readDefinition(text, label)
  } catch (error) {
    if (error instanceof Failure) return error.troubles.map(({ what }) => what)
    throw error
  }
  return []
}

const DESCRIBE_ONLY = [
  ...['compatibilities', 'taskDefinitionArn', 'requiresAttributes', 'revision', 'status'],
  ...['registeredAt', 'deregisteredAt', 'registeredBy', 'deleteRequestedAt'],
]

describe('a task definition', () => {
  test('loses what only Describe gives, and nothing else', () => {
    const definition = read(FARGATE_WEB)
    expect(Object.keys(definition.json)).toEqual(Object.keys(FARGATE_WEB).filter((key) => !DESCRIBE_ONLY.includes(key)))
    expect(definition.family).toBe('web')
    expect(definition.containers.map(({ name }) => name)).toEqual(['app'])
    expect(definition.isRegistered).toBe(true)
  })

  test('keeps fields that nobody knows, at any depth, and describe-only names below the top', () => {
    const text =
      '{"family":"f","future":{"status":"x","n":1.0},"containerDefinitions":[{"name":"a","image":"i","revision":3,"later":{"deep":[{"x":1e3}]}}]}'
    expect(printDefinition(readDefinition(text, 'f.json')).replace(/\n\s*/g, '').replaceAll(': ', ':')).toBe(text)
  })

  test('comes out of the wrapper of describe-task-definition with its tags, but those of AWS', () => {
    const tags = [
      { key: 'team', value: 'a' },
      { key: 'aws:cloudformation:stack-name', value: 's' },
    ]
    const definition = read({ taskDefinition: FARGATE_WEB, tags })
    expect(definition.json['tags']).toEqual([{ key: 'team', value: 'a' }])
    expect(read({ taskDefinition: FARGATE_WEB, tags: [] }).json['tags']).toBeUndefined()
    expect(read(FARGATE_WEB).json).toEqual(read({ taskDefinition: FARGATE_WEB }).json)
  })

  test('has its own tags in their place', () => {
    const text =
      '{"tags":[{"key":"aws:x","value":"1"},{"key":"a","value":"1"}],"family":"f","containerDefinitions":[{"name":"a","image":"i"}]}'
    const { json } = readDefinition(text, 'f.json')
    expect(Object.keys(json)).toEqual(['tags', 'family', 'containerDefinitions'])
    expect(json['tags']).toEqual([{ key: 'a', value: '1' }])
  })

  test('may be YAML', () => {
    const yaml =
      'family: web\ncpu: "256"\ncontainerDefinitions:\n  - name: app\n    image: app:1\n    memory: 512\n    command: [run, "on", "1"]\n'
    expect(readDefinition(yaml, 'task.yaml').json).toEqual({
      family: 'web',
      cpu: '256',
      containerDefinitions: [{ name: 'app', image: 'app:1', memory: 512, command: ['run', 'on', '1'] }],
    })
    expect(readDefinition('{family: web, containerDefinitions: [{name: app, image: app}]}', 'task.yml').family).toBe(
      'web',
    )
  })

  test('is made of raw answers too', () => {
    const json = parseJson(
      '{"family":"f","containerDefinitions":[{"name":"a","image":"i","cpu":1.0}],"revision":1}',
      'x',
    )
    expect(printDefinition(definitionOf(json, null, 'f:1'))).toContain('"cpu": 1.0')
  })
})

describe('refuses, naming the file and the field', () => {
  test.each([
    ['', ['task.json: the file is empty']],
    ['  \n', ['task.json: the file is empty']],
    ['"web"', ['task.json: holds no task definition but a single value or nothing']],
    ['[{"name":"a","image":"i"}]', ['task.json: holds a list, where a task definition is an object']],
    [
      '{}',
      [
        'task.json: "family" is missing',
        'task.json: "containerDefinitions" is missing or empty: there is nothing to run',
      ],
    ],
    [
      '{"family":"f","containerDefinitions":[]}',
      ['task.json: "containerDefinitions" is missing or empty: there is nothing to run'],
    ],
    [
      '{"family":"f","containerDefinitions":{"a":1}}',
      ['task.json: containerDefinitions is an object, where ECS takes a list of objects'],
    ],
    [
      '{"family":"f","containerDefinitions":[{"name":"a"},{"image":"i"}]}',
      ['task.json: containerDefinitions["a"] has no "image"', 'task.json: containerDefinitions[1] has no "name"'],
    ],
    [
      '{"family":"f","containerDefinitions":[{"name":"a","image":"i"},{"name":"a","image":"j"}]}',
      ['task.json: containerDefinitions[0] and [1] are both called "a"'],
    ],
    [
      '{"family": "f", "family": "g"}',
      ['task.json:1:17: key "family" stands twice in one object: one of the two values would be lost'],
    ],
    [
      '{"ContainerDefinitions":[]}',
      ['task.json: is written for CloudFormation ("ContainerDefinitions"), not for ECS ("containerDefinitions")'],
    ],
    [
      '{"family":"f","cpu":256,"containerDefinitions":[{"name":"a","image":"i","cpu":"0","memory":1.5,"essential":"true","environment":[{"name":"PORT","value":8080}],"command":"run","dockerLabels":{"n":1}}]}',
      [
        'task.json: cpu is a number, where ECS takes a string',
        'task.json: containerDefinitions["a"].cpu is a string, where ECS takes a whole number',
        'task.json: containerDefinitions["a"].memory is a number with a fraction, where ECS takes a whole number',
        'task.json: containerDefinitions["a"].essential is a string, where ECS takes true or false',
        'task.json: containerDefinitions["a"].environment["PORT"].value is a number, where ECS takes a string',
        'task.json: containerDefinitions["a"].command is a string, where ECS takes a list of strings',
        'task.json: containerDefinitions["a"].dockerLabels["n"] is a number, where ECS takes a string',
      ],
    ],
  ])('text number %#', (text, what) => {
    expect(troublesOf(text)).toEqual(what)
  })

  test('null where something may be left out is no mistake', () => {
    expect(
      troublesOf(
        '{"family":"f","cpu":null,"containerDefinitions":[{"name":"a","image":"i","memory":null,"secrets":null}]}',
      ),
    ).toEqual([])
  })

  test('YAML that cannot be read, at its line', () => {
    expect(troublesOf('family: web\n\tcpu: 1\n', 'task.yaml')).toEqual([expect.stringMatching(/^task\.yaml:2:\d+: /)])
  })

  test('no value of the environment is told', () => {
    const text =
      '{"family":"f","containerDefinitions":[{"name":"a","image":"i","environment":[{"name":"A","value":{"secret":"hunter2"}}]}]}'
    expect(troublesOf(text).join()).not.toContain('hunter2')
  })
})
