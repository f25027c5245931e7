import type { Reason, Report } from './aws-facts.js'

/** The connection, the proxy, or an answer that is nobody's we asked. */
export function networkTrouble(report: Report): Reason | undefined {
  const { facts, trace, proxy } = report
  if (!trace.isSent) return undefined
  if (facts.status === 407)
    return {
      why: `the proxy ${proxy ?? trace.host} wants a user and a password`,
      help: 'write them into HTTPS_PROXY: http://user:password@host:port',
    }
  if (facts.unreadable !== undefined) return foreignAnswer(report)
  if (facts.code === undefined) return undefined
  const { cause, help } = causeOf(facts.code, report)
  return { why: `${cause.replace('HOST', whereOf(report))} ${report.effort} (${facts.code})`, help }
}

/** With a proxy, the first connection is to it; what comes later may be its doing or AWS's. */
function whereOf({ facts, trace, proxy }: Report): string {
  if (proxy === undefined) return trace.host
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(facts.code ?? '')
    ? `the proxy ${proxy} on the way to ${trace.host}`
    : `${trace.host} (through the proxy ${proxy})`
}

function foreignAnswer({ facts, trace, proxy }: Report): Reason {
  const from = proxy === undefined ? trace.host : `the proxy ${proxy} for ${trace.host}`
  return {
    why: `${from} answered HTTP ${String(facts.status)} with ${facts.unreadable ?? ''} that is not AWS's`,
    help: 'something answers in place of AWS: check HTTPS_PROXY, NO_PROXY and AWS_ENDPOINT_URL',
  }
}

interface Cause {
  readonly cause: string
  readonly help: string
}

const CERTIFICATE = /CERT|SIGNATURE|ALTNAME/

function causeOf(code: string, { region, proxy }: Report): Cause {
  const way =
    proxy === undefined
      ? 'the runner needs a way to AWS: check its network, or set HTTPS_PROXY'
      : 'check HTTPS_PROXY and NO_PROXY'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return {
      cause: 'the name of HOST could not be resolved',
      help: `check the region's spelling (now: ${region ?? 'unknown'}); ${way}`,
    }
  if (code === 'ECONNREFUSED')
    return { cause: 'HOST refused the connection', help: `${way}, and AWS_ENDPOINT_URL if that is set` }
  if (CERTIFICATE.test(code))
    return {
      cause: 'the TLS certificate of HOST is not trusted',
      help: 'a proxy that opens TLS signs with its own authority: name its file in NODE_EXTRA_CA_CERTS',
    }
  if (code === 'EPROTO')
    return {
      cause: 'HOST does not speak TLS as expected',
      help: 'check AWS_ENDPOINT_URL and HTTPS_PROXY: http or https, and the port',
    }
  if (code === 'ECONNRESET' || code === 'EPIPE') return { cause: 'HOST broke the connection', help: way }
  if (code === 'ETIMEDOUT') return { cause: 'HOST did not answer in time', help: way }
  return { cause: 'HOST could not be reached', help: way }
}
