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
