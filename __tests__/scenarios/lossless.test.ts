import { expect, test } from '@jest/globals'
import { startAws } from '../fakes/aws.js'
import { appContainer, appTask } from '../fakes/samples.js'
import { handedOn, run } from './action.js'

/** Fields that no service model has, at three depths, and numbers that JavaScript would write otherwise. */
const PLANTED = appTask({
  futureField: { nested: { list: [1, 'two', null] }, empty: {} },
  containerDefinitions: [
    appContainer({
      futureFlag: true,
      futureList: [],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/shop', 'awslogs-region': 'eu-central-1', 'awslogs-stream-prefix': 'app' },
        futureOptions: { deep: { deeper: 'kept' } },
      },
    }),
  ],
  volumes: [{ name: 'data', futureVolume: { size: 12 } }],
  tags: [{ key: 'team', value: 'core' }],
})
const TEXT = JSON.stringify(PLANTED).replace('"size":12', '"size":12345678901234567890.10')

const SOURCES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a service', { cluster: 'prod', service: 'web' }],
  ['a family', { 'task-definition': 'shop' }],
  ['an ARN', { 'task-definition': 'arn:aws:ecs:eu-central-1:123456789012:task-definition/shop:1' }],
  ['a file', { 'task-definition': 'task.json' }],
]

test.each(SOURCES)('fields and numbers that nobody knows survive from %s to ECS and to the file', async (_, inputs) => {
  const aws = await startAws({ extraFields: true })
  aws.seed.taskDefinition(TEXT)
  aws.seed.service({ name: 'web', cluster: 'prod', taskDefinition: 'shop' })
  const ran = await run({ env: aws.env, inputs, files: { 'task.json': TEXT } })
  await aws.close()
  expect([ran.exitCode, ran.stdout, ran.stderr]).toEqual([0, ran.stdout, ran.stderr])
  const sent = aws.writes().at(-1)?.raw ?? ''
  expect(handedOn(ran)).toBe(sent)
  expect(sent).toContain('12345678901234567890.10')
  const { containerDefinitions, ...task } = JSON.parse(sent)
  const { containerDefinitions: before, ...planted } = JSON.parse(TEXT)
  // ECS fills in empty lists and ports; nothing that was there is gone.
  expect(task).toMatchObject(planted)
  expect(containerDefinitions[0]).toMatchObject(before[0])
  expect(containerDefinitions).toHaveLength(2)
})
