import { expect, test } from '@jest/globals'
import { newestRelease } from '../src/collector/catalog.js'
import { look } from '../src/lint/lint.js'
import { needsOf } from '../src/plan/needs.js'
import { readDefinition } from '../src/taskdef/definition.js'

const works = (endpoint: string | undefined, command?: readonly string[]): true | string =>
  worksWith(endpoint === undefined ? '{}' : `{ endpoint: "${endpoint}" }`, command)

/** Whether a sidecar's own health check works beside a health_check extension. */
function worksWith(body: string, command?: readonly string[]): true | string {
  const release = newestRelease()
  const text = `extensions: { health_check: ${body} }\nservice: { extensions: [health_check] }`
  const request = { file: 'c.yaml', text, release, values: undefined, environment: undefined, severities: new Map() }
  const { config } = look(request).view
  const container = { name: 'otel', image: 'a/aws-otel-collector', ...(command && { healthCheck: { command } }) }
  const task = JSON.stringify({ family: 'shop', containerDefinitions: [container] })
  return needsOf(config, release, readDefinition(task, 'task.json').containers[0]).healthCheckWorks
}

test.each([
  [undefined, undefined],
  ['0.0.0.0:13133', undefined],
  ['localhost:13134', ['CMD', '/healthcheck', '-port', '13134']],
  [':13134', ['/healthcheck', '--port=13134']],
  ['127.0.0.1:13134', ['CMD', '/healthcheck', '-verbose']],
  [undefined, ['CMD-SHELL', '/healthcheck -port 13134']],
])('the endpoint %s serves the health check %j', (endpoint, command) => {
  expect(works(endpoint, command)).toBe(true)
})

test.each([
  ['localhost:13134', undefined, '127.0.0.1:13133'],
  ['localhost:13134', ['CMD', '/healthcheck'], '127.0.0.1:13133'],
  ['localhost:13133', ['CMD', '/healthcheck', '-port', '13134'], '127.0.0.1:13134'],
  [undefined, ['/healthcheck', '-port=13134'], '127.0.0.1:13134'],
  ['10.0.0.1:13133', undefined, '127.0.0.1:13133'],
])('the endpoint %s does not serve the health check %j, which asks another', (endpoint, command, asked) => {
  expect(works(endpoint, command)).toBe(
    `the endpoint of health_check is another than the ${asked} that /healthcheck asks`,
  )
})

test.each([
  ['{ path: /health }', 'health_check answers on another path than "/", which /healthcheck asks'],
  ['{ tls: { cert_file: /c.pem, key_file: /k.pem } }', 'health_check wants TLS, and /healthcheck speaks plain HTTP'],
  ['{ endpoint: "${env:ADDRESS}" }', 'where health_check answers is not known before the collector starts'],
  [
    '{ use_v2: true, http: { endpoint: "0.0.0.0:13133" } }',
    'where health_check answers is not known before the collector starts',
  ],
])('a health check cannot be relied on with the extension %s', (body, why) => {
  expect(worksWith(body)).toBe(why)
})
