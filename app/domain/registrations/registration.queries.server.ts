import { registrationsVisibleTo } from '~/access/people-scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const SCHOOLS_AT_MOST = 300
const WAITING_SHOWN = 100

/** How far somebody who came by themselves is; null for everybody else. */
export async function registrationStatusOf(ctx: Asking, learnerId: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('registration')
    .select('status')
    .where('learnerId', '=', learnerId)
    .executeTakeFirst()
  return row?.status ?? null
}

/** The schools one may name when joining. */
export function schoolsToName(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('areaId', '=', areaId)
    .where('kind', '=', 'school')
    .where('status', '=', 'open')
    .orderBy('name')
    .orderBy('id')
    .limit(SCHOOLS_AT_MOST)
    .execute()
}

/** Who waits for somebody to say who they are: those who have waited longest come first. */
export function registrationsWaiting(ctx: Context) {
  return registrationsVisibleTo(ctx)
    .leftJoin('organisation as school', 'school.id', 'registration.schoolId')
    .select(['registration.id', 'registration.givenNames', 'registration.familyName', 'registration.bornOn'])
    .select(['registration.confirmedAt', 'school.name as schoolName'])
    .where('registration.status', '=', 'waiting')
    .orderBy('registration.confirmedAt')
    .orderBy('registration.id')
    .limit(WAITING_SHOWN)
    .execute()
}

/** One registration as its decider sees it. */
export async function findRegistration(ctx: Context, registrationId: string) {
  const row = await registrationsVisibleTo(ctx)
    .leftJoin('organisation as school', 'school.id', 'registration.schoolId')
    .select(['registration.id', 'registration.areaId', 'registration.schoolId', 'registration.learnerId'])
    .select(['registration.givenNames', 'registration.familyName', 'registration.bornOn', 'registration.postcode'])
    .select(['registration.email', 'registration.status', 'registration.confirmedAt', 'school.name as schoolName'])
    .where('registration.id', '=', registrationId)
    .executeTakeFirst()
  return orNotFound(row, 'registration')
}
