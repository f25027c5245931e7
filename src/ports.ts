/** What the story needs from outside, as interfaces; src/edge/ has the real ones, tests have their own. */

export interface Files {
  /** The file's text, or undefined when there is no such file. Any other trouble is a Failure that names the path. */
  readonly read: (path: string) => Promise<string | undefined>
  readonly write: (path: string, text: string) => Promise<void>
}

/** A parameter as Parameter Store holds it. */
export interface StoredParameter {
  readonly name: string
  readonly arn: string
  readonly type: 'String' | 'StringList' | 'SecureString'
  readonly version: number
  readonly value: string
}

export interface NewParameter {
  readonly name: string
  readonly value: string
  readonly type: 'String' | 'SecureString'
  readonly tier: 'Standard' | 'Advanced'
  readonly keyId?: string
  readonly overwrite: boolean
  readonly description: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}

export interface Parameters {
  /** The parameter with its value, or undefined when there is none. */
  readonly get: (name: string) => Promise<StoredParameter | undefined>
  readonly put: (parameter: NewParameter) => Promise<{ readonly version: number }>
  /** Names below a path, newest first. */
  readonly list: (path: string) => Promise<readonly { readonly name: string; readonly modified: number }[]>
  readonly remove: (names: readonly string[]) => Promise<void>
}

/** A revision as ECS describes it: the raw JSON text of `taskDefinition` and of `tags`, every field and number as sent. */
export interface DescribedRevision {
  readonly arn: string
  readonly family: string
  readonly revision: number
  readonly status: string
  readonly taskDefinition: string
  readonly tags: string
}

export interface DescribedService {
  readonly name: string
  readonly taskDefinitionArn: string
  /** Deployments that still run another revision. */
  readonly rollingOut: readonly { readonly taskDefinitionArn: string; readonly status: string }[]
  readonly launchType: string | undefined
}

export interface TaskDefinitions {
  /** Family, family:revision or ARN. */
  readonly describe: (name: string) => Promise<DescribedRevision | undefined>
  readonly service: (cluster: string, service: string) => Promise<DescribedService>
  /** The request is sent byte for byte. */
  readonly register: (request: string) => Promise<{ readonly arn: string; readonly family: string; readonly revision: number }>
  /** Every ACTIVE revision of a family, raw like `describe`. */
  readonly revisions: (family: string) => Promise<readonly DescribedRevision[]>
}
