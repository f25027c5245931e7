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
/** The name of a region: two letters, or four in AWS's European Sovereign Cloud. */
export const AWS_REGION = '[a-z]{2}(?:[a-z]{2})?(?:-[a-z]+)+-[0-9]'
const DOMAIN = String.raw`amazonaws\.(?:com(?:\.cn)?|eu)`
/** Also behind a VPC endpoint's own name, in China, FIPS and dual stack (AWS General Reference: service endpoints). */
const SERVICE_FIRST = new RegExp(
  String.raw`^(?:.+\.)?(aps-workspaces|xray|logs|monitoring)(?:-fips)?\.(${AWS_REGION})\.(?:vpce\.)?(?:${DOMAIN}|api\.aws)$`,
)
const REGION_FIRST = new RegExp(String.raw`^.+\.(${AWS_REGION})\.(es|aoss|osis)\.(?:${DOMAIN}|on\.aws)$`)

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
