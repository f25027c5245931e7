/** Ranges are lists of [from, to], both inclusive, of release indexes; in files that people write, of versions, the end left open. */

/** Indexes in rising order -> ranges. */
export function rangesOf(indexes) {
  const ranges = []
  for (const index of indexes) {
    const last = ranges.at(-1)
    if (last?.[1] === index - 1) last[1] = index
    else ranges.push([index, index])
  }
  return ranges
}

const everyIndex = (ranges) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step))

export const intersect = (a, b) => {
  const other = new Set(everyIndex(b))
  return rangesOf(everyIndex(a).filter((index) => other.has(index)))
}

export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

/** `[["v0.18.0", "v0.40.2"], ["v0.44.0"]]` -> ranges. An end left open is the newest release. */
export function readRanges(written, versions, where) {
  const at = (version) => {
    const index = versions.indexOf(version)
    if (index < 0) throw new Error(`${where} names ${version}, which has no file in data/releases`)
    return index
  }
  return written.map(([from, to]) => [at(from), to === undefined ? versions.length - 1 : at(to)])
}
