import { z } from 'zod'
import { database } from '#db/connection.server'
import { hashed, token } from '~/kit/chance.server'
import { realNow } from '~/kit/clock.server'
import { env } from '~/kit/env.server'
import type { GivenBack } from '~/kit/form'
import { typedIn, withoutSecrets } from '~/kit/form.server'
import { sealText, unsealText } from '~/kit/sealed-text.server'
import { endedSession, type Ended } from './session.server'

/*
 * A form sent after its session had ended is not lost: it waits for an hour, and stands on its page again once the same
 * person has signed in on the same browser. It is locked with a word that only this browser's cookie holds, it is given
 * to that one account, and it goes when the form is sent, when anybody else signs in or out, or when the hour is over.
 */

const COOKIE = 'kept-form'
const PURPOSE = 'a form kept over signing in'
const KEPT_SECONDS = 3600
const LARGEST = 250_000
const OPEN_DAYS = 8 // a page left open over a week of holidays

/** Puts a form aside for whoever was signed in here; the cookie to set, or null where it is nobody's or holds a file. */
export async function keepForm(request: Request, page: string, owner?: Ended): Promise<string | null> {
  if (!request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded')) return null
  const ended = owner ?? (await endedSession(request))
  if (!ended) return null
  const values = withoutSecrets(await typedIn(request))
  const text = JSON.stringify({ action: new URL(request.url).pathname, values })
  if (text.length > LARGEST) return null
  const secret = token()
  const row = {
    id: hashed(secret),
    ...ended,
    page,
    sealed: sealText(PURPOSE, text, secret),
    keptUntil: new Date(realNow().getTime() + KEPT_SECONDS * 1000),
  }
  await forgetKeptForm(request)
  await database().insertInto('keptForm').values(row).execute()
  return cookieOf(secret, KEPT_SECONDS)
}

/** Whether something is put aside on this browser. */
export function hasKeptForm(request: Request): boolean {
  return secretIn(request) !== null
}

/** What was put aside for this page, for this account, on this browser; anybody else's is thrown away unseen. */
export async function keptFormFor(
  request: Request,
  accountId: string,
  page: string,
): Promise<GivenBack | 'gone' | null> {
  const secret = secretIn(request)
  if (!secret) return null
  const row = await database()
    .selectFrom('keptForm')
    .select(['accountId', 'page', 'sealed', 'keptUntil'])
    .where('id', '=', hashed(secret))
    .executeTakeFirst()
  if (!row || row.keptUntil < realNow()) return 'gone'
  if (row.accountId !== accountId) {
    await forgetKeptForm(request)
    return 'gone'
  }
  return row.page === page ? opened(unsealText(PURPOSE, row.sealed, secret)) : null
}

/** The membership that was in hand when the form was sent, if this account still has it. */
export async function membershipOfKeptForm(request: Request, accountId: string): Promise<string | null> {
  const secret = secretIn(request)
  if (!secret) return null
  const row = await database()
    .selectFrom('keptForm')
    .innerJoin('membership', 'membership.id', 'keptForm.membershipId')
    .select('membership.id')
    .where('keptForm.id', '=', hashed(secret))
    .where('membership.accountId', '=', accountId)
    .where('membership.endedAt', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Throws away what this browser had put aside, and says the cookie that forgets it; null where there was nothing. */
export async function forgetKeptForm(request: Request): Promise<string | null> {
  const secret = secretIn(request)
  if (!secret) return null
  await database().deleteFrom('keptForm').where('id', '=', hashed(secret)).execute()
  return noKeptForm()
}

/** The cookie that says nothing is kept any more. */
export function noKeptForm(): string {
  return cookieOf('', 0)
}

/** Each night: forms nobody came back for, and sessions that ended so long ago that no page of theirs is open any more. */
export async function forgetOldForms(): Promise<void> {
  await database().deleteFrom('keptForm').where('keptUntil', '<', realNow()).execute()
  const longAgo = new Date(realNow().getTime() - OPEN_DAYS * 86_400_000)
  await database().deleteFrom('accountSession').where('expiresAt', '<', longAgo).execute()
}

const kept = z.object({ action: z.string(), values: z.record(z.string(), z.unknown()) })

function opened(text: string | null): GivenBack | 'gone' {
  const read = kept.safeParse(text === null ? null : JSON.parse(text))
  return read.success ? read.data : 'gone'
}

function secretIn(request: Request): string | null {
  return /(?:^|;\s*)kept-form=([\w-]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? null
}

function cookieOf(secret: string, seconds: number) {
  const secure = env().ORIGIN.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}
