import type { Completions, Offer } from './completion.js'

/** For ~/.config/fish/completions/adot-ecs.fish. */
export function writeFish({ commands, rules, severities }: Completions): string {
  const names = commands.map(({ name }) => name).join(' ')
  const around: Around = { rules, severities }
  const lines = commands.flatMap(({ name, about, words, options }) => [
    `complete -c adot-ecs -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d ${quoted(about)}`,
    ...offered(words, around).map((rest) => `complete -c adot-ecs -n '__fish_seen_subcommand_from ${name}' ${rest}`),
    ...options.map(
      ({ name: option, about: what, isFlag, offer }) =>
        `complete -c adot-ecs -n '__fish_seen_subcommand_from ${name}' -l ${option} -d ${quoted(what)}${isFlag ? '' : ` -x ${offered(offer, around).join(' ')}`.trimEnd().replace('-x -F', '-r -F')}`,
    ),
  ])
  return `# fish completion of adot-ecs: adot-ecs completion fish > ~/.config/fish/completions/adot-ecs.fish
complete -c adot-ecs -f
complete -c adot-ecs -n 'not __fish_seen_subcommand_from ${names}' -l help -d 'what the program does'
complete -c adot-ecs -n 'not __fish_seen_subcommand_from ${names}' -l version -d 'which releases it knows'
${lines.join('\n')}
`
}

type Around = Pick<Completions, 'rules' | 'severities'>

function offered(offer: Offer, { rules, severities }: Around): readonly string[] {
  if (offer === 'file') return ['-F']
  if (offer === 'rule=severity') {
    const both = rules.flatMap((id) => severities.map((severity) => `${id}=${severity}`))
    return [`-a '${both.join(' ')}'`]
  }
  return offer.length === 0 ? [] : [`-a '${offer.join(' ')}'`]
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
