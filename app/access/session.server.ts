import { NodePostgresAdapter } from '@lucia-auth/adapter-postgresql'
import { Lucia, TimeSpan, type DatabaseSession, type DatabaseUser } from 'lucia'
import { sql, type CompiledQuery } from 'kysely'
import { database, onConnections, pool, quick } from '#db/connection.server'
import { hashed, token } from '~/kit/chance.server'
import { moved, realNow } from '~/kit/clock.server'
import { adviserRights, rights, roles, visitor, type Actor, type Role } from '~/kit/actor'
import { env } from '~/kit/env.server'

/*
 * Sessions. Lucia is used in this file alone. The cookie holds a random 160-bit token; what the database holds as the
 * session's id is its SHA-256, so that nobody can sign in with what the database knows.
 */

type Attributes = {
  email: string
  name: string
  isDisabled: boolean
  learnerId: string | null
  learnerAreaId: string | null
  /** The learner is recorded as having died: their own account is shut for as long as that stands. */
  isShut: boolean
  isParent: boolean
  membershipId: string | null
  role: string | null
  form: string | null
  rights: string[] | null
  /** What an agreement in hand gives, and whose applicants they are; nothing where it is not in force. */
  givenRights: string[] | null
  ownerId: string | null
  ownerName: string | null
  ownerAreaId: string | null
  organisationId: string | null
  organisationName: string | null
  areaId: string | null
  isMembershipOver: boolean
  openedAt: Date
  clock: unknown
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaFor>
    DatabaseUserAttributes: Attributes
    UserId: string
  }
}

/** One statement for the session, its account, the membership in hand and the clock, instead of the adapter's two. */
class OneQueryAdapter extends NodePostgresAdapter {
  override async getSessionAndUser(sessionId: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const { rows } = await quick(database()).executeQuery<Found>({ ...sessionAndUser(), parameters: [sessionId] })
    const row = rows[0]
    // One that is over is left lying for a while: it still says whose form it was that came too late.
    if (!row || row.expiresAt <= realNow()) return [null, null]
    const { id, userId, expiresAt, ...attributes } = row
    return [
      { id, userId, expiresAt, attributes: {} },
      { id: userId, attributes },
    ]
  }
}

type Found = Attributes & { id: string; userId: string; expiresAt: Date }

// Every page asks it, so it is built once.
let built: CompiledQuery<Found> | undefined

function sessionAndUser(): CompiledQuery<Found> {
  return (built ??= sql<Found>`
      select session.id, session.user_id, session.expires_at, session.created_at as opened_at, session.membership_id,
        account.email, account.name, account.is_disabled, account.learner_id, learner.area_id as learner_area_id,
        exists (select from cohort_leaving gone where gone.learner_id = account.learner_id and gone.taken_back_at is null
          and gone.status = 'D') as is_shut,
        exists (select from parent_link where account_id = account.id) as is_parent,
        membership.role, membership.form, membership.rights, membership.organisation_id, organisation.name as organisation_name, organisation.area_id,
        link.rights as given_rights, owner.id as owner_id, owner.name as owner_name, owner.area_id as owner_area_id,
        coalesce(membership.ended_at is not null, false) as is_membership_over,
        (select value from system_setting where name = 'clock') as clock
      from account_session session
      join account on account.id = session.user_id
      left join learner on learner.id = account.learner_id
      left join membership on membership.id = session.membership_id
      left join organisation on organisation.id = membership.organisation_id
      left join organisation_link link on link.id = session.organisation_link_id and link.partner_id = membership.organisation_id
        and link.owner_signed_at is not null and link.partner_signed_at is not null and link.ended_at is null
      left join organisation owner on owner.id = link.owner_id and 'see' = any (membership.rights)
      where session.id = ${'the token'}`.compile(database()))
}

function luciaFor(idle: TimeSpan) {
  const tables = { user: 'account', session: 'account_session' }
  return new Lucia(new OneQueryAdapter(pool(), tables), {
    sessionExpiresIn: idle,
    // The server alone decides when a session is over: a cookie with an end of its own would not follow when it is extended.
    sessionCookie: {
      name: cookieName(),
      expires: false,
      attributes: { secure: isSecure(), sameSite: 'lax', path: '/' },
    },
    getUserAttributes: (attributes) => attributes,
  })
}

// Staff hold many children's records: their sessions end after a working day without use, a learner's own after two
// weeks. The token's first letter says which clock it runs on, since that must be known before it is looked up.
const staffDevice = onConnections(() => luciaFor(new TimeSpan(10, 'h')))
const ownDevice = onConnections(() => luciaFor(new TimeSpan(14, 'd')))
const ABSOLUTE_DAYS = 30

const STAFF = 's'
const OWN = 'o'

function lucia(secret: string) {
  if (secret.startsWith(STAFF)) return staffDevice()
  return ownDevice()
}

/** Who signed in, as pages greet them. */
export type Visit = {
  actor: Actor
  name: string
  email: string
  organisationName: string | null
  /** Where somebody works who answers for another provider now. */
  partnerName: string | null
  sessionId: string
  /** When whoever does nothing more is signed out, by the real clock. */
  endsAt: Date
  now: Date
}

