/** The port that `/healthcheck`, the program in the collector's image, asks unless -port names another. */
export const USUAL_PORT = 13_133

/**
 * The options of `/healthcheck` in a health check's command; undefined when the command runs anything else.
 * A word is undefined when it is known only later.
 */
export function optionsOfCheck(command: readonly (string | undefined)[]): readonly (string | undefined)[] | undefined {
  const [form, program] = command
  if (form === '/healthcheck') return command.slice(1)
  return form === 'CMD' && program === '/healthcheck' ? command.slice(2) : undefined
}

/** The port that `/healthcheck` asks with these options; undefined when they do not tell. */
export function portAsked(options: readonly (string | undefined)[]): number | undefined {
  const text = options.join(' ')
  if (text === '') return USUAL_PORT
  const port = /^--?port[= ]([0-9]+)$/.exec(text)?.[1]
  return port === undefined ? undefined : Number(port)
}
