/** An address of an AWS service that wants signed requests. */
export interface AwsEndpoint {
  /** The name under which requests are signed: `aps`, `xray`. */
  readonly service: string
  readonly region: string
  readonly scheme: string
  /** From the first slash on, without query; empty when there is none. */
  readonly path: string
}

const SIGNED_AS: Readonly<Record<string, string>> = {
  'aps-workspaces': 'aps',
  xray: 'xray',
  logs: 'logs',
  monitoring: 'monitoring',
}
const REGION = '([a-z]{2}(?:-[a-z]+)+-[0-9])'
/** Also behind a VPC endpoint's own name, in China, FIPS and dual stack (AWS General Reference: service endpoints). */
const SERVICE_FIRST = new RegExp(
  `^(?:.+\\.)?(aps-workspaces|xray|logs|monitoring)(?:-fips)?\\.${REGION}\\.(?:vpce\\.)?(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)$`,
)
const REGION_FIRST = new RegExp(`^.+\\.${REGION}\\.(es|aoss|osis)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)$`)

/** What a URL says of the AWS service behind it; undefined for any other host. */
export function awsEndpoint(url: string): AwsEndpoint | undefined {
  const [, scheme, host = '', path = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#:]+)(?::[0-9]+)?([^?#]*)/i.exec(url) ?? []
  if (scheme === undefined) return undefined
  const name = host.toLowerCase()
  const [, first = '', region] = SERVICE_FIRST.exec(name) ?? []
  const service = SIGNED_AS[first]
  if (service !== undefined && region !== undefined) return { service, region, scheme: scheme.toLowerCase(), path }
  const [, place, kind] = REGION_FIRST.exec(name) ?? []
  return kind !== undefined && place !== undefined
    ? { service: kind, region: place, scheme: scheme.toLowerCase(), path }
    : undefined
}
