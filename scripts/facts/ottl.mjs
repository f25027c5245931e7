/** OTTL was sampled in one patch release per minor; a minor without a sample has what either neighbour has. */
export function ottlOf(version, { ottl, samples, isIn, order }) {
  const minor = (text) => text.replace(/\.\d+$/, '')
  const own = samples.filter((sample) => minor(sample) === minor(version))
  const before = samples.findLast((sample) => order(sample) < order(version))
  const after = samples.find((sample) => order(sample) > order(version))
  const at = own.length ? own : [after, before]
  if (at.includes(undefined)) return {}
  const has = (rows) => rows.some(([from, to]) => at.some((sample) => isIn(sample, from, to)))
  const present = (names) =>
    Object.fromEntries(
      Object.entries(names)
        .filter(([, rows]) => has(rows))
        .map(([name]) => [name, true]),
    )
  const signature = (rows) => at.map((sample) => rows.find(({ from, to }) => isIn(sample, from, to))).find(Boolean)
  const converters = Object.entries(ottl.converters).flatMap(([name, rows]) => {
    const row = signature(rows)
    return row ? [[name, row.args.map(([argument, type]) => `${argument} ${plain(type)}`)]] : []
  })
  const paths = Object.entries(ottl.paths).map(([context, names]) => [context, present(names)])
  const filled = paths.filter(([, names]) => Object.keys(names).length)
  return {
    ottl: {
      converters: Object.fromEntries(converters),
      filter: present(ottl.filter_only),
      editors: present(ottl.functions),
      paths: Object.fromEntries(filled),
    },
  }
}

const plain = (type) =>
  type.replaceAll('github.com/open-telemetry/opentelemetry-collector-contrib/pkg/', '').replaceAll('ottl.', '')
