import { list, quote } from '../core/text.js'
import {
  readChoice,
  readMatching,
  readPairs,
  readText,
  refuse,
  requireText,
  type Accepted,
  type Reader,
} from './reader.js'

export interface ParameterInputs {
  /** The base name; `{family}` in it is not yet filled. */
  readonly name: string
  readonly isImmutable: boolean
  readonly type: 'String' | 'SecureString'
  readonly keyId: string | undefined
  readonly tier: 'auto' | 'Standard' | 'Advanced'
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** How many immutable configs to keep; undefined: all. */
  readonly keep: number | undefined
}

const KEY: Accepted = { test: (text) => /^[A-Za-z0-9:/_-]{1,2048}$/.test(text), what: "a KMS key's id, ARN or alias" }
const KEEP: Accepted = {
  test: (text) => text === 'all' || /^[1-9]\d{0,4}$/.test(text),
  what: '"all", or a whole number of configs from 1 to 99999',
}
const TAG_KEY: Accepted = {
  test: (text) => /^[\p{L}\p{Z}\p{N}_.:/+\-@]{1,128}$/u.test(text) && !/^aws:/i.test(text),
  what: 'up to 128 letters, digits, blanks and any of _ . : / + - @, not beginning with "aws:"',
}
const MOST_TAGS = 50

export function readParameterInputs(reader: Reader): ParameterInputs {
  const isImmutable = readChoice(reader, 'parameter-mode', ['immutable', 'fixed']) === 'immutable'
  const type = readChoice(reader, 'parameter-type', ['String', 'SecureString'])
  const keyId = readMatching(reader, 'parameter-kms-key-id', KEY)
  if (keyId !== undefined && type === 'String') {
    refuse(
      reader,
      `inputs parameter-kms-key-id and parameter-type: ${quote(keyId)} is used only with type "SecureString"`,
      'set parameter-type to "SecureString", or drop the key',
    )
  }
  const name = readParameterName(reader)
  return {
    name,
    isImmutable,
    type,
    keyId,
    tier: readChoice(reader, 'parameter-tier', ['auto', 'Standard', 'Advanced']),
    tags: readTags(reader),
    keep: readKeep(reader, { name, isImmutable }),
  }
}

/** The base name. A wrong mode counts as the usual one. */
export function readParameterName(reader: Reader): string {
  const isImmutable = readText(reader, 'parameter-mode') !== 'fixed'
  const name = requireText(reader, 'parameter-name') ?? ''
  const placeholders = [...name.matchAll(/\{[^{}]*\}/g)].map(([text]) => text).filter((text) => text !== '{family}')
  if (placeholders.length > 0) {
    refuse(
      reader,
      `input parameter-name: ${list(placeholders)} in ${quote(name)} stands for nothing; accepted: {family}`,
    )
    return name
  }
  const wrong = name === '' ? undefined : wrongInName(name.replaceAll('{family}', 'family'), isImmutable)
  if (wrong !== undefined) refuse(reader, `input parameter-name: ${quote(name)} ${wrong}`)
  return name
}

/** What Parameter Store has against a base name, as the rest of a sentence; undefined when it takes it. */
export function wrongInName(name: string, isImmutable: boolean): string | undefined {
  const parts = name.split('/').filter((part) => part !== '')
  if (!/^[\w./-]+$/.test(name))
    return 'has characters that no parameter may have; accepted: letters, digits and any of _ . - /'
  if (/\/\/|\/$/.test(name)) return 'has an empty part; accepted: one "/" between parts, none at the end'
  if (!name.startsWith('/') && (parts.length > 1 || isImmutable))
    return 'does not begin with "/"; accepted: a full path such as /ecs/{family}/adot-config'
  if (/^\/?(aws|ssm)/i.test(name))
    return 'begins with "aws" or "ssm", which AWS keeps for itself; accepted: any other beginning'
  if (parts.length + Number(isImmutable) > MOST_PARTS)
    return `is too deep; accepted: at most ${MOST_PARTS} parts, of which parameter-mode "immutable" adds one`
  if (name.length > LONGEST_NAME) return `is ${name.length} characters long; accepted: at most ${LONGEST_NAME}`
  return undefined
}

const MOST_PARTS = 15
/** The ARN may have 1,011 characters: this leaves room for the rest of it and for a hash. */
const LONGEST_NAME = 920

function readTags(reader: Reader): ParameterInputs['tags'] {
  const pairs = readPairs(reader, 'tags', TAG_KEY)
  for (const { name, value, line } of pairs) {
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value)) {
      refuse(
        reader,
        `input tags: the value of ${quote(name)} on line ${line} is not accepted; accepted: up to 256 letters, digits, blanks and any of _ . : / = + - @`,
      )
    }
  }
  if (pairs.length > MOST_TAGS) refuse(reader, `input tags: has ${pairs.length} tags; accepted: at most ${MOST_TAGS}`)
  return pairs.map(({ name, value }) => ({ key: name, value }))
}

function readKeep(reader: Reader, { name, isImmutable }: { name: string; isImmutable: boolean }): number | undefined {
  const given = (requireText(reader, 'keep-configs') && readMatching(reader, 'keep-configs', KEEP)) ?? 'all'
  if (given === 'all') return undefined
  if (!isImmutable)
    refuse(
      reader,
      `inputs keep-configs and parameter-mode: ${quote(given)} and "fixed" exclude each other: a fixed parameter is one`,
      'set keep-configs to "all"',
    )
  if (!name.includes('{family}')) {
    refuse(
      reader,
      `inputs keep-configs and parameter-name: ${quote(given)} deletes configs, and ${quote(name)} may be shared with another family`,
      'put {family} into parameter-name',
    )
  }
  return Number(given)
}
