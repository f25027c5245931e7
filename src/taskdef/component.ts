import { awsEndpoint } from '../core/aws-endpoint.js'
import { children, type Tree } from '../core/tree.js'

/** A component of the collector's config that runs, or an `s3:` address that the config is read from. */
export interface UsedComponent {
  readonly section: 'receivers' | 'processors' | 'exporters' | 'extensions' | 'providers'
  readonly type: string
  /** As the config writes it: `awsemf/app`. Of a provider: the address. */
  readonly id: string
  /** Its settings; undefined when it has none. */
  readonly body: Tree | undefined
}

/** A component with what follows from others, under paths of its settings. */
export interface Subject extends UsedComponent {
  readonly derived: ReadonlyMap<string, string>
}

/** The trees under a dotted path; lists on the way stand for each of their items. */
function treesAt(tree: Tree | undefined, steps: readonly string[]): readonly Tree[] {
  if (!tree) return []
  if (tree.kind === 'sequence') return [...children(tree)].flatMap(([, item]) => treesAt(item, steps))
  const [step, ...rest] = steps
  if (step === undefined) return [tree]
  return tree.kind === 'mapping' ? treesAt(tree.entries.get(step)?.value, rest) : []
}

/** Every text under a dotted path of a component's settings. Values that are known only at start have none. */
export function textsAt(component: UsedComponent | Subject, path: string): readonly string[] {
  const own = treesAt(component.body, path.split('.')).flatMap((tree) =>
    tree.kind === 'scalar' && tree.type !== 'null' && tree.text !== '' ? [tree.text] : [],
  )
  if (own.length > 0 || !('derived' in component)) return own
  const derived = component.derived.get(path)
  return derived === undefined ? [] : [derived]
}

export const textAt = (component: UsedComponent | Subject, path: string): string | undefined =>
  textsAt(component, path)[0]

/** Whether a setting is there and says anything but no: null, false, 0, "" and {} count as no. */
export const isSet = (component: UsedComponent, path: string): boolean =>
  treesAt(component.body, path.split('.')).some((tree) => {
    if (tree.kind === 'scalar') return tree.type !== 'null' && !['', 'false', '0'].includes(tree.text)
    return tree.kind !== 'mapping' || tree.entries.size > 0
  })

/**
 * A component once for each endpoint that it signs for or writes to, with what the endpoint says: the service, the region,
 * the Prometheus workspace.
 */
export function subjectsOf(component: UsedComponent, all: readonly UsedComponent[]): readonly Subject[] {
  const clients = all.filter(
    (other) => other === component || textsAt(other, 'auth.authenticator').includes(component.id),
  )
  const found = clients.flatMap((client) =>
    ['endpoint', 'traces_endpoint', 'metrics_endpoint', 'logs_endpoint'].flatMap((key) => textsAt(client, key)),
  )
  const derived = found.map(readEndpoint)
  return (derived.length > 0 ? derived : [new Map<string, string>()]).map((map) => ({ ...component, derived: map }))
}

function readEndpoint(endpoint: string): ReadonlyMap<string, string> {
  const aws = awsEndpoint(endpoint)
  const workspace = /\/workspaces\/(ws-[\w-]+)/.exec(endpoint)?.[1]
  const entries = { service: aws?.service, region: aws?.region, 'aws_auth.region': aws?.region, workspace }
  return new Map(
    Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )
}
