import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { apply, preview } from '../src/apply.js'
import { newestRelease } from '../src/collector/catalog.js'
import { sha256 } from '../src/core/hash.js'
import { Failure } from '../src/core/problem.js'
import type { Inputs } from '../src/inputs.js'
import { observe, type Observed } from '../src/observed.js'
import { plan, type Plan, type PlanRequest } from '../src/plan.js'
import { storedForm } from '../src/plan/config.js'
import { parameterName } from '../src/plan/parameter.js'
import { pinRelease } from '../src/plan/pin.js'
import { isChange } from '../src/plan/step.js'
import type { Aws, DescribedRevision, NewParameter, StoredParameter } from '../src/ports.js'
import { definitionOf } from '../src/taskdef/definition.js'
import { placeSidecar, removeSidecar } from '../src/taskdef/sidecar.js'
import { appTask } from './fakes/samples.js'

const ACCOUNT = '123456789012'
const arnOf = (family: string, revision: number): string =>
  `arn:aws:ecs:eu-central-1:${ACCOUNT}:task-definition/${family}:${revision}`

/** What ECS and Parameter Store hold, in memory. */
function createWorld() {
  const revisions: DescribedRevision[] = []
  const parameters = new Map<string, StoredParameter>()
  const sent: (string | NewParameter | readonly string[])[] = []
  const find = (name: string) =>
    revisions.findLast(
      ({ arn, family, revision, status }) =>
        arn === name || `${family}:${revision}` === name || (family === name && status === 'ACTIVE'),
    )
  const add = (text: string, status = 'ACTIVE'): DescribedRevision => {
    const { tags = [], ...taskDefinition } = JSON.parse(text)
    const { family } = taskDefinition
    const revision = revisions.filter((other) => other.family === family).length + 1
    const arn = arnOf(family, revision)
    const shown = JSON.stringify({ ...taskDefinition, taskDefinitionArn: arn, revision, status })
    const described = { arn, family, revision, status, taskDefinition: shown, tags: JSON.stringify(tags) }
    revisions.push(described)
    return described
  }
  const put = (parameter: NewParameter): { version: number } => {
    const { name, value, type } = parameter
    const version = (parameters.get(name)?.version ?? 0) + 1
    parameters.set(name, { name, value, type, version, arn: `arn:aws:ssm:eu-central-1:${ACCOUNT}:parameter${name}` })
    return { version }
  }
  const aws: Aws = {
    prepare: () => undefined,
    meanwhile: () => undefined,
    parameters: {
      get: (name) => Promise.resolve(parameters.get(name)),
      put: (parameter) => {
        sent.push(parameter)
        return Promise.resolve(put(parameter))
      },
      list: (path) =>
        Promise.resolve(
          [...parameters.keys()]
            .filter((name) => name.startsWith(`${path}/`))
            .reverse()
            .map((name) => ({ name, modified: 0 })),
        ),
      remove: (names) => {
        sent.push(names)
        for (const name of names) parameters.delete(name)
        return Promise.resolve()
      },
    },
    taskDefinitions: {
      describe: (name) => Promise.resolve(find(name)),
      service: (_, name) =>
        Promise.resolve({ name, taskDefinitionArn: arnOf('shop', 1), rollingOut: [], isOnFargate: true }),
      register: (request) => {
        sent.push(request)
        return Promise.resolve(add(request))
      },
      revisions: (family) =>
        Promise.resolve(revisions.filter((one) => one.family === family && one.status === 'ACTIVE')),
    },
  }
  return { aws, add, put, sent, revisions, parameters }
}

type World = ReturnType<typeof createWorld>

const PARAMETER: Inputs['parameter'] = {
  name: '/ecs/{family}/adot-config',
  isImmutable: true,
  type: 'String',
  keyId: undefined,
  tier: 'auto',
  tags: [{ key: 'team', value: 'core' }],
  keep: undefined,
}

