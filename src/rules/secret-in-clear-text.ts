import { fallbackOf, isSecretSetting, mayHoldSecret, rule, secretShape, type Value, type View } from '../lint/rule.js'

export default rule({
  id: 'secret-in-clear-text',
  severity: 'warning',
  title: 'A key, token or password stands in the config itself',
  adot: {},
  about: 'safety',
  consequence: 'whoever may read the parameter, the repository or the log has it',

  *check(view) {
    const { root, release } = view
    if (!root || !mayHoldSecret(view.source.text)) return
    const printed = release.has('prints-config') ? `, and ${release.version} prints the whole config to its log` : ''
    for (const value of root.all()) {
      const kind = kindOf(value, view)
      if (kind !== undefined)
        yield {
          at: value.path,
          on: 'key',
          what: `${kind} stands here in clear text${printed}`,
          help: 'keep it in Secrets Manager or Parameter Store, give it to the container as a secret, and write ${NAME} here',
        }
    }
  },
})

function kindOf(value: Value, { source }: View): string | undefined {
  const { tree } = value
  if (tree.kind === 'mapping' || tree.kind === 'sequence' || tree.span[0] === tree.span[1]) return undefined
  const written = source.text.slice(...tree.span)
  // What came through a reference is not written here, but what it falls back on is.
  const text = written.includes('${') ? fallbackOf(written) : value.text
  return text === undefined ? undefined : (secretShape(text) ?? (isSwitch(value) ? undefined : kindByKey(value, text)))
}

function kindByKey(value: Value, text: string): string | undefined {
  // An item of a list is called as its list is.
  const key = /^[0-9]+$/.test(value.key) ? value.path.findLast((step) => typeof step === 'string') : value.key
  return key !== undefined && isSecretSetting(key, text) ? `the value of ${JSON.stringify(key)}` : undefined
}

const isSwitch = ({ tree }: Value): boolean => tree.kind === 'scalar' && (tree.type === 'bool' || tree.type === 'null')
