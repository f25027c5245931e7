/** An image's name, taken apart. */
export interface ImageParts {
  readonly repository: string
  readonly tag: string | undefined
  readonly digest: string | undefined
}

/** `registry:5000/team/name:tag@sha256:...`: a colon after the last slash begins the tag. */
export function parseImage(image: string): ImageParts {
  const [name = '', digest] = image.split('@', 2)
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1)
  if (colon < 0) return { repository: name, tag: undefined, digest }
  return { repository: name.slice(0, colon), tag: name.slice(colon + 1), digest }
}

export const printImage = ({ repository, tag, digest }: ImageParts): string =>
  `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`

/** Whether an image's repository is one of the collector's, in whatever registry: its last part is `aws-otel-collector`. */
export const isCollectorImage = (image: string): boolean =>
  parseImage(image).repository.split('/').at(-1) === 'aws-otel-collector'

/** A repository in a private registry of ECR. */
export interface PrivateRepository {
  readonly account: string
  readonly region: string
  readonly repository: string
}

/**
 * Where in ECR an image lies: behind `dkr.ecr`, or `dkr-ecr` for IPv6 too, both also with FIPS. Undefined: elsewhere.
 * https://docs.aws.amazon.com/general/latest/gr/ecr.html
 */
export function privateRepository(image: string): PrivateRepository | undefined {
  const [, account, region, repository] =
    /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/.exec(image) ?? []
  if (account === undefined || region === undefined || repository === undefined) return undefined
  return { account, region, repository }
}