const inputsWith = (more: Partial<Inputs> = {}, parameter: Partial<Inputs['parameter']> = {}): Inputs => ({
  mode: 'apply',
  state: 'present',
  config: { from: 'file', path: 'adot.yaml' },
  values: new Map(),
  version: { given: 'v0.49.0', file: undefined, isNamed: false },
  definition: { from: 'revision', name: 'shop', family: 'shop', isLatest: true },
  sidecar: { environment: new Map() },
  parameter: { ...PARAMETER, ...parameter },
  register: true,
  failOn: 'error',
  rules: new Map(),
  comment: 'never',
  sarifFile: undefined,
  githubToken: undefined,
  aws: { region: 'eu-central-1', attempts: 1 },
  ...more,
})

/** What run does between reading and writing, without the linter. */
async function prepare(world: World, config: string | undefined, inputs = inputsWith()): Promise<PlanRequest> {
  const { parameter } = inputs
  const stored =
    config === undefined ? undefined : storedForm({ text: config, values: inputs.values, tier: parameter.tier })
  const source = inputs.definition
  if (!source || source.from === 'file') throw new Error('these tests ask ECS')
  const observed = await observe(
    source,
    {
      latest: true,
      parameter: stored && ((family) => parameterName(parameter, family, stored.hash)),
      configs: parameter.keep === undefined ? undefined : (family) => parameter.name.replace('{family}', family),
    },
    world.aws,
  )
  const { definition } = observed
  const placement = stored
    ? placeSidecar(definition, {
        ...inputs.sidecar,
        release: 'v0.49.0',
        parameterName: parameterName(parameter, definition.family, stored.hash),
        region: 'eu-central-1',
        healthCheckWorks: true,
        awsCallers: [],
      })
    : removeSidecar(definition)
  return { inputs, observed, stored, placement, outputPath: (name) => `/tmp/${name}` }
}

async function planFor(world: World, config: string | undefined, inputs = inputsWith()): Promise<Plan> {
  return plan(await prepare(world, config, inputs))
}

const noFiles = {
  read: () => Promise.resolve(undefined),
  readBytes: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
}
const applyTo = (world: World, planned: Plan) => apply(planned, { files: noFiles, aws: world.aws })

const seeded = (): World => {
  const world = createWorld()
  world.add(JSON.stringify(appTask()))
  return world
}

async function refusals(promise: Promise<unknown>): Promise<readonly string[]> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Failure) return error.troubles.map(({ what }) => what)
    throw error
  }
  return []
}

test('a plan writes the parameter first, then the file, then the revision', async () => {
  const { steps, changes } = await planFor(seeded(), 'a: 1\n')
  expect(changes).toBe(true)
  expect(steps.map(({ kind, target }) => [kind, target])).toEqual([
    ['parameter', `/ecs/shop/adot-config/${sha256('a: 1\n').slice(0, 12)}`],
    ['file', expect.stringMatching(/^\/tmp\/task-definition-shop-[0-9a-f]{12}\.json$/)],
    ['revision', 'shop'],
  ])
})

test('nothing that a plan says for people holds the config', async () => {
  const { steps } = await planFor(seeded(), 'password: hunter2\n')
  const said = steps.map(({ target, before, after, why }) => [target, before, after, why].join(' ')).join('\n')
  expect(said).not.toContain('hunter2')
})

test('the file holds the bytes that are registered', async () => {
  const { steps } = await planFor(seeded(), 'a: 1\n')
  const file = steps.find(({ kind }) => kind === 'file')
  const revision = steps.find(({ kind }) => kind === 'revision')
  expect(file).toMatchObject({ text: revision && 'send' in revision ? revision.send : '' })
})

test('without registering there is no revision', async () => {
  const { steps } = await planFor(seeded(), 'a: 1\n', inputsWith({ register: false }))
  expect(steps.map(({ kind }) => kind)).toEqual(['parameter', 'file'])
})

test('a preview has only the file', async () => {
  expect(preview(await planFor(seeded(), 'a: 1\n')).steps.map(({ kind }) => kind)).toEqual(['file'])
})

