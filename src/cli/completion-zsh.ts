import type { Completions, Offer } from './completion.js'

/** For a folder of zsh's fpath, as `_adot-ecs`, or to be read with `source`. */
export function writeZsh({ commands, rules, severities }: Completions): string {
  return `#compdef adot-ecs
# zsh completion of adot-ecs: adot-ecs completion zsh > "\${fpath[1]}/_adot-ecs"
_adot_ecs() {
  local curcontext=$curcontext state line
  _arguments -C '(- *)--help[what the program does]' '(- *)--version[which releases it knows]' '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, about }) => `        ${quoted(`${name}:${about}`)}`).join('\n')}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${commands.map((command) => `        ${command.name})\n          _arguments ${specs(command)} ;;`).join('\n')}
      esac
      ;;
  esac
}
_adot_ecs_rule() {
  if compset -P '*='; then compadd ${severities.join(' ')}; else compadd -S = ${rules.join(' ')}; fi
}
if [ "$funcstack[1]" = _adot_ecs ] || [ "$funcstack[1]" = _adot-ecs ]; then _adot_ecs "$@"; else compdef _adot_ecs adot-ecs; fi
`
}

function specs({ options, words }: Completions['commands'][number]): string {
  const each = options.map(({ name, about, isFlag, offer }) =>
    quoted(
      `*--${name}${isFlag ? '' : '='}[${about.replaceAll(/[[\]:]/g, '')}]${isFlag ? '' : `:value:${action(offer)}`}`,
    ),
  )
  const isNothing = typeof words !== 'string' && words.length === 0
  return [...each, ...(isNothing ? [] : [quoted(`*:word:${action(words)}`)])].join(' \\\n            ')
}

function action(offer: Offer): string {
  if (offer === 'file') return '_files'
  if (offer === 'rule=severity') return '_adot_ecs_rule'
  return offer.length === 0 ? ' ' : `(${offer.join(' ')})`
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
