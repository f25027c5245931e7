import { quote } from '../core/text.js'
import type { Release } from './catalog.js'

/** Why a function cannot take a text that is written out, to stand alone. */
interface FormatFault {
  readonly what: string
  readonly help: string
}

/** What is wrong with the name of a language or an encoding, or with a path in XML. */
export function findFormatFault(
  { call, parameter }: { readonly call: string; readonly parameter: string },
  text: string,
  release: Release,
): FormatFault | undefined {
  if (call === 'Time' && parameter === 'Locale') return localeFault(text)
  if (call === 'Decode' && parameter === 'Encoding')
    return release.has('ottl-checked-names') ? encodingFault(text) : undefined
  if (parameter !== 'XPath' || !release.has('ottl-checked-paths')) return undefined
  // Where the path may be left out, an empty one stands for the root.
  return text === '' && call.startsWith('Convert') ? undefined : pathFault(text)
}

/** The languages of github.com/elastic/lunes 0.1.0 and 0.2.2 are of this form, but for a few that nobody writes. */
const LOCALE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$|^(?:el-polyton|be-tarask|ca-ES-valencia)$|-u-/
/** Of this form, and not among them. */
const NO_LOCALES: Readonly<Record<string, string>> = {
  'zh-CN': 'zh-Hans-CN',
  'zh-TW': 'zh-Hant-TW',
  'zh-HK': 'zh-Hant-HK',
  nb: 'no',
  'nb-NO': 'no',
  iw: 'he',
  in: 'id',
  tl: 'fil',
}

function localeFault(text: string): FormatFault | undefined {
  if (LOCALE.test(text) && !Object.hasOwn(NO_LOCALES, text)) return undefined
  const meant = NO_LOCALES[text] ?? 'en-US'
  return { what: `Time knows no locale ${quote(text)}`, help: `write it as in ${quote(meant)}` }
}

const BASE64 = ['base64', 'base64-raw', 'base64-url', 'base64-raw-url']
/** What people take for encodings, and neither IANA's index nor the collector has. */
const NO_ENCODING =
  /^(?:base64[-_]?(?:raw|url|std)?|base32|base58|hex|url|uri|percent|rot13|gzip|zlib|deflate|json|none|plain|text|raw|auto|ansi|unicode|binary|utf-32|utf-7|utf_8|utf_16|utf-8-sig|utf-16-[lb]e|latin-1|sjis|cp125\d|win125\d)$/i

function encodingFault(text: string): FormatFault | undefined {
  if (BASE64.includes(text) || !NO_ENCODING.test(text)) return undefined
  const what = `Decode knows no encoding ${quote(text)}`
  return { what, help: `it takes ${BASE64.join(', ')} and names of IANA, such as utf-16le or windows-1252` }
}

/** Of what XPath refuses: an empty path, one that ends with a slash, and what is not closed. */
function pathFault(text: string): FormatFault | undefined {
  const help = 'write a path such as /a/b or //b[@id="1"]'
  if (text === '') return { what: 'an XPath cannot be empty', help }
  const bare = text.replace(/"[^"]*"|'[^']*'/g, '')
  if (/["']/.test(bare)) return { what: 'a text in the XPath is not closed', help }
  const [behindSquare = '', behindRound = ''] = [']', ')'].map((end) => bare.slice(bare.lastIndexOf(end) + 1))
  if (/\w\[/.test(behindSquare) || behindRound.includes('('))
    return { what: 'a bracket in the XPath is not closed', help }
  return /[^/]\/+$|^\/\/+$/.test(bare) ? { what: 'the XPath ends with a slash', help } : undefined
}
