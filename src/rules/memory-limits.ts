import { quote } from '../core/text.js'
import { rule, secondsAt, titleOf, type Declared, type Problem, type View } from '../lint/rule.js'

export default rule({
  id: 'memory-limits',
  severity: 'error',
  title: 'The limits of memory_limiter are missing or contradict each other',
  adot: {},
  subjects: ['processors/memory_limiter'],
  consequence: 'the collector stops when it checks or builds the processor',

  *check(view) {
    const { config, release } = view
    for (const limiter of config.of('processors', 'memory_limiter')) {
      if (!limiter.used && !release.has('validates-memory-limiter')) continue
      const problem = withoutInterval(limiter) ?? withoutLimit(limiter)
      if (problem) yield problem
      yield* aboveHundred(limiter)
      yield* spikeTooLarge(limiter)
      if (release.has('orders-gc-intervals')) yield* unordered(view, limiter)
    }
  },
})

/** A setting's number without its fraction, which the collector drops; zero when it is not there, undefined when it is known only at start. */
function sizeOf({ body }: Declared, key: string): number | undefined {
  const value = body.get(key)
  return value === undefined || value.isNull ? 0 : value.number && Math.trunc(value.number)
}

function withoutInterval(limiter: Declared): Problem | undefined {
  const interval = limiter.body.get('check_interval')
  const seconds = interval === undefined || interval.isNull ? 0 : interval.duration
  if (seconds === undefined || seconds > 0) return undefined
  const what = `${titleOf(limiter)} has no check_interval above zero`
  const place = interval ? { at: interval.path } : { at: limiter.path, on: 'key' as const }
  return { ...place, what, help: 'set check_interval: 1s' }
}

function withoutLimit(limiter: Declared): Problem | undefined {
  if (sizeOf(limiter, 'limit_mib') !== 0 || sizeOf(limiter, 'limit_percentage') !== 0) return undefined
  const help = 'set limit_mib, or limit_percentage with spike_limit_percentage'
  return { at: limiter.path, on: 'key', what: `${titleOf(limiter)} has no limit`, help }
}

function* aboveHundred(limiter: Declared): Generator<Problem> {
  for (const key of ['limit_percentage', 'spike_limit_percentage']) {
    if ((sizeOf(limiter, key) ?? 0) <= 100) continue
    yield { at: [...limiter.path, key], what: `${key} of ${titleOf(limiter)} is above 100`, help: 'write at most 100' }
  }
}

/** limit_mib counts before limit_percentage, each with its own spike limit. */
function* spikeTooLarge(limiter: Declared): Generator<Problem> {
  const unit = sizeOf(limiter, 'limit_mib') === 0 ? 'percentage' : 'mib'
  const [limit, spike] = [sizeOf(limiter, `limit_${unit}`), sizeOf(limiter, `spike_limit_${unit}`)]
  if (limit === undefined || spike === undefined || limit <= 0 || spike < limit) return
  if (unit === 'percentage' && limit > 100) return
  yield {
    at: [...limiter.path, `spike_limit_${unit}`],
    what: `spike_limit_${unit} of ${titleOf(limiter)} must be smaller than limit_${unit}`,
    help: 'about a fifth of the limit is usual',
  }
}

type Bound = 'min_soft' | 'min_hard' | 'max_soft' | 'max_hard'

/** Of two intervals the first must not be the shorter one; a maximum of 0 is none. */
const ORDERS: readonly (readonly [long: Bound, short: Bound])[] = [
  ['min_soft', 'min_hard'],
  ['max_soft', 'min_soft'],
  ['max_hard', 'min_hard'],
  ['max_soft', 'max_hard'],
]

function* unordered(view: View, limiter: Declared): Generator<Problem> {
  const { body, path } = limiter
  for (const [long, short] of ORDERS) {
    const [most, least] = [intervalOf(view, limiter, long), intervalOf(view, limiter, short)]
    if (most === undefined || least === undefined || most >= least || (long !== 'min_soft' && most <= 0)) continue
    const isGiven = body.get(keyOf(long)) !== undefined
    const [blamed, other, unsaid] = isGiven ? [long, short, least] : [short, long, most]
    const given = body.get(keyOf(other)) ? '' : `, which is ${String(unsaid)}s when not set`
    yield {
      at: [...path, keyOf(blamed)],
      what: `${keyOf(blamed)} of ${titleOf(limiter)} is ${isGiven ? 'shorter' : 'longer'} than ${quote(keyOf(other))}${given}`,
      help: `set both, ${keyOf(long)} at least as long as ${keyOf(short)}`,
    }
    return
  }
}

const keyOf = (bound: Bound): string => bound.replace(/^(m..)_(.*)$/, '$1_gc_interval_when_$2_limited')

/** In seconds; one that is not set and has no default is 0. */
function intervalOf(view: View, limiter: Declared, bound: Bound): number | undefined {
  const steps = [keyOf(bound)]
  return secondsAt(view, limiter, steps) ?? (limiter.body.get(...steps) ? undefined : 0)
}
