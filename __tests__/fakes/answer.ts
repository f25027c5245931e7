import type { JsonObject } from './json.js'

/** What the fake sends back: HTTP status and JSON body. */
export interface Answer {
  readonly status: number
  readonly body: JsonObject
}

export const answer = (body: JsonObject = {}): Answer => ({ status: 200, body })

/** An error in the form of the JSON 1.1 protocol. Some errors of Parameter Store have no message. */
export const refuse = (type: string, message?: string, status = 400): Answer => ({
  status,
  body: message === undefined ? { __type: type } : { __type: type, message },
})

export const invalid = (message: string): Answer => refuse('ValidationException', message)

/** What ECS says when a request can never be right. */
export const clientError = (message: string): Answer => refuse('ClientException', message)