test('apply sends what the plan shows and nothing else, and a second run sends nothing', async () => {
  const config = fc.stringMatching(/^[a-z]{1,8}: [a-z0-9 ]{0,40}$/)
  const options = fc.record({
    cpu: fc.option(fc.nat(512), { nil: undefined }),
    essential: fc.option(fc.boolean(), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(config, options, fc.boolean(), async (text, sidecar, isImmutable) => {
      const world = seeded()
      const inputs = inputsWith({ sidecar: { ...sidecar, environment: new Map() } }, { isImmutable })
      const planned = await planFor(world, text, inputs)
      const applied = await applyTo(world, planned)
      expect(applied.stopped).toBeUndefined()
      expect(applied.done).toEqual(planned.steps)
      expect(world.sent).toEqual(
        planned.steps.flatMap((step) => ('send' in step && step.send !== undefined ? [step.send] : [])),
      )
      const again = await planFor(world, text, inputs)
      expect(again.changes).toBe(false)
      await applyTo(world, again)
      expect(world.sent).toHaveLength(2)
    }),
    { numRuns: 60 },
  )
})

test('placing and removing gives back what was there', async () => {
  const world = seeded()
  await applyTo(world, await planFor(world, 'a: 1\n'))
  await applyTo(world, await planFor(world, undefined, inputsWith({ state: 'absent', config: undefined })))
  const [first, , third] = world.revisions.map((revision) => definitionOf(JSON.parse(revision.taskDefinition), [], ''))
  expect(third?.json).toEqual(first?.json)
})

test('the newest revision counts when the service still runs an older one', async () => {
  const world = seeded()
  const inputs = inputsWith({ definition: { from: 'service', cluster: 'prod', service: 'web' } })
  await applyTo(world, await planFor(world, 'a: 1\n', inputs))
  const again = await planFor(world, 'a: 1\n', inputs)
  expect(again.steps.find(({ kind }) => kind === 'revision')).toMatchObject({
    send: undefined,
    existing: { revision: 2 },
  })
})

test('a revision that is no longer ACTIVE is registered anew, though it means the same', async () => {
  const { placement } = await prepare(seeded(), 'a: 1\n')
  const world = createWorld()
  world.add(JSON.stringify(placement.definition.json), 'INACTIVE')
  const inputs = inputsWith({ definition: { from: 'service', cluster: 'prod', service: 'web' } })
  const { steps } = await planFor(world, 'a: 1\n', inputs)
  expect(steps.find(({ kind }) => kind === 'revision')).toMatchObject({ existing: undefined, changes: [] })
})

test('a fixed parameter is overwritten only when its text differs, and without tags', async () => {
  const world = seeded()
  const fixed = inputsWith({}, { isImmutable: false })
  world.put({
    name: '/ecs/shop/adot-config',
    value: 'a: 1\n',
    type: 'String',
    tier: 'Standard',
    overwrite: false,
    description: '',
    tags: [],
  })
  const same = await planFor(world, 'a: 1\n', fixed)
  expect(same.steps[0]).toMatchObject({ send: undefined, why: 'it holds this text already' })
  const other = await planFor(world, 'a: 2\n', fixed)
  expect(other.steps[0]).toMatchObject({
    send: { name: '/ecs/shop/adot-config', value: 'a: 2\n', overwrite: true, tags: [] },
  })
})

test('a SecureString keeps its key, and a new parameter its tags', async () => {
  const { steps } = await planFor(seeded(), 'a: 1\n', inputsWith({}, { type: 'SecureString', keyId: 'alias/adot' }))
  expect(steps[0]).toMatchObject({
    send: { type: 'SecureString', keyId: 'alias/adot', tags: [{ key: 'team', value: 'core' }] },
  })
})

test('a parameter never changes its type', async () => {
  const world = seeded()
  world.put({
    name: '/ecs/shop/adot-config',
    value: 'a: 1\n',
    type: 'SecureString',
    tier: 'Standard',
    overwrite: false,
    description: '',
    tags: [],
  })
  expect(await refusals(planFor(world, 'a: 1\n', inputsWith({}, { isImmutable: false })))).toEqual([
    'parameter "/ecs/shop/adot-config": is a SecureString, and parameter-type is "String"; AWS cannot change the type of a parameter',
  ])
})

test('an immutable parameter with another text is refused', async () => {
  const world = seeded()
  const name = `/ecs/shop/adot-config/${sha256('a: 1\n').slice(0, 12)}`
  world.put({ name, value: 'b: 2\n', type: 'String', tier: 'Standard', overwrite: false, description: '', tags: [] })
  expect(await refusals(planFor(world, 'a: 1\n'))).toEqual([
    `parameter "${name}": holds another text than its name says (version 1), and an immutable config is never overwritten`,
  ])
})

test('a name that the family makes illegal is refused', async () => {
  const world = createWorld()
  world.add(JSON.stringify(appTask({ family: 'aws-shop' })))
  const inputs = inputsWith(
    { definition: { from: 'revision', name: 'aws-shop', family: 'aws-shop', isLatest: true } },
    { name: '/{family}/adot' },
  )
  expect(await refusals(planFor(world, 'a: 1\n', inputs))).toEqual([
    'input parameter-name: "/aws-shop/adot" begins with "aws" or "ssm", which AWS keeps for itself; accepted: any other beginning',
  ])
})

test('ECS counts the bytes of a task definition without the blanks and line ends between', async () => {
  const planWith = async (bytes: number) => {
    const variable = { name: 'A', value: 'x' }
    const count = Math.floor(bytes / JSON.stringify(variable).length)
    const environment = Array.from({ length: count }, () => variable)
    const world = createWorld()
    world.add(JSON.stringify(appTask({ containerDefinitions: [{ name: 'app', image: 'app', environment }] })))
    return refusals(planFor(world, 'a: 1\n'))
  }
  expect(await planWith(60_000)).toEqual([])
  expect(await planWith(66_000)).toEqual([
    expect.stringMatching(/^task definition "shop": has 6\d{4} bytes, more than the 65536 that ECS takes$/),
  ])
})

test('a config with braces left, and an empty one, are refused', async () => {
  expect(await refusals(planFor(seeded(), 'a: 1\nb: {{1}}\n'))).toEqual([
    'the config still has "{{" on line 2, which Parameter Store refuses in a value',
  ])
  expect(await refusals(planFor(seeded(), '\n'))).toEqual(['the config is empty, and a parameter must hold something'])
})

const filler = (section: string, bytes: number): string =>
  `${section}:\n${`  k${'x'.repeat(30)}: "v"\n`.repeat(1)}${Array.from({ length: Math.ceil(bytes / 20) }, (_, index) => `  key${String(index).padStart(5, '0')}: value12\n`).join('')}`

test.each<[string, string, Inputs['parameter']['tier'], Partial<ReturnType<typeof storedForm>>]>([
  ['fits Standard as written', filler('a', 3_000), 'auto', { tier: 'Standard', why: undefined, troubles: [] }],
  [
    'fits Standard without its comments',
    `${'# a comment\n'.repeat(200)}${filler('a', 3_000)}`,
    'auto',
    { tier: 'Standard', troubles: [] },
  ],
  ['needs Advanced', filler('a', 5_000), 'auto', { tier: 'Advanced', troubles: [] }],
  ['is Advanced when told so', filler('a', 1_000), 'Advanced', { tier: 'Advanced', why: undefined, troubles: [] }],
])('a config that %s', (_, text, tier, expected) => {
  expect(storedForm({ text, values: new Map(), tier })).toMatchObject(expected)
})

test('a config that is too long is refused with the bytes of its sections', () => {
  const text = `${filler('receivers', 6_000)}${filler('exporters', 3_000)}`
  const { troubles, why } = storedForm({ text, values: new Map(), tier: 'auto' })
  const [trouble, ...rest] = troubles
  expect(rest).toEqual([])
  // What does not fit is not charged for.
  expect(why).toMatch(/^[\d,]+ bytes as written are more than 4,096: stored without comments and blanks$/)
  expect(trouble?.what).toMatch(
    /^the config has 8,\d{3} bytes without comments and blanks, more than the 8,192 of a parameter of tier Advanced; bytes by section: receivers 5,\d{3}, exporters 2,\d{3}$/,
  )
  expect(storedForm({ text: filler('a', 5_000), values: new Map(), tier: 'Standard' }).troubles[0]?.help).toBe(
    'set parameter-tier to "auto" or "Advanced", or shorten the config',
  )
})

test('old configs go, but for the newest and those that a revision names', async () => {
  const world = seeded()
  const inputs = inputsWith({}, { keep: 2 })
  const names = []
  for (const text of ['a: 1\n', 'a: 2\n', 'a: 3\n', 'a: 4\n']) {
    const planned = await planFor(world, text, inputsWith())
    names.push(planned.steps[0]?.target)
    await applyTo(world, planned)
  }
  world.put({
    name: '/ecs/shop/adot-config/other',
    value: 'x',
    type: 'String',
    tier: 'Standard',
    overwrite: false,
    description: '',
    tags: [],
  })
  const named = await planFor(world, 'a: 5\n', inputs)
  expect(named.steps.at(-1)).toMatchObject({
    kind: 'cleanup',
    names: [],
    why: 'keep-configs is 2; 3 older ones named by an active or running revision',
  })
  world.revisions.splice(1, 2)
  const freed = await planFor(world, 'a: 5\n', inputs)
  expect(freed.steps.at(-1)).toMatchObject({ kind: 'cleanup', names: [names[1], names[0]] })
  await applyTo(world, freed)
  expect([...world.parameters.keys()]).toEqual([
    names[2],
    names[3],
    '/ecs/shop/adot-config/other',
    freed.steps[0]?.target,
  ])
})

test('where apply stops, it says what was done and what was not', async () => {
  const world = seeded()
  const planned = await planFor(world, 'a: 1\n')
  const failing: Aws = {
    ...world.aws,
    taskDefinitions: { ...world.aws.taskDefinitions, register: () => Promise.reject(new Failure({ what: 'no' })) },
  }
  const applied = await apply(planned, { files: noFiles, aws: failing })
  expect(applied.done.map(({ kind }) => kind)).toEqual(['parameter', 'file'])
  expect(applied.stopped).toMatchObject({ at: { kind: 'revision' }, rest: [], troubles: [{ what: 'no' }] })
})

test('a revision that ECS does not know, or that is inactive, is refused', async () => {
  const world = seeded()
  const named = (name: string) =>
    inputsWith({ definition: { from: 'revision', name, family: 'shop', isLatest: false } })
  expect(await refusals(planFor(world, 'a: 1\n', named('shop:9')))).toEqual([
    'task definition "shop:9": ECS knows no such family or revision in this account and region',
  ])
  world.add(JSON.stringify(appTask()), 'INACTIVE')
  expect(await refusals(planFor(world, 'a: 1\n', named('shop:2')))).toEqual([
    'task definition "shop:2": revision shop:2 is INACTIVE, so no service can be given it any more',
  ])
})

test('a rollout in progress is noted', async () => {
  const world = seeded()
  const aws: Aws = {
    ...world.aws,
    taskDefinitions: {
      ...world.aws.taskDefinitions,
      service: () =>
        Promise.resolve({
          name: 'web',
          taskDefinitionArn: arnOf('shop', 1),
          rollingOut: [{ taskDefinitionArn: arnOf('shop', 7), status: 'ACTIVE' }],
          isOnFargate: undefined,
        }),
    },
  }
  const observed: Observed = await observe(
    { from: 'service', cluster: 'prod', service: 'web' },
    { latest: false, parameter: undefined, configs: undefined },
    aws,
  )
  expect(observed.notes).toEqual([
    `service "web" is being rolled out: the PRIMARY deployment's shop:1 is taken, 1 other deployment still runs: shop:7 (ACTIVE)`,
  ])
})

test('the output of a plan names the ARN that a new parameter will have', async () => {
  const { steps } = await planFor(seeded(), 'a: 1\n')
  expect(steps[0]).toMatchObject({ arn: `arn:aws:ssm:eu-central-1:${ACCOUNT}:parameter${steps[0]?.target ?? ''}` })
  expect(steps.filter(isChange)).toHaveLength(2)
})

const image = (tag: string | undefined, digest?: string) => ({
  container: 'adot',
  image: { repository: 'r', tag, digest },
})

test('the input comes before the file, the file before the sidecar', () => {
  const file = { path: '.adot-version', text: '\n# why\nv0.40.2\n' }
  const sidecar = image('v0.30.0')
  expect(pinRelease({ given: '0.49.0', file, sidecar })).toMatchObject({
    version: 'v0.49.0',
    source: 'input collector-version',
    warning: undefined,
  })
  expect(pinRelease({ given: undefined, file, sidecar })).toMatchObject({
    version: 'v0.40.2',
    source: '.adot-version:3',
  })
  expect(pinRelease({ given: undefined, file: undefined, sidecar })).toMatchObject({
    version: 'v0.30.0',
    source: `the image's tag in container "adot"`,
  })
})

test('a release newer than the data is taken, with a warning', () => {
  const pin = pinRelease({ given: 'v9.0.0', file: undefined, sidecar: undefined })
  expect(pin).toMatchObject({ version: 'v9.0.0', release: { version: 'v9.0.0', index: newestRelease().index } })
  expect(pin.warning?.what).toBe(
    'input collector-version: "v9.0.0" is newer than v0.49.0, the newest release known here; its rules are applied',
  )
})

const pinTrouble = (sources: Partial<Parameters<typeof pinRelease>[0]>): string => {
  try {
    return pinRelease({ given: undefined, file: undefined, sidecar: undefined, ...sources }).version
  } catch (error) {
    if (error instanceof Failure) return error.troubles.map(({ what, help }) => `${what} | ${help ?? ''}`).join()
    throw error
  }
}

test.each<[string, Partial<Parameters<typeof pinRelease>[0]>, string]>([
  [
    'latest',
    { given: 'latest' },
    'input collector-version: "latest" pins nothing: each new task may start another release | pin one, such as v0.49.0',
  ],
  [
    'a release that never was',
    { given: 'v0.40.7' },
    'input collector-version: "v0.40.7" is no ADOT release: there is no such version | nearest: v0.40.2 or v0.41.0',
  ],
  [
    'a word',
    { given: 'stable' },
    'input collector-version: "stable" is no ADOT release; accepted: a release such as v0.49.0 | nearest: v0.49.0',
  ],
  [
    'a release with a suffix',
    { given: 'v0.40.2-amd64' },
    'input collector-version: "v0.40.2-amd64" is no ADOT release; accepted: a release such as v0.49.0 | nearest: v0.40.2',
  ],
  [
    'an old release',
    { given: '0.17.1' },
    'input collector-version: "0.17.1" is older than v0.18.0, the oldest release that is known here | nearest: v0.18.0',
  ],
  [
    'an empty file',
    { file: { path: 'v', text: '# nothing\n' } },
    'v: names no release | write one in a line of its own, such as v0.49.0',
  ],
  [
    'an image tagged latest',
    { sidecar: image('latest') },
    `the image's tag in container "adot": "latest" pins nothing: each new task may start another release | pin one, such as v0.49.0`,
  ],
  [
    'an image without a tag',
    { sidecar: image(undefined) },
    'container "adot": its image has no tag, which means "latest": each new task may start another release | pin collector-version, such as v0.49.0',
  ],
  [
    'an image with a digest only',
    { sidecar: image(undefined, 'sha256:aa') },
    'container "adot": its image is named by digest only, which does not say which release it is | say which one it is with collector-version, such as v0.49.0',
  ],
  [
    'nothing at all',
    {},
    'input collector-version: is empty, no version file names a release, and the task definition has no collector yet | pin one, such as collector-version: v0.49.0 (the newest that is known here)',
  ],
])('%s pins no release', (_, sources, trouble) => {
  expect(pinTrouble(sources)).toBe(trouble)
})
