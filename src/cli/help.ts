export const HELP = `adot-ecs: checks configs of the AWS Distro for OpenTelemetry collector, release by release

  adot-ecs lint FILE... --collector-version V   what keeps that release from starting, or loses data
      --task-definition FILE   the ECS task definition: its environment, ports and limits count too
      --env NAME=value         a variable of the container (repeatable); then unset ones are told as well
      --format FORMAT          text, json, sarif or github
      --fail-on SEVERITY       error (default), warning, never
      --rule ID=SEVERITY       off, error, warning or note for one rule (repeatable)
      --fix                    make the edits that keep the meaning
  adot-ecs upgrade FILE --from V --to V         what changes for this config between two releases
  adot-ecs explain RULE                         a rule's page
  adot-ecs rules                                every rule
  adot-ecs versions                             every release, and what is known to be wrong with it

FILE may be -, standard input. Without --collector-version the file .adot-version is read.
Exit code: 0 clean, 1 findings at or above --fail-on, 2 wrong use.
`