/** Reads the session a request carries; null when there is none, or it is over, or its rights are. */
export async function readSession(request: Request): Promise<{ visit: Visit } | null> {
  const secret = secretIn(request)
  if (!secret) return null
  const { session, user } = await lucia(secret).validateSession(hashed(secret))
  if (!session || !user || user.isDisabled || user.isMembershipOver || isTooOld(user.openedAt)) return null
  const actor = actorOf(user)
  if (!actor) return null
  const visit = {
    actor,
    name: user.name,
    email: user.email,
    organisationName: user.ownerName ?? user.organisationName,
    partnerName: user.ownerName === null ? null : user.organisationName,
    sessionId: session.id,
    endsAt: new Date(Math.min(session.expiresAt.getTime(), lastMoment(user.openedAt))),
    now: env().DEMO ? moved(user.clock) : realNow(),
  }
  return { visit }
}

/** Whether a session is still open. Asking does not make it last longer. */
export async function isSessionOpen(sessionId: string): Promise<boolean> {
  const row = await database()
    .selectFrom('accountSession')
    .select('expiresAt')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row !== undefined && row.expiresAt > realNow()
}

/** Who was signed in here until the session ended by itself. */
export type Ended = { accountId: string; membershipId: string | null }

/** Whose session this browser's cookie opened until its time was over; null where it was ended by somebody, or long ago. */
export async function endedSession(request: Request): Promise<Ended | null> {
  const secret = secretIn(request)
  if (!secret) return null
  const row = await database()
    .selectFrom('accountSession')
    .innerJoin('account', 'account.id', 'accountSession.userId')
    .select(['account.id as accountId', 'accountSession.membershipId', 'expiresAt', 'accountSession.createdAt'])
    .where('accountSession.id', '=', hashed(secret))
    .where('account.isDisabled', '=', false)
    .executeTakeFirst()
  if (!row || (row.expiresAt > realNow() && !isTooOld(row.createdAt))) return null
  return { accountId: row.accountId, membershipId: row.membershipId }
}

/** Opens a session with a new random token, and says the cookie to set. Old tokens of this browser are ended. */
export async function openSession(accountId: string, membershipId: string | null, request?: Request): Promise<string> {
  const old = request && secretIn(request)
  if (old) await lucia(old).invalidateSession(hashed(old))
  const secret = (membershipId ? STAFF : OWN) + token()
  await lucia(secret).createSession(accountId, {}, { sessionId: hashed(secret) })
  if (membershipId) {
    await database().updateTable('accountSession').set({ membershipId }).where('id', '=', hashed(secret)).execute()
  }
  return cookieFor(secret)
}

/** Writes on a session for which other provider its person answers from the next request on; null for their own again. */
export async function keepInHand(sessionId: string, organisationLinkId: string | null): Promise<void> {
  await database().updateTable('accountSession').set({ organisationLinkId }).where('id', '=', sessionId).execute()
}

/** Ends the session on the server, and says the cookie that forgets it. */
export async function closeSession(request: Request): Promise<string> {
  const secret = secretIn(request)
  if (secret) await lucia(secret).invalidateSession(hashed(secret))
  return lucia(OWN).createBlankSessionCookie().serialize()
}

/** Ends every session of an account: a new password, a left job, a lost phone. */
export function closeAllSessions(accountId: string): Promise<void> {
  return lucia(OWN).invalidateUserSessions(accountId)
}

/** Whether a request carries a session cookie at all: such pages are never shared from memory. */
export function carriesSession(cookies: string | undefined): boolean {
  return cookies !== undefined && cookies.includes(`${cookieName()}=`)
}

function actorOf(user: Attributes & { id: string }): Actor | null {
  const base = { ...visitor, id: user.id, membershipId: user.membershipId }
  const role = roles.find((name): name is Role => name === user.role)
  if (role) {
    const held = [...rights, ...adviserRights].filter((right) => user.rights?.includes(right))
    return answering(
      { ...base, role, rights: held, organisationId: user.organisationId, areaId: user.areaId, form: user.form },
      user,
    )
  }
  // Nothing of the account is changed by it: once that is taken back, the same session goes on.
  if (user.isShut) return null
  if (user.learnerId) return { ...base, role: 'learner', learnerId: user.learnerId, areaId: user.learnerAreaId }
  // Also where no link holds any more: whether it ended or is hidden, the page is the same and says nothing.
  return user.isParent ? { ...base, role: 'parent' } : null
}

// Somebody who answers for another provider is there, with what both they and the agreement may do: managing never crosses.
function answering(actor: Actor, { ownerId, ownerAreaId, givenRights }: Attributes): Actor {
  if (ownerId === null) return actor
  const shared = actor.rights.filter((right) => right !== 'manage' && givenRights?.includes(right))
  return { ...actor, rights: shared, organisationId: ownerId, areaId: ownerAreaId, partnerId: actor.organisationId }
}

function secretIn(request: Request) {
  return lucia(OWN).readSessionCookie(request.headers.get('Cookie') ?? '')
}

function cookieFor(secret: string) {
  return lucia(secret).createSessionCookie(secret).serialize()
}

function isTooOld(openedAt: Date) {
  return realNow().getTime() > lastMoment(openedAt)
}

function lastMoment(openedAt: Date) {
  return openedAt.getTime() + ABSOLUTE_DAYS * 86_400_000
}

// Over plain http (a demo on one machine) a browser's clients may drop Secure cookies; over https the strict name is used.
function isSecure() {
  return env().ORIGIN.startsWith('https:')
}

function cookieName() {
  return isSecure() ? '__Host-onward' : 'onward'
}
