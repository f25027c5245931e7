import { own } from '../core/record.js'
import { plural } from '../core/text.js'
import { SINGULAR } from '../lint/rule.js'
import type { ConfigChange } from '../plan/comparison.js'
import { brokenCode, prose, tableLines, type Room, type Section } from './markdown.js'
import type { Story } from './story.js'

/** What the new config changes of the one in use, by component and setting: names only, never a value. */
export function configSection({ comparison }: Story, room: Room): Section {
  if (!comparison) return { title: 'Config', lines: [] }
  const { changes, why = '' } = comparison
  const place = prose(comparison.with, room)
  if (!changes) return { title: 'Config', lines: [`Not compared with the one in use, ${place}: ${prose(why, room)}.`] }
  if (changes.length === 0)
    return {
      title: 'Config',
      lines: [`Means the same as the one in use, ${place}: comments, blanks or the order of keys differ.`],
    }
  const rows = changes.map((change) => {
    const { where, setting } = placeOf(change)
    const place = setting === '' ? '' : `<br>${brokenCode(setting, room)}`
    return [`${prose(where, room)}${place}`, changeText(change, (name) => brokenCode(name, room))]
  })
  const table = { head: ['Where', 'Change'], rows, nouns: ['setting', 'settings'] } as const
  return {
    title: `Config: ${plural(changes.length, 'change')}`,
    lines: [`Compared with the one in use, ${place}. Values are not shown.`, '', ...tableLines(table, room)],
  }
}

/** `exporter awsxray` and the setting in it; empty: all of it. */
export function placeOf({ path: [section = '', ...rest] }: ConfigChange): {
  readonly where: string
  readonly setting: string
} {
  const kind = own<string>(SINGULAR, section)
  const [name, ...keys] = rest
  if (kind !== undefined && name !== undefined) return { where: `${kind} ${name}`, setting: keys.join('.') }
  const [id, ...parts] = keys
  if (section === 'service' && name === 'pipelines' && id !== undefined)
    return { where: `pipeline ${id}`, setting: parts.join('.') }
  return { where: section, setting: rest.join('.') }
}

/** `changed from a, b to a`, `added, from {{Region}}`. */
export function changeText(
  { kind, before, after, placeholders }: ConfigChange,
  show: (name: string) => string,
): string {
  const names = (ids: readonly string[]): string => ids.map(show).join(', ') || 'nothing'
  const lists = before && after ? ` from ${names(before)} to ${names(after)}` : ''
  const sources =
    placeholders.length > 0 ? `, filled from ${placeholders.map((name) => show(`{{${name}}}`)).join(', ')}` : ''
  return `${kind}${lists}${sources}`
}
