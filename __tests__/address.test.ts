import { describe, expect, test } from '@jest/globals'
import { awsEndpoint } from '../src/core/aws-endpoint.js'
import { readUrl } from '../src/core/address.js'
import { readAddress } from '../src/core/host-port.js'

const rules = { request: false, onlyIpv6: true }

describe('URLs that Go parses', () => {
  test.each([
    ['https://gateway:4318/v1/traces', { scheme: 'https', host: 'gateway:4318', path: '/v1/traces' }],
    ['HTTP://user:p%20w@gateway?a=%zz#f', { scheme: 'http', host: 'gateway', path: '' }],
    ['http://[fe80::1%25eth0]:80/', { scheme: 'http', host: '[fe80::1%25eth0]:80', path: '/' }],
    ['localhost:4318', { scheme: 'localhost', host: '', path: '' }],
    ['/v1/traces', { scheme: '', host: '', path: '/v1/traces' }],
    ['', { scheme: '', host: '', path: '' }],
  ])('%j', (text, url) => {
    expect(readUrl(text, rules)).toEqual(url)
  })
})

describe('the part that Go does not take', () => {
  test.each([
    ['127.0.0.1:4318', '127.0.0.1:4318'],
    ['http://gateway:https/v1', ':https'],
    ['https://otlp example.com', ' '],
    ['http://[::1', '[::1'],
    ['http://[1.2.3.4]:80', '[1.2.3.4]:80'],
    ['http://gateway/%zz', '%zz'],
    ['http://gateway/\n', '\n'],
    ['http://us er@gateway', ' '],
    ['://gateway', ':'],
  ])('of %j is %j', (text, part) => {
    const read = readUrl(text, rules)
    expect('why' in read ? text.slice(...read.span) : read).toBe(part)
  })
})

test('a request needs a scheme', () => {
  const read = readUrl('gateway/v1', { ...rules, request: true })
  expect(read).toMatchObject({ why: 'has no scheme' })
  expect(readUrl('gateway/v1', rules)).not.toHaveProperty('why')
})

test('releases before v0.46.0 take anything in brackets', () => {
  expect(readUrl('http://[1.2.3.4]:80', { ...rules, onlyIpv6: false })).not.toHaveProperty('why')
})

describe('host and port', () => {
  test.each([
    ['0.0.0.0:4317', 4317],
    [':8888', 8888],
    ['[::]:http', 80],
    ['localhost:', 0],
  ])('%j has port %i', (text, port) => {
    expect(readAddress(text)).toMatchObject({ port })
  })

  test.each([['0.0.0.0'], ['::1:4317'], ['host:70000'], ['host:grpc'], ['http://host:80']])('%j is refused', (text) => {
    expect(readAddress(text)).toHaveProperty('why')
  })
})

describe('addresses of AWS', () => {
  test.each([
    ['https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-1', 'aps', 'us-east-1'],
    ['https://vpce-0a1-b2.aps-workspaces.us-east-1.vpce.amazonaws.com/workspaces/ws-1', 'aps', 'us-east-1'],
    ['https://xray-fips.us-gov-west-1.amazonaws.com', 'xray', 'us-gov-west-1'],
    ['https://logs.eu-west-1.api.aws:443/v1/logs', 'logs', 'eu-west-1'],
    ['https://monitoring.cn-north-1.amazonaws.com.cn', 'monitoring', 'cn-north-1'],
    ['https://xray.eusc-de-east-1.amazonaws.eu/v1/traces', 'xray', 'eusc-de-east-1'],
    ['https://search-shop.us-east-1.es.amazonaws.com', 'es', 'us-east-1'],
    ['https://search-shop.us-east-1.es.on.aws', 'es', 'us-east-1'],
    ['https://search-shop.eusc-de-east-1.es.amazonaws.eu', 'es', 'eusc-de-east-1'],
    ['https://shop.ap-southeast-2.aoss.amazonaws.com', 'aoss', 'ap-southeast-2'],
  ])('%j', (url, service, region) => {
    expect(awsEndpoint(url)).toMatchObject({ service, region })
  })

  test.each([['https://xray.eu-west-1.example.com'], ['https://logs.example.com'], ['xray.eu-west-1.amazonaws.com']])(
    '%j is none',
    (url) => {
      expect(awsEndpoint(url)).toBeUndefined()
    },
  )
})
