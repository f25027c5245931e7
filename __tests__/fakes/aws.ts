import type { Answer } from './answer.js'
import type { Credentials } from './auth.js'
import { type Recorded, serve } from './aws-server.js'
import { createSeeds, type Seeds } from './aws-seeds.js'
import { createFaults, type Fault } from './faults.js'
import { findRevision } from './ecs-read.js'
import { describe } from './ecs-register.js'
import type { JsonObject } from './json.js'
import { listen } from './loopback.js'
import { createRegion, type Parameter, type Place, type Region, type Settings } from './state.js'

export type { Fault, FaultKind } from './faults.js'
export type { Json, JsonObject } from './json.js'
export type { Recorded } from './aws-server.js'

export interface AwsOptions extends Partial<Settings> {
  readonly account?: string
  /** The region of `seed` and of the lookups, eu-central-1 when absent. Calls go where their signature says. */
  readonly region?: string
  readonly credentials?: Credentials
  /** Milliseconds added to every answer, so that calls sent together overlap. */
  readonly latency?: number
}

export interface Aws {
  readonly url: string
  readonly region: string
  readonly account: string
  /** What a process needs to talk to the fake: endpoint, region and credentials. */
  readonly env: Readonly<Record<string, string>>
  /** Every request, in the order received. */
  readonly requests: readonly Recorded[]
  /** The requests that would change something: not Describe, Get or List. Refused ones too. */
  readonly writes: () => readonly Recorded[]
  /** `service:action` of every request, in order. */
  readonly calls: () => readonly string[]
  /** The longest chain of requests that came one after the other. */
  readonly roundTrips: () => number
  readonly forget: () => void
  readonly fail: (fault: Fault) => void
  /** Faults that have not all happened yet: 0 says that the test saw every one. */
  readonly pendingFaults: () => number
  readonly seed: Seeds
  /** The parameter as it is stored, without a request. */
  readonly parameter: (name: string) => Parameter | undefined
  /** All parameters' names, sorted. */
  readonly parameterNames: () => readonly string[]
  /** What DescribeTaskDefinition would show of `family`, `family:revision` or ARN, without a request. */
  readonly taskDefinition: (name: string) => JsonObject | undefined
  readonly close: () => Promise<void>
}

/** The example credentials of AWS's own documentation. */
const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

const SETTINGS: Settings = { extraFields: false, invisibleReads: 0, reordered: false }

/** Starts a fake of Amazon ECS and Parameter Store on a free loopback port: empty, and as strict as AWS. */
export const startAws = async (options: AwsOptions = {}): Promise<Aws> => {
  const { account = '123456789012', region = 'eu-central-1', credentials = CREDENTIALS, latency = 0 } = options
  const regions = new Map<string, Region>()
  const settings = { ...SETTINGS, ...options }
  const placeOf = (name: string): Place => {
    const state = regions.get(name) ?? createRegion()
    regions.set(name, state)
    return { account, region: name, user: `arn:aws:sts::${account}:assumed-role/deploy/GitHubActions`, state, settings }
  }
  const faults = createFaults()
  const requests: Recorded[] = []
  const answerRequest = serve({ placeOf, faults, credentials, requests, latency })
  const { url, close } = await listen((request, response) => {
    answerRequest(request, response).catch((cause: unknown) =>
      response.destroy(cause instanceof Error ? cause : undefined),
    )
  })
  const here = placeOf(region)
  return {
    ...{ url, region, account, requests, close },
    env: environment(url, region, credentials),
    writes: () => requests.filter(({ action }) => !/^(Describe|Get|List)/.test(action)),
    calls: () => requests.map(({ service, action }) => `${service}:${action}`),
    roundTrips: () => longestChain(requests),
    forget: () => requests.splice(0, Infinity),
    fail: faults.add,
    pendingFaults: faults.pending,
    seed: createSeeds(here),
    parameter: (name) => here.state.parameters.get(name),
    parameterNames: () => [...here.state.parameters.keys()].sort(),
    taskDefinition: (name) => {
      const found = findRevision(name, here)
      return found && describe(found, here)
    },
  }
}

const environment = (url: string, region: string, credentials: Credentials): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
  AWS_EC2_METADATA_DISABLED: 'true',
})

/** The most requests of which each came after the one before had been answered. */
const longestChain = (requests: readonly Recorded[]): number => {
  const byEnd = requests.toSorted((a, b) => (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity))
  let count = 0
  let end = -Infinity
  for (const { startedAt, endedAt = Infinity } of byEnd) {
    if (startedAt < end) continue
    count += 1
    end = endedAt
  }
  return count
}

export type { Answer }
