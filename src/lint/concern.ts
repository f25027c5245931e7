import type { Rule, View } from './rule.js'

/**
 * The rules that have something to speak of in a config, in their order: most configs have little of what rules are
 * about, and to ask a rule costs more than to know that.
 */
export function concerned(rules: readonly Rule[], view: View): readonly Rule[] {
  const there = subjectsIn(view)
  const known = view.root?.names()
  return rules.filter(
    ({ subjects, keys }) =>
      (!subjects || isAny(subjects, there)) && (!keys || (known !== undefined && isAny(keys, known))),
  )
}

function isAny(wanted: readonly string[], there: ReadonlySet<string>): boolean {
  for (const one of wanted) if (there.has(one)) return true
  return false
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
