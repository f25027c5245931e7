import { type Answer, answer, clientError, refuse } from './answer.js'
import { describe } from './ecs-register.js'
import { compact, type JsonObject, textOf, textsOf } from './json.js'
import { pageOf } from './paging.js'
import type { Handler, Place, Revision } from './state.js'

/** The revision that `family`, `family:revision` or an ARN means; a family means its newest ACTIVE revision. */
export const findRevision = (name: string, { account, region, state }: Place): Revision | undefined => {
  const prefix = `arn:aws:ecs:${region}:${account}:task-definition/`
  const short = name.startsWith(prefix) ? name.slice(prefix.length) : name
  const [family = '', revision] = short.split(':')
  const all = state.revisions.filter((each) => each.family === family).sort((a, b) => b.revision - a.revision)
  if (short.split(':').length > 2) return undefined
  return revision === undefined
    ? all.find((each) => each.status === 'ACTIVE')
    : all.find((each) => String(each.revision) === revision)
}

const describeTaskDefinition: Handler = (input, place) => {
  const found = findRevision(textOf(input, 'taskDefinition') ?? '', place)
  if (found === undefined) return clientError('Unable to describe task definition.')
  const tags = textsOf(input, 'include').includes('TAGS') ? { tags: found.tags } : {}
  return answer({ taskDefinition: describe(found, place), ...tags })
}

const deregisterTaskDefinition: Handler = (input, place) => {
  const name = textOf(input, 'taskDefinition') ?? ''
  if (!/:\d+$/.test(name)) return clientError('Revision is missing.')
  const found = findRevision(name, place)
  if (found === undefined) return clientError('The specified task definition does not exist.')
  const gone = { ...found, status: 'INACTIVE' }
  place.state.revisions.splice(place.state.revisions.indexOf(found), 1, gone)
  return answer({ taskDefinition: describe(gone, place) })
}

const listTaskDefinitions: Handler = (input, { state }) => {
  const family = textOf(input, 'familyPrefix')
  const status = textOf(input, 'status') ?? 'ACTIVE'
  const direction = input['sort'] === 'DESC' ? -1 : 1
  const found = state.revisions
    .filter((each) => each.status === status && (family === undefined || each.family === family))
    .sort((a, b) => direction * (a.family.localeCompare(b.family) || a.revision - b.revision))
  return paged(input, { member: 'taskDefinitionArns', all: found.map(({ arn }) => arn) })
}

const listTaskDefinitionFamilies: Handler = (input, { state }) => {
  const prefix = textOf(input, 'familyPrefix') ?? ''
  const status = textOf(input, 'status') ?? 'ALL'
  const hasActive = (family: string) =>
    state.revisions.some((each) => each.family === family && each.status === 'ACTIVE')
  const families = [...new Set(state.revisions.map(({ family }) => family))]
    .filter((family) => family.startsWith(prefix))
    .filter((family) => status === 'ALL' || hasActive(family) === (status === 'ACTIVE'))
  return paged(input, { member: 'families', all: families.sort() })
}

const MAX_PAGE = 100

interface Listing {
  readonly member: string
  readonly all: readonly string[]
  /** The page's size when the request names none, 100 when absent. */
  readonly size?: number
}

/** One page of a List call of ECS, 1 to 100 entries long. */
export const paged = (input: JsonObject, { member, all, size = MAX_PAGE }: Listing): Answer => {
  const wanted = input['maxResults'] ?? size
  if (typeof wanted !== 'number' || wanted < 1 || wanted > MAX_PAGE) {
    return refuse('InvalidParameterException', `maxResults must be between 1 and ${String(MAX_PAGE)}.`)
  }
  const page = pageOf(all, input, size)
  if (page === undefined) return refuse('InvalidParameterException', 'Invalid token: nextToken')
  return answer(compact({ [member]: page.items, nextToken: page.token }))
}

export const taskDefinitionReads: Readonly<Record<string, Handler>> = {
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeTaskDefinition: describeTaskDefinition,
  ListTaskDefinitionFamilies: listTaskDefinitionFamilies,
  ListTaskDefinitions: listTaskDefinitions,
}
