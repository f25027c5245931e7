// Loaded before the program under test: refuses every connection and name look-up that is not for this machine, and
// writes who was asked for into the file that the URL's `log` names.
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const log = new URL(import.meta.url).searchParams.get('log')

const isHere = (host) => /^(localhost|::1|\[::1\]|127(\.\d+){3}|::ffff:127(\.\d+){3})$/.test(host)

const refuse = (host) => {
  if (log) appendFileSync(log, `${host}\n`)
  return Object.assign(new Error(`connect ECONNREFUSED ${host}: tests may only talk to this machine`), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: host,
  })
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args
  const isOptions = typeof first === 'object' && first !== null
  const isPath = isOptions ? Boolean(first.path) : typeof first === 'string' && !/^\d+$/.test(first)
  const host = isOptions ? (first.host ?? 'localhost') : typeof args[1] === 'string' ? args[1] : 'localhost'
  if (isPath || isHere(host)) return connect.apply(this, args)
  const refused = refuse(host)
  process.nextTick(() => this.destroy(refused))
  return this
}

const lookup = dns.lookup
dns.lookup = function (host, ...rest) {
  if (isHere(host)) return lookup.call(this, host, ...rest)
  const done = rest.at(-1)
  const refused = refuse(host)
  process.nextTick(() => done(refused))
}

const lookupSoon = dns.promises.lookup
dns.promises.lookup = async function (host, ...rest) {
  if (isHere(host)) return lookupSoon.call(this, host, ...rest)
  throw refuse(host)
}
