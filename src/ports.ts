import type { Marker } from './core/marker.js'

/** What the story needs from outside, as interfaces; src/edge/ has the real ones, tests have their own. */

export interface Files {
  /** The file's text, or undefined when there is no such file. Any other trouble is a Failure that names the path. */
  readonly read: (path: string) => Promise<string | undefined>
  /** The same as it stands on the disk. */
  readonly readBytes: (path: string) => Promise<Uint8Array | undefined>
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
  readonly tier: 'Standard' | 'Advanced' | 'Intelligent-Tiering'
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
  /** Undefined when only the cluster says where its tasks run. */
  readonly isOnFargate: boolean | undefined
}

export interface TaskDefinitions {
  /** Family, family:revision or ARN. */
  readonly describe: (name: string) => Promise<DescribedRevision | undefined>
  readonly service: (cluster: string, service: string) => Promise<DescribedService>
  /** The request is sent byte for byte. */
  readonly register: (
    request: string,
  ) => Promise<{ readonly arn: string; readonly family: string; readonly revision: number }>
  /** Every ACTIVE revision of a family, raw like `describe`. */
  readonly revisions: (family: string) => Promise<readonly DescribedRevision[]>
}

/** What `edge/aws.ts` gives once it is loaded. */
export interface Aws {
  readonly parameters: Parameters
  readonly taskDefinitions: TaskDefinitions
  /** Loads both clients while AWS answers, so that the next calls leave together. */
  readonly prepare: () => void
  /** Does work while AWS answers the calls that have begun, at the latest with the next one. Its result is for later, its error for nobody. */
  readonly meanwhile: (work: () => unknown) => void
}

/** A mark beside a line of the change that people look at. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** Relative to the repository's root. 1-based lines and columns. */
  readonly place?: {
    readonly file: string
    readonly line: number
    readonly column: number
    readonly endLine: number
    readonly endColumn: number
  }
}

/** Lines of the log; with a title they can be folded. */
export interface Chapter {
  readonly title?: string
  readonly lines: readonly string[]
}

/** All that a run tells, as plain data: foreign text in it is already made harmless for its place. */
export interface Report {
  readonly passed: boolean
  readonly log: readonly Chapter[]
  readonly annotations: readonly Annotation[]
  /** Markdown, below the runner's limit. */
  readonly summary: string
  readonly outputs: ReadonlyMap<string, string>
  readonly sarif: { readonly path: string; readonly text: string } | undefined
  /** The one comment that carries the marker, written when there is a pull request; undefined: this run has none to write. */
  readonly comment: () => CommentText | CommentLeft | undefined
}

export interface CommentText {
  /** By which the comment is found again. */
  readonly marker: Marker
  readonly body: string
  /** Whether there is anything to say where nothing was said before. */
  readonly isNews: boolean
}

/** A comment that cannot be found, for the inputs that tell whose it is were refused. */
export interface CommentLeft {
  /** A line for the reader. */
  readonly note: string
}

/** Where on GitHub a run is. */
export interface Origin {
  /** Workflow and job, as their authors call them. */
  readonly job: string
  /** The step's id, else the action's name with a number behind it from the second time on. */
  readonly step: string
  /** Address of the run's page, which shows the job summaries. */
  readonly run: string
  /** Address of the folder that holds the repository's files as this run sees them. */
  readonly files: string | undefined
}

/** The place where the action runs. */
export interface Runner {
  /** The text of an input, as given; empty when it is not set. */
  readonly input: (name: string) => string
  /** An environment variable. */
  readonly variable: (name: string) => string | undefined
  /** Absolute path of a file for the steps behind this one. */
  readonly outputPath: (name: string) => string
  /** A path as the repository names it: relative to the root of the checkout that holds it, with `/`. */
  readonly pathInRepository: (path: string) => string
  /** The action's own version; undefined when the program was taken out of it. */
  readonly version: () => string | undefined
  /** Undefined outside of GitHub. */
  readonly origin: () => Origin | undefined
  readonly publish: (report: Report) => Promise<void>
}

export interface Ports {
  readonly runner: Runner
  readonly files: Files
  /** The day, in UTC: `2026-07-13`. */
  readonly today: () => string
  /** Configs that come with the action: their names, and the text of one. */
  readonly presets: { readonly names: () => readonly string[]; readonly read: (name: string) => Promise<string> }
  /** Loads the AWS clients; nothing is called yet. */
  readonly connect: (options: { readonly region: string | undefined; readonly attempts: number }) => Promise<Aws>
}
/** What the command line needs from outside. */
export interface Terminal {
  /** Behind the program's name. */
  readonly arguments: readonly string[]
  /** The bytes of a file, `-` being standard input; undefined when there is no such file. Any other trouble is a Failure. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>
  /** What cannot be written is a Failure that names the path. */
  readonly write: (path: string, text: string) => Promise<void>
  /** A page in Markdown by its path below docs/; undefined when the package lacks it. */
  readonly page: (path: string) => Promise<string | undefined>
  /** The package's own version; undefined when the program was taken out of it. */
  readonly version: () => Promise<string | undefined>
  /** A path as the repository names it: relative to the root of the checkout that holds it, with `/`. */
  readonly pathInRepository: (path: string) => string
  /** Marks beside lines, for the runner of GitHub Actions. */
  readonly annotate: (annotations: readonly Annotation[]) => Promise<void>
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
  /** Whether what is printed may have colours. */
  readonly isColoured: boolean
  readonly kept: () => Promise<Kept>
}

/** Texts that later runs of this very program find again, or not. */
export interface Kept {
  /** What was set for this text, which may be long and is not kept itself. */
  readonly get: (of: string) => string | undefined
  readonly set: (of: string, text: string) => void
  /** What was set since the start is for later runs as well. */
  readonly save: () => void
}
