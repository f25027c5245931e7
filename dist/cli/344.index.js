"use strict";
exports.id = 344;
exports.ids = [344];
exports.modules = {

/***/ 344:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
writeCompletion: () => (B)
});
var module0 = __webpack_require__(789);
var module1 = __webpack_require__(177);
var module2 = __webpack_require__(264);
var u=e=>`# bash completion of adot-ecs: eval "$(adot-ecs completion bash)"
_adot_ecs() {
  local line=\${COMP_LINE:0:COMP_POINT} full before previous= command= word option= value words= files=
  full=\${line##*[[:space:]]}
  before=\${line%"$full"}
  set -f
  for word in $before; do
    previous=$word
    if [ -z "$command" ]; then
      case $word in ${e.commands.map(({name:o})=>o).join("|")}) command=$word ;; esac
    fi
  done
  set +f
  value=$full
  case $full in
    --*=*) option=\${full%%=*} value=\${full#*=} ;;
    *) option=$previous ;;
  esac
  case "$command $option" in
${S(e).join(`
`)}
    *)
      value=$full
      case "$command,$full" in
${x(e).join(`
`)}
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
`,S=e=>e.commands.flatMap(({name:o,options:t})=>t.filter(({isFlag:n})=>!n).map(({name:n,offer:s})=>`    '${o} --${n}') ${$(s,e)} ;;`)),x=e=>[`        ,*) words='${[...e.commands.map(({name:o})=>o),"--help","--version"].join(" ")}' ;;`,...e.commands.flatMap(({name:o,options:t,words:n})=>[`        ${o},-*) words='${t.map(s=>`--${s.name}`).join(" ")}' ;;`,`        ${o},*) ${$(n,e)} ;;`])];function $(e,{rules:o,severities:t}){if(e==="file")return"files=1";if(e!=="rule=severity")return e.length===0?":":`words='${e.join(" ")}'`;let n=o.map(s=>`${s}=`).join(" ");return`case $value in *=*) words='${t.join(" ")}' ;; *) words='${n}' ;; esac`}function g({commands:e,rules:o,severities:t}){let n=e.map(({name:r})=>r).join(" "),s={rules:o,severities:t},a=e.flatMap(({name:r,about:i,words:b,options:j})=>[`complete -c adot-ecs -n 'not __fish_seen_subcommand_from ${n}' -a ${r} -d ${_(i)}`,...h(b,s).map(l=>`complete -c adot-ecs -n '__fish_seen_subcommand_from ${r}' ${l}`),...j.map(({name:l,about:C,isFlag:O,offer:P})=>`complete -c adot-ecs -n '__fish_seen_subcommand_from ${r}' -l ${l} -d ${_(C)}${O?"":` -x ${h(P,s).join(" ")}`.trimEnd().replace("-x -F","-r -F")}`)]);return`# fish completion of adot-ecs: adot-ecs completion fish > ~/.config/fish/completions/adot-ecs.fish
complete -c adot-ecs -f
complete -c adot-ecs -n 'not __fish_seen_subcommand_from ${n}' -l help -d 'what the program does'
complete -c adot-ecs -n 'not __fish_seen_subcommand_from ${n}' -l version -d 'which releases it knows'
${a.join(`
`)}
`}function h(e,{rules:o,severities:t}){return e==="file"?["-F"]:e==="rule=severity"?[`-a '${o.flatMap(s=>t.map(a=>`${s}=${a}`)).join(" ")}'`]:e.length===0?[]:[`-a '${e.join(" ")}'`]}var _=e=>`'${e.replaceAll("\\","\\\\").replaceAll("'","\\'")}'`;function w({commands:e,rules:o,severities:t}){return`#compdef adot-ecs
# zsh completion of adot-ecs: adot-ecs completion zsh > "\${fpath[1]}/_adot-ecs"
_adot_ecs() {
  local curcontext=$curcontext state line
  _arguments -C '(- *)--help[what the program does]' '(- *)--version[which releases it knows]' '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands=(
${e.map(({name:n,about:s})=>`        ${m(`${n}:${s}`)}`).join(`
`)}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${e.map(n=>`        ${n.name})
          _arguments ${M(n)} ;;`).join(`
`)}
      esac
      ;;
  esac
}
_adot_ecs_rule() {
  if compset -P '*='; then compadd ${t.join(" ")}; else compadd -S = ${o.join(" ")}; fi
}
if [ "$funcstack[1]" = _adot_ecs ] || [ "$funcstack[1]" = _adot-ecs ]; then _adot_ecs "$@"; else compdef _adot_ecs adot-ecs; fi
`}function M({options:e,words:o}){let t=e.map(({name:s,about:a,isFlag:r,offer:i})=>m(`*--${s}${r?"":"="}[${a.replaceAll(/[[\]:]/g,"")}]${r?"":`:value:${y(i)}`}`)),n=typeof o!="string"&&o.length===0;return[...t,...n?[]:[m(`*:word:${y(o)}`)]].join(` \\
            `)}function y(e){return e==="file"?"_files":e==="rule=severity"?"_adot_ecs_rule":e.length===0?" ":`(${e.join(" ")})`}var m=e=>`'${e.replaceAll("'",String.raw`'\''`)}'`;var k={bash:u,zsh:w,fish:g},B=e=>k[e](A());function A(){return{commands:Object.entries(module1.x).map(([e,{about:o,words:t,options:n}])=>({name:e,about:o,words:v(t.most===0?[]:t.takes),options:Object.entries({...n,help:E}).map(([s,{kind:a,takes:r,about:i}])=>({name:s,about:i,isFlag:a==="flag",offer:v(r)}))})),rules:module0.z.map(({id:e})=>e),severities:module1.v}}var E={kind:"flag",takes:"any",about:"what the command does and takes"};function v(e){switch(e){case"file":case"rule=severity":return e;case"any":return[];case"release":return (0,module2.g)().map(({version:o})=>o).toReversed();case"rule":return module0.z.map(({id:o})=>o);default:return e}}


/***/ })

};
;