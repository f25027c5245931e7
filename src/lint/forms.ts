import type { Release } from '../collector/catalog.js'
import type { Check } from '../collector/checks.js'
import { dialectOf } from '../collector/dialect.js'
import { readUrl } from '../core/address.js'
import { readAddress } from '../core/host-port.js'
import type { Span } from '../core/problem.js'
import { findAnchoredFault, findFault } from '../core/regexp.js'

/** The part of a text that breaks its form, and why. */
export interface FormFault {
  readonly span: Span
  readonly why: string
  readonly help?: string
}

/** What a release cannot read in a text that must have a form; for regexps `why` speaks of the part, for addresses of the whole. */
export function findFormFault(text: string, form: NonNullable<Check['form']>, release: Release): FormFault | undefined {
  switch (form) {
    case 'regexp':
      return findFault(text, dialectOf(release))
    case 'anchored-regexp':
      return findAnchoredFault(text, dialectOf(release))
    case 'url':
    case 'request-url':
      return faultIn(readUrl(text, { request: form === 'request-url', onlyIpv6: release.has('only-ipv6-in-brackets') }))
    case 'http-url':
      return httpFault(text, release)
    case 'host-port':
      return addressFault(text)
  }
}

const faultIn = (read: ReturnType<typeof readUrl>): FormFault | undefined => ('why' in read ? read : undefined)

function httpFault(text: string, release: Release): FormFault | undefined {
  const read = readUrl(text, { request: false, onlyIpv6: release.has('only-ipv6-in-brackets') })
  if ('why' in read || text === '') return text === '' ? undefined : faultIn(read)
  if (!/^https?$/.test(read.scheme)) return { span: [0, text.length], why: 'does not begin with http:// or https://' }
  return read.host === '' ? { span: [0, text.length], why: 'has no host' } : undefined
}

/** An empty address is for other checks to judge: where it may be left out, it means the default. */
function addressFault(text: string): FormFault | undefined {
  const read = text === '' ? { host: '', port: 0 } : readAddress(text)
  if (!('why' in read)) return undefined
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  return { span: [0, text.length], why: isUrl ? 'is a URL' : read.why, help: 'write host:port, without a scheme' }
}
