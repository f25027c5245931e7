import type { Completions, Offer } from './completion.js'

/**
 * For bash 3.2 and later, without the package bash-completion. Bash splits words at `=`, so the word under the cursor is
 * taken from the line itself, and what is offered replaces only what stands behind the last `=`.
 */
export const writeBash = (
  completions: Completions,
): string => `# bash completion of adot-ecs: eval "$(adot-ecs completion bash)"
_adot_ecs() {
  local line=\${COMP_LINE:0:COMP_POINT} full before previous= command= word option= value words= files=
  full=\${line##*[[:space:]]}
  before=\${line%"$full"}
  set -f
  for word in $before; do
    previous=$word
    if [ -z "$command" ]; then
      case $word in ${completions.commands.map(({ name }) => name).join('|')}) command=$word ;; esac
    fi
  done
  set +f
  value=$full
  case $full in
    --*=*) option=\${full%%=*} value=\${full#*=} ;;
    *) option=$previous ;;
  esac
  case "$command $option" in
${values(completions).join('\n')}
    *)
      value=$full
      case "$command,$full" in
${words(completions).join('\n')}
      esac
      ;;
  esac
  COMPREPLY=()
  if [ -n "$files" ]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$value")
  else
    case $words in *=) compopt -o nospace 2>/dev/null ;; esac
    COMPREPLY=($(compgen -W "$words" -- "\${value##*=}"))
  fi
}
complete -F _adot_ecs adot-ecs
`

/** What may stand behind an option. */
const values = (completions: Completions): readonly string[] =>
  completions.commands.flatMap(({ name, options }) =>
    options
      .filter(({ isFlag }) => !isFlag)
      .map(({ name: option, offer }) => `    '${name} --${option}') ${offered(offer, completions)} ;;`),
  )

/** What may stand elsewhere: a command, its options, its words. */
const words = (completions: Completions): readonly string[] => [
  `        ,*) words='${[...completions.commands.map(({ name }) => name), '--help', '--version'].join(' ')}' ;;`,
  ...completions.commands.flatMap(({ name, options, words: takes }) => [
    `        ${name},-*) words='${options.map((option) => `--${option.name}`).join(' ')}' ;;`,
    `        ${name},*) ${offered(takes, completions)} ;;`,
  ]),
]

function offered(offer: Offer, { rules, severities }: Completions): string {
  if (offer === 'file') return 'files=1'
  if (offer !== 'rule=severity') return offer.length === 0 ? ':' : `words='${offer.join(' ')}'`
  const ids = rules.map((id) => `${id}=`).join(' ')
  return `case $value in *=*) words='${severities.join(' ')}' ;; *) words='${ids}' ;; esac`
}
