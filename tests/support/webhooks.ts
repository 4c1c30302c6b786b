import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import type { DB } from '#db/schema'
import { addWebhook } from '~/domain/exchange/webhook.commands.server'
import { webhookKindNames, type WebhookKind } from '~/domain/exchange/webhook'
import { FRIDAY, type Town } from './admissions'
import { aStaffContext } from './tracking'

type Message = { headers: IncomingHttpHeaders; body: string; isSigned: (secret: string) => boolean }

/** A program that listens: it answers with the next of these, then always with the last. `hang` never answers. */
export async function aProgram(...answers: (number | 'hang')[]) {
  const messages: Message[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const { headers } = request
      messages.push({
        headers,
        body,
        isSigned: (secret) => headers['onward-signature'] === signed(headers, body, secret),
      })
      const answer = answers[Math.min(messages.length, answers.length) - 1] ?? 204
      if (answer === 'hang') return
      const elsewhere = answer >= 300 && answer < 400 ? { Location: 'http://127.0.0.1:9/never' } : {}
      response.writeHead(answer, elsewhere).end('Thank you')
    })
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/onward`, messages }
}

function signed(headers: IncomingHttpHeaders, body: string, secret: string) {
  const code = createHmac('sha256', secret).update(`${String(headers['onward-timestamp'])}.${body}`)
  return `v1=${code.digest('hex')}`
}

/** A manager of a provider, with a webhook to a program. */
export async function aWebhook(
  db: Kysely<DB>,
  { providerId, town }: { providerId: string; town: Town },
  url: string,
  kinds: WebhookKind[] = webhookKindNames,
  now = FRIDAY,
) {
  const manager = await aStaffContext(db, providerId, town, 'admissions-manager', { now })
  return { manager, ...(await addWebhook(manager, { url, kinds })) }
}
