import type { Rule, View } from './rule.js'

/**
 * The rules that have something to speak of in a config, in their order: most configs have little of what rules are
 * about, and to ask a rule costs more than to know that.
 */
export function concerned(rules: readonly Rule[], view: View): readonly Rule[] {
  const there = subjectsIn(view)
  const known = keysIn(view)
  return rules.filter(({ subjects, keys }) => (!subjects || isAny(subjects, there)) && (!keys || isAny(keys, known)))
}

function isAny(wanted: readonly string[], there: ReadonlySet<string>): boolean {
  for (const one of wanted) if (there.has(one)) return true
  return false
}

/** The keys of the top level, of components' bodies and of the section service, in lower case. */
function keysIn({ config, root }: View): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { key } of root?.children() ?? []) found.add(key.toLowerCase())
  for (const { body } of config.components) for (const name of body.names()) found.add(name)
  for (const name of root?.get('service')?.names() ?? []) found.add(name)
  return found
}

function subjectsIn({ config, task, source, references, mismatches, template, allChecked }: View): ReadonlySet<string> {
  const { values, maps, nulls } = allChecked()
  const there = new Set([...config.names, ...values.keys(), ...maps.keys()])
  if (nulls.size > 0) there.add('null')
  if (task) there.add('task')
  if (source.mistakes.length > 0) there.add('mistake')
  if (references.length > 0) there.add('reference')
  if (mismatches.length > 0) there.add('mismatch')
  if (template.missing.length + template.unused.length > 0) there.add('placeholder')
  if (config.components.some(({ facts }) => !facts)) there.add('stranger')
  return there
}
