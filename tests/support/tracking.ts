import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { planSession } from '~/domain/attendance/register.commands.server'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { visitor, usualRights, type Role } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { aChoice, aColleague, asWritten, FRIDAY, type ChoiceWithAll, type Town } from './admissions'

type Db = Kysely<DB>

let made = 0

/** Somebody with an account who works at an organisation, and acts as such. */
export async function aStaffContext(
  db: Db,
  organisationId: string,
  { areaId }: Pick<Town, 'areaId'>,
  role: Role,
  { now = FRIDAY, form = null }: { now?: Date; form?: string | null } = {},
): Promise<Context> {
  const { accountId } = await aColleague(db, organisationId, role, form)
  return {
    db,
    now,
    requestId: 'test',
    actor: { ...visitor, id: accountId, role, rights: usualRights(role), organisationId, areaId, form },
  }
}

/** Ms Rossi, adviser of the area's Connexions service. */
export async function anAdviser(db: Db, town: Pick<Town, 'areaId'>, now = FRIDAY): Promise<Context> {
  const serviceId = await addOrganisation(systemContext(db, FRIDAY), {
    kind: 'service',
    name: 'Northbridge Connexions',
    slug: `connexions-${(made += 1)}`,
    areaId: town.areaId,
  })
  return aStaffContext(db, serviceId, town, 'adviser', { now })
}

/** A learner who has a place and is enrolled from a day on: today, unless another is given. */
export async function anEnrolment(
  db: Db,
  { now = FRIDAY, startedOn = londonDay(now), ...wishes }: Parameters<typeof aChoice>[1] & { startedOn?: string } = {},
): Promise<ChoiceWithAll> {
  const choice = await aChoice(db, { ...wishes, now, state: 'place_confirmed' })
  await enrolLearner(choice.officer, choice.id, { startedOn, version: undefined })
  return choice
}

/** One session of a course run: this morning, unless another day is given. */
export function aSession(ctx: Context, courseRunId: string, day = londonDay(ctx.now)) {
  return planSession(ctx, { courseRunId, title: 'Workshop', day, start: '09:15', end: '10:45' })
}

/** The id of a reason that may be given, by its list and code. */
export async function aReason(db: Db, list: string, code: string): Promise<string> {
  const found = db.selectFrom('reason').select('id').where('list', '=', list).where('code', '=', code)
  return (await found.executeTakeFirstOrThrow()).id
}

/** The events of one kind, oldest first, with what they say. */
export function eventsCalled(db: Db, action: string) {
  return db
    .selectFrom('auditEvent')
    .select(['subjectId', 'learnerId', 'organisationId', 'particulars'])
    .where('action', '=', action)
    .orderBy('happenedAt')
    .orderBy(asWritten(db))
    .execute()
}

/** A choice put into a state by hand, for deeds that are refused there: what came before is missing. */
export async function aChoiceInState(db: Db, state: ChoiceState): Promise<ChoiceWithAll> {
  const choice = await aChoice(db, { state: 'draft' })
  await db.updateTable('choice').set({ state, sentAt: FRIDAY }).where('id', '=', choice.id).execute()
  return choice
}

/** How a deed is refused to a provider from a state: some states it may not even know of. */
export function refusalFrom(state: ChoiceState) {
  return is(state, 'providerSees') ? { code: 'not-from-here' } : { name: 'NotFound' }
}
