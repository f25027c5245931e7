/** A workflow command: `::name key=value::message`. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly col?: number
  readonly endColumn?: number
  readonly title?: string
}

/** The workflow commands in a step's log, as the runner reads them: one a line, from its first letter on. */
export const commandsIn = (log: string): readonly Command[] =>
  log.split(/\r?\n/).flatMap((line) => {
    const [, name, properties = '', message = ''] =
      /^\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line) ?? []
    if (name === undefined) return []
    const pairs = properties === '' ? [] : properties.split(',').map((pair) => pair.split('='))
    const read = pairs.map(([key = '', ...value]) => [key.trim(), propertyText(value.join('='))] as const)
    return [{ name, properties: Object.fromEntries(read), message: messageText(message) }]
  })

const messageText = (text: string): string => text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%25/g, '%')

const propertyText = (text: string): string => messageText(text.replace(/%3A/g, ':').replace(/%2C/g, ','))

export const annotationsIn = (commands: readonly Command[]): readonly Annotation[] =>
  commands.flatMap(({ name, properties, message }) => {
    if (name !== 'error' && name !== 'warning' && name !== 'notice') return []
    const { file, title } = properties
    const places = (['line', 'endLine', 'col', 'endColumn'] as const).flatMap((key) =>
      properties[key] === undefined ? [] : [[key, Number(properties[key])] as const],
    )
    const named = { ...(file === undefined ? {} : { file }), ...(title === undefined ? {} : { title }) }
    return [{ level: name, message, ...named, ...Object.fromEntries(places) }]
  })

/** What GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV holds: `name=value` and heredocs. Throws where the runner would. */
export const pairsIn = (text: string): Readonly<Record<string, string>> => {
  const result: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? []
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, index + 1)
      if (end < 0) throw new Error(`no line ${delimiter} ends the value of ${name}`)
      result[name] = lines.slice(index + 1, end).join('\n')
      index = end
    } else {
      const at = line.indexOf('=')
      if (at < 1) throw new Error(`neither name=value nor name<<delimiter: ${line}`)
      result[line.slice(0, at)] = line.slice(at + 1)
    }
  }
  return result
}
