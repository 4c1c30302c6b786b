import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { expectedInSession } from './expected.queries.server'

const MOST_PROVIDERS = 2000
const SHOWN = 10
/** What is older than two weeks is no longer asked for by letter: it stays on the list. */
export const CHASED_DAYS = 14

/** The providers with a register of yesterday that nobody has taken, or, for the letter of the week, one of two weeks. */
export async function providersWithoutRegisters(ctx: Context, days: number): Promise<string[]> {
  const today = londonDay(ctx.now)
  const rows = await untaken(ctx, addDays(today, -days), today)
    .select('classSession.providerId')
    .distinct()
    .orderBy('classSession.providerId')
    .limit(MOST_PROVIDERS)
    .execute()
  return rows.map(({ providerId }) => providerId)
}

/** The registers of the last two weeks that a provider has not taken: how many, and the newest few. */
export async function registersToTake(ctx: Context, providerId: string) {
  const today = londonDay(ctx.now)
  const own = untaken(ctx, addDays(today, -CHASED_DAYS), today).where('classSession.providerId', '=', providerId)
  const rows = await own
    .innerJoin('courseRun', 'courseRun.id', 'classSession.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['classSession.title', 'classSession.startsAt', 'course.title as courseTitle'])
    .select(sql<number>`count(*) over ()`.as('all'))
    .orderBy('classSession.startsAt', 'desc')
    .orderBy('classSession.id')
    .limit(SHOWN)
    .execute()
  return { all: rows[0]?.all ?? 0, newest: rows }
}

/** Who at a provider is asked: those who take registers; for the letter of the week, or where there are none, its managers. */
export async function registerRecipients(ctx: Context, providerId: string, isWeekly: boolean) {
  const takers = isWeekly ? [] : await colleagues(ctx, providerId, 'register-taker')
  return takers.length > 0 ? takers : colleagues(ctx, providerId, 'admissions-manager')
}

function colleagues(ctx: Context, providerId: string, role: 'register-taker' | 'admissions-manager') {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .where('membership.organisationId', '=', providerId)
    .where('membership.role', '=', role)
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(20)
    .execute()
}

function untaken(ctx: Context, from: string, until: string) {
  return ctx.db
    .selectFrom('classSession')
    .where('classSession.takenAt', 'is', null)
    .where('classSession.startsAt', '>=', londonMoment(from, '00:00:00'))
    .where('classSession.startsAt', '<', londonMoment(until, '00:00:00'))
    .where((eb) => eb.exists(expectedInSession(eb)))
}
