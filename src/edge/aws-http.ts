import { NodeHttpHandler } from '@smithy/node-http-handler'
import { proxyFor, wantsProxy, type Target } from './proxy.js'

/**
 * Connecting takes milliseconds, the slowest answer a few seconds. What is cut off is tried again, so a longer wait would
 * only hide that a firewall swallows the packets.
 */
const TIMEOUTS = {
  connectionTimeout: 5_000,
  requestTimeout: 30_000,
  socketTimeout: 30_000,
  throwOnRequestTimeout: true,
}
const AGENT = { keepAlive: true, maxSockets: 50 }

/** What a client of the SDK needs of its transport. */
export type Transport = Pick<
  NodeHttpHandler,
  'metadata' | 'handle' | 'updateHttpClientConfig' | 'httpHandlerConfigs' | 'destroy'
>

/** One pool of kept-alive connections for every client, straight to AWS or through the proxies that the environment names. */
export function openTransport(environment: NodeJS.ProcessEnv): Transport {
  const direct = new NodeHttpHandler({ ...TIMEOUTS, httpAgent: AGENT, httpsAgent: AGENT })
  if (!wantsProxy(environment)) return direct
  const proxied = new Map<string, Promise<NodeHttpHandler>>()
  const handlerFor = async (target: Target): Promise<NodeHttpHandler> => {
    const proxy = proxyFor(target, environment)
    if (!proxy) return direct
    const key = `${target.protocol} ${proxy.href}`
    const handler = proxied.get(key) ?? openProxied(target.protocol, proxy)
    proxied.set(key, handler)
    return handler
  }
  return {
    metadata: direct.metadata,
    handle: async (request, options) => (await handlerFor(request)).handle(request, options),
    updateHttpClientConfig: (key, value) => direct.updateHttpClientConfig(key, value),
    httpHandlerConfigs: () => direct.httpHandlerConfigs(),
    destroy: () => {
      direct.destroy()
      for (const handler of proxied.values()) void handler.then((opened) => opened.destroy())
    },
  }
}

/** The agents are loaded here only: most runs have no proxy. */
async function openProxied(protocol: string, proxy: URL): Promise<NodeHttpHandler> {
  if (protocol === 'http:') {
    const { HttpProxyAgent } = await import('http-proxy-agent')
    return new NodeHttpHandler({ ...TIMEOUTS, httpAgent: new HttpProxyAgent(proxy, AGENT) })
  }
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  return new NodeHttpHandler({ ...TIMEOUTS, httpsAgent: new HttpsProxyAgent(proxy, AGENT) })
}
