import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from '#db/schema'
import { newToken } from '~/access/token.server'
import type { Right } from '~/kit/actor'
import { realNow } from '~/kit/clock.server'
import { addDays } from '~/kit/dates'
import { aColleague, aProvider, aTown, FRIDAY } from './admissions'
import { countLetters } from './clock-marks'
import type { Marks } from './clocks'

type Db = Kysely<DB>
type Made = { rights?: Right[]; expiresOn?: string; createdAt?: Date; name?: string }

/** A token of an organisation, with all that a token can have; its secret beside it. */
export async function aToken(db: Db, organisationId: string, { rights, expiresOn, createdAt, name }: Made = {}) {
  const { accountId, email } = await aColleague(db, organisationId, 'admissions-manager')
  const { secret, hashed, ending } = newToken()
  const { id } = await db
    .insertInto('apiToken')
    .values({
      organisationId,
      name: name ?? `Admissions system ${ending}`,
      hashed,
      ending,
      rights: ['see', ...(rights ?? ['interview', 'decide'])],
      createdById: accountId,
      createdAt: createdAt ?? new Date('2026-09-01T09:00:00Z'),
      expiresOn: expiresOn ?? '2099-12-31',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret, email }
}

/** Programs come at this moment, whatever the day is. */
export async function itIs(db: Db, moment = FRIDAY) {
  const value = JSON.stringify({ offsetMs: moment.getTime() - realNow().getTime() })
  await db
    .insertInto('systemSetting')
    .values({ name: 'clock', value, updatedAt: moment })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** A token that ends on a day, and the letter that says so. */
export async function aTokenEnding(db: Db, expiresOn: string, life: number): Promise<Marks> {
  const provider = await aProvider(db, await aTown(db))
  const createdAt = new Date(`${addDays(expiresOn, -life)}T12:00:00Z`)
  const { email } = await aToken(db, provider, { expiresOn, createdAt })
  return () => countLetters(db, [email], 'TokenEnds')
}

export type Door = (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<Response>
type Call = {
  secret?: string
  choiceId?: string
  query?: string
  body?: unknown
  version?: number | undefined
  key?: string
  headers?: Record<string, string>
}

const answerShape = z.record(z.string(), z.unknown())

/** Calls a door as a program does: with a body it is a deed, under a key of its own unless one is given. */
export async function call(door: Door, { secret, choiceId = '', query = '', body, version, key, headers }: Call = {}) {
  const deed = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key ?? randomUUID(),
    ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
  }
  const request = new Request(`http://localhost/api/v1/applications/${choiceId}${query}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(secret && { Authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : deed),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const answer = await door({ request, params: { choiceId }, context: {} })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === '' ? {} : answerShape.parse(JSON.parse(text)),
  }
}
