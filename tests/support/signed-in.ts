import type { ActionFunctionArgs } from '@remix-run/node'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { openSession } from '~/access/session.server'
import type { Role } from '~/kit/actor'
import { aColleague } from './admissions'
import { encoded } from './http'

/** The cookie of a learner who has signed in. */
export async function learnerCookie(db: Kysely<DB>, learnerId: string): Promise<string> {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('learnerId', '=', learnerId)
    .executeTakeFirstOrThrow()
  return cookieIn(await openSession(account.id, null))
}

/** The cookie of a colleague at an organisation who has signed in. */
export async function colleagueCookie(db: Kysely<DB>, organisationId: string, role: Role): Promise<string> {
  const { accountId } = await aColleague(db, organisationId, role)
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  return cookieIn(await openSession(accountId, membership.id))
}

type Door = { action: (args: ActionFunctionArgs) => Promise<unknown> }
type Sending = {
  params?: Record<string, string>
  cookie?: string
  form?: Record<string, string | string[]>
  address?: string
}

/** Sends a form to a door as a browser would; what the door answers, be it a redirect, a form again or a no. */
export async function sendForm(door: Door, { params = {}, cookie = '', form = {}, address = '/' }: Sending) {
  const request = new Request(new URL(address, 'http://onward.example'), {
    method: 'POST',
    headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: encoded(form),
  })
  const answer: unknown = await door.action({ request, params, context: {} }).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) {
    return {
      status: answer.status,
      location: answer.headers.get('Location'),
      cookies: answer.headers.getSetCookie(),
      data: null,
    }
  }
  return { status: statusOf(answer), location: null, cookies: [], data: dataOf(answer) }
}

function cookieIn(header: string) {
  return header.split(';')[0] ?? ''
}

function statusOf(answer: unknown): number {
  if (answer instanceof Error) throw answer
  const init = typeof answer === 'object' && answer !== null && 'init' in answer ? answer.init : null
  return typeof init === 'object' && init !== null && 'status' in init && typeof init.status === 'number'
    ? init.status
    : 200
}

function dataOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer
}
