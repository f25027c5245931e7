/** Go's yaml.v3 refuses a document in which aliases stand for too much of what is read. This is its rule. */

/** How many values were read so far, and how many of them through aliases. */
export interface Expansion {
  values: number
  aliased: number
}

/** Up to so many values nearly all may come through aliases; from `MANY` on only a tenth. */
const FEW = 400_000
const MANY = 4_000_000

export const startExpansion = (): Expansion => ({ values: 1, aliased: 0 })

export function isExcessive({ values, aliased }: Expansion): boolean {
  if (aliased <= 100 || values <= 1000) return false
  const share = Math.min(Math.max((values - FEW) / (MANY - FEW), 0), 1)
  return aliased / values > 0.99 - 0.89 * share
}
