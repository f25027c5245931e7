/** Host and port as Go's net.Listen and net.Dial read them; `why` is to follow the address. */
export function readAddress(text: string): { readonly host: string; readonly port: number } | { readonly why: string } {
  const match = /^(\[[^\]]*\]|[^:[\]]*):([^:]*)$/.exec(text)
  if (!match)
    return {
      why: text.includes(':') ? 'has more than one colon, so host and port cannot be told apart' : 'has no port',
    }
  const [, host = '', port = ''] = match
  if (port === '') return { host, port: 0 }
  if (/^[0-9]+$/.test(port))
    return Number(port) > 65535 ? { why: `has port ${port}, and 65535 is the highest` } : { host, port: Number(port) }
  return SERVICES.has(port.toLowerCase())
    ? { host, port: SERVICES.get(port.toLowerCase()) ?? 0 }
    : { why: `has ${JSON.stringify(port)} for a port, which is no number` }
}

/** Names that Go resolves without asking anybody. */
const SERVICES: ReadonlyMap<string, number> = new Map([
  ['domain', 53],
  ['ftp', 21],
  ['ftps', 990],
  ['gopher', 70],
  ['http', 80],
  ['https', 443],
  ['imap2', 143],
  ['imap3', 220],
  ['imaps', 993],
  ['pop3', 110],
  ['pop3s', 995],
  ['smtp', 25],
  ['submissions', 465],
  ['ssh', 22],
  ['telnet', 23],
])
