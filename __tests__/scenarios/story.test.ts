import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clientOptions } from '../fakes/clients.js'
import { isMotoAvailable, type Moto, startMoto } from '../fakes/moto.js'
import type { ActionRun } from '../fakes/runner.js'
import { appTask } from '../fakes/samples.js'
import { CONFIG, registrable, run, type Scenario } from './action.js'

const judged = isMotoAvailable() ? describe : describe.skip
const SERVICE = { cluster: 'prod', service: 'web1' }

judged('a service, told by AWS as moto has it', () => {
  let moto: Moto
  let ecs: ECSClient
  let ssm: SSMClient

  beforeAll(async () => {
    moto = await startMoto()
    ecs = new ECSClient(clientOptions(moto))
    ssm = new SSMClient(clientOptions(moto))
    await ecs.send(new RegisterTaskDefinitionCommand(appTask() as never))
    await ecs.send(new CreateClusterCommand({ clusterName: 'prod' }))
    await deploy(1)
  }, 90_000)

  afterAll(async () => {
    ecs.destroy()
    ssm.destroy()
    await moto.stop()
  })

  const shown = async (revision: number): Promise<object> => {
    const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: `shop:${revision}` }))
    return taskDefinition ?? {}
  }
  const secretOf = async (revision: number): Promise<string | undefined> => {
    const { containerDefinitions: [, sidecar] = [] } = (await shown(revision)) as {
      containerDefinitions?: { secrets?: { valueFrom: string }[] }[]
    }
    return sidecar?.secrets?.[0]?.valueFrom
  }
  const valueOf = async (name = ''): Promise<string | undefined> =>
    (await ssm.send(new GetParameterCommand({ Name: name }))).Parameter?.Value
  const succeed = async (scenario: Scenario): Promise<ActionRun> => {
    const ran = await run({ ...scenario, env: moto.env })
    expect([ran.exitCode, ran.stdout, ran.stderr]).toEqual([0, ran.stdout, ran.stderr])
    return ran
  }
  /** A service of its own for each revision: moto's UpdateService leaves the deployments as they were. */
  const deploy = async (revision: number): Promise<Scenario['inputs']> => {
    const serviceName = `web${revision}`
    await ecs.send(
      new CreateServiceCommand({ cluster: 'prod', serviceName, taskDefinition: `shop:${revision}`, desiredCount: 1 }),
    )
    return { cluster: 'prod', service: serviceName }
  }

  test('from the first sidecar to its removal', async () => {
    const first = await succeed({ inputs: SERVICE })
    expect(first.outputs).toMatchObject({ changed: 'true', revision: '2' })
    expect(await secretOf(2)).toBe(first.outputs['parameter-name'])
    expect(await valueOf(first.outputs['parameter-name'])).toBe(CONFIG)

    const again = await succeed({ inputs: SERVICE })
    expect(again.outputs).toMatchObject({
      changed: 'false',
      'task-definition-arn': first.outputs['task-definition-arn'],
    })
    const second = { ...(await deploy(2)) }
    expect((await succeed({ inputs: second })).outputs).toMatchObject({ changed: 'false', revision: '2' })

    const config = CONFIG.replace('4317', '4319')
    const changed = await succeed({ inputs: second, config })
    expect(changed.outputs).toMatchObject({ changed: 'true', revision: '3' })
    expect(await secretOf(3)).toBe(changed.outputs['parameter-name'])
    expect(await secretOf(2)).toBe(first.outputs['parameter-name'])
    expect([await valueOf(await secretOf(2)), await valueOf(await secretOf(3))]).toEqual([CONFIG, config])

    const removed = await succeed({ inputs: { ...(await deploy(3)), state: 'absent' } })
    expect(removed.outputs).toMatchObject({ changed: 'true', revision: '4' })
    expect(registrable(await shown(4))).toEqual(registrable(await shown(1)))
  }, 90_000)
})
