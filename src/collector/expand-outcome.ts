/** What a release makes of one reference. */
export type Outcome =
  /** Its value stands in its place: a variable's, a default's, a `${yaml:...}`'s. */
  | { readonly kind: 'value' }
  /** It gets a value that is known only when the collector starts. */
  | { readonly kind: 'unknown' }
  /** The environment is known and nobody sets the variable; `isEmpty`: it is set, to nothing. `then`: what comes of it. */
  | { readonly kind: 'unset'; readonly isEmpty: boolean; readonly then: 'empty' | 'null' | 'stops' | 'panics' }
  /** It stays as text. */
  | { readonly kind: 'literal'; readonly why: LiteralReason }
  /** It silently becomes something else than it says, mostly nothing. */
  | { readonly kind: 'dropped'; readonly why: DropReason }
  /** The collector does not start. */
  | { readonly kind: 'stops'; readonly why: StopReason }

/**
 * `bare`: the release has no `$NAME` or `$1`. `escaped`: by `$$`, as meant. `after-escape`: an escaped reference stands
 * before it in the same value, and the release looks no further. `unclosed`: no `}`. `key`: keys are never expanded.
 */
export type LiteralReason = 'bare' | 'escaped' | 'after-escape' | 'unclosed' | 'key'

/**
 * `scheme`: the release reads `${scheme:...}` as the name of a variable. `inside`: it knows schemes only where the
 * reference is the whole value. `default`: it knows no defaults. `name`: no variable can have this name, as in `$1` or `$#`.
 * `escape`: `$$` does not keep it from being replaced. `unclosed`: no `}`. `value`: its value has a `$`, which is replaced too.
 */
export type DropReason = 'scheme' | 'inside' | 'default' | 'name' | 'escape' | 'unclosed' | 'value'

/**
 * `name`: no name that the release takes. `default`: it knows no defaults, or none without `env:`. `scheme`: no provider has
 * that scheme. `uri`: no `scheme:...`. `dollar`: a `$` between the braces, as when two references look like one. `text`: its value is
 * none that can stand inside a text. `value`: its value is no YAML, or of a kind that no setting can have, or holds such a reference.
 * `endless`: its value leads back to itself, or the text has more references than the release looks for.
 */
export type StopReason = 'name' | 'default' | 'scheme' | 'uri' | 'dollar' | 'text' | 'value' | 'endless'

/** Whether the collector does not start. */
export const isFatal = (outcome: Outcome): boolean =>
  outcome.kind === 'stops' || (outcome.kind === 'unset' && (outcome.then === 'stops' || outcome.then === 'panics'))
