import { database } from '#db/connection.server'
import { rights, visitor, type Actor } from '~/kit/actor'
import { hashed, token } from '~/kit/chance.server'
import { moved, realNow } from '~/kit/clock.server'
import { londonDay } from '~/kit/dates'
import { env } from '~/kit/env.server'

/*
 * Tokens of programs. The program holds a random 160-bit secret; the database holds its SHA-256. The first letters say what it
 * is, so that a token that lies about in somebody's code is found.
 */

const BEGINNING = 'onward_'

/** A new token: what is shown once, and what is kept of it. */
export function newToken() {
  const secret = BEGINNING + token()
  return { secret, hashed: hashed(secret), ending: secret.slice(-4) }
}

/** A program that has come in: its token, what it may do, and what time it is. */
export type Program = { tokenId: string; actor: Actor; now: Date }

/** The program that holds this token; null where there is none, or the token is over or was taken back. */
export async function programBehind(secret: string): Promise<Program | null> {
  const row = await database()
    .selectFrom('apiToken')
    .innerJoin('organisation', 'organisation.id', 'apiToken.organisationId')
    .select(['apiToken.id', 'apiToken.rights', 'apiToken.organisationId', 'apiToken.expiresOn', 'organisation.areaId'])
    .select((eb) =>
      eb.selectFrom('systemSetting').select('systemSetting.value').where('name', '=', 'clock').as('clock'),
    )
    .where('apiToken.hashed', '=', hashed(secret))
    .where('apiToken.revokedAt', 'is', null)
    .where('organisation.status', '!=', 'closed')
    .executeTakeFirst()
  if (!row) return null
  const now = env().DEMO ? moved(row.clock) : realNow()
  if (row.expiresOn < londonDay(now)) return null
  const { id: tokenId, organisationId, areaId } = row
  const held = rights.filter((right) => row.rights.includes(right))
  return { tokenId, now, actor: { ...visitor, role: 'machine', organisationId, areaId, rights: held, tokenId } }
}

/** The moment a call came, for how long it took. */
export function askedAt(): number {
  return realNow().getTime()
}

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Keeps that a program asked: what of, and how it was answered; no id, no question and nothing of what was sent. */
export async function keepRequest({ tokenId, now }: Program, request: Request, status: number, began: number) {
  const path = new URL(request.url).pathname.replaceAll(ids, ':id').slice(0, 200)
  const milliseconds = Math.max(0, realNow().getTime() - began)
  const aMinuteAgo = new Date(now.getTime() - 60_000)
  await database()
    .with('used', (db) =>
      db
        .updateTable('apiToken')
        .set({ lastUsedAt: now })
        .where('id', '=', tokenId)
        .where((eb) => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', aMinuteAgo)])),
    )
    .insertInto('apiRequest')
    .values({ tokenId, method: request.method, path, status, milliseconds, askedAt: now })
    .execute()
}
