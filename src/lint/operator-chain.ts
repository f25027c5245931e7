import type { Value } from '../collector/value.js'
import { operatorsOf } from './operators.js'
import type { Declared } from './rule.js'

/** An operator in the chain of a filelog receiver; the receiver itself is the first. */
interface Link {
  readonly id: string
  readonly type: string
  /** Where it stands: the operator, or the receiver. */
  readonly value: Value
  /** The ids it says its entries go to, each with the value that names it; none where they go to the next one. */
  readonly outputs: readonly Output[]
}

interface Output {
  readonly to: string
  readonly value: Value
}

/**
 * The operators of a filelog receiver with the ids that the collector gives them: a second one without an id is `noop1`.
 * Undefined where the config does not tell them all.
 */
export function operatorChain(receiver: Declared): readonly Link[] | undefined {
  const list = receiver.body.get('operators')
  if (list && !list.isNull && list.tree.kind !== 'sequence') return undefined
  const links = [receiver.body, ...operatorsOf(receiver)].map((value, index) => readLink(value, index === 0))
  const known = links.filter((link) => link !== undefined)
  return known.length === links.length ? numberIds(known) : undefined
}

function readLink(value: Value, isInput: boolean): Link | undefined {
  const type = isInput ? 'file_input' : value.get('type')?.text
  const id = value.get('id')
  const outputs = [value.get('output'), ...(type === 'router' ? routesOf(value) : [])].map(readOutputs)
  const known = outputs.filter((each) => each !== undefined)
  const isUnknown = id && !id.isNull && id.text === undefined
  if (type === undefined || isUnknown || known.length < outputs.length) return undefined
  return { id: id?.text === undefined || id.text === '' ? type : id.text, type, value, outputs: known.flat() }
}

function routesOf(router: Value): readonly (Value | undefined)[] {
  const routes = router.get('routes')
  return [
    ...(routes?.tree.kind === 'sequence' ? routes.children() : []).map((route) => route.get('output')),
    router.get('default'),
  ]
}

/** A list of ids, or one text, which is split at its commas; undefined when they are known only at start. */
function readOutputs(value: Value | undefined): readonly Output[] | undefined {
  if (!value || value.isNull || value.text === '') return []
  if (value.tree.kind !== 'sequence') return value.text?.split(',').map((to) => ({ to, value }))
  const items = value.children().map((item) => (item.text === undefined ? undefined : { to: item.text, value: item }))
  const known = items.filter((item) => item !== undefined)
  return known.length === items.length ? known : undefined
}

function numberIds(links: readonly Link[]): readonly Link[] {
  const ids = links.map(({ id }) => id)
  const counts = new Map<string, number>()
  for (const [index, { id, type }] of links.entries()) {
    if (id !== type) continue
    let count = counts.get(type) ?? 0
    if (count > 0) {
      while (ids.includes(`${type}${String(count)}`)) count++
      ids[index] = `${type}${String(count)}`
    }
    counts.set(type, count + 1)
  }
  return links.map((link, index) => ({ ...link, id: ids[index] ?? link.id }))
}

/** Operators that pass nothing on. */
const ENDS = new Set(['file_output', 'stdout', 'drop_output'])

/** The first output that leads back to the operator it stands in, with that operator. */
export function cyclicOutput(links: readonly Link[]): { readonly from: Link; readonly output: Output } | undefined {
  const next = new Map(links.map((link, index) => [link.id, nextOf(link, links[index + 1])]))
  for (const [index, from] of links.entries()) {
    const back = new Set(links.slice(0, index + 1).map(({ id }) => id))
    const output = from.outputs.find(({ to }) => back.has(to) && reaches(to, from.id, next))
    if (output) return { from, output }
  }
  return undefined
}

function nextOf(link: Link, following: Link | undefined): readonly string[] {
  if (ENDS.has(link.type)) return []
  if (link.outputs.length > 0) return link.outputs.map(({ to }) => to)
  return following && link.type !== 'router' ? [following.id] : []
}

function reaches(from: string, goal: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set([from])
  for (const id of seen) for (const to of next.get(id) ?? []) seen.add(to)
  return seen.has(goal)
}
