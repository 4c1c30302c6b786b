import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { referencesVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { Recipient } from '~/kit/mail.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { isReferenceState, type ReferenceReader, type ReferenceState } from './reference'

const SHOWN = 200
const COLLEAGUES_AT_MOST = 200
const OPEN_AT_ONCE = 1_000

/** The references of the viewer's learners that are not released, those asked for first at the top; then the others. */
export async function referencesOf(ctx: Context) {
  const cycle = await currentCycle(ctx)
  const rows = await referencesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'reference.applicationId')
    .innerJoin('learner', 'learner.id', 'reference.learnerId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('account as writer', 'writer.id', 'reference.assignedToId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form', 'reference.state'])
    .select(['reference.requestedAt', 'reference.releasedAt', 'writer.name as writer'])
    .where('application.cycleId', '=', cycle.id)
    .orderBy((eb) => eb('reference.releasedAt', 'is not', null))
    .orderBy('reference.requestedAt')
    .orderBy('reference.id')
    .limit(SHOWN)
    .execute()
  return rows.map(({ state, ...row }) => ({ ...row, state: stateOf(state) }))
}

/** The reference of one learner this year as the school works on it; nothing before the first choice. */
export async function findReference(ctx: Context, learnerId: string) {
  const cycle = await currentCycle(ctx)
  const found = await referencesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'reference.applicationId')
    .innerJoin('organisation as school', 'school.id', 'reference.schoolId')
    .leftJoin('account as writer', 'writer.id', 'reference.writtenById')
    .leftJoin('account as approver', 'approver.id', 'reference.approvedById')
    .select(['reference.id', 'reference.state', 'reference.text', 'reference.assignedToId', 'reference.writtenById'])
    .select(['reference.requestedAt', 'reference.releasedAt', 'reference.version', 'reference.shortText'])
    .select(['school.name as school', 'school.isSecondPersonNeeded'])
    .select((eb) => kindsChosen(eb.ref('reference.applicationId')).as('kinds'))
    .select((eb) => jsonArrayFrom(writersOf(ctx, eb.ref('reference.schoolId'))).as('writers'))
    .select(['writer.name as writer', 'approver.name as approver'])
    .where('reference.learnerId', '=', learnerId)
    .where('application.cycleId', '=', cycle.id)
    .executeTakeFirst()
  return found ? { ...found, state: stateOf(found.state) } : null
}

/** At which kinds of places the learner has chosen something: each asks something else of a reference. */
function kindsChosen(applicationId: Expression<string>) {
  return sql<string[]>`array(select distinct provider.kind::text from choice
    join organisation provider on provider.id = choice.provider_id where choice.application_id = ${applicationId})`
}

/** The reference of one learner, held until the deed is done. */
export async function lockReference(ctx: Context, learnerId: string) {
  const cycle = await currentCycle(ctx)
  const found = await referencesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'reference.applicationId')
    .innerJoin('organisation as school', 'school.id', 'reference.schoolId')
    .select(['reference.id', 'reference.learnerId', 'reference.schoolId', 'reference.state', 'reference.writtenById'])
    .select(['reference.version', 'reference.text', 'school.isSecondPersonNeeded'])
    .where('reference.learnerId', '=', learnerId)
    .where('application.cycleId', '=', cycle.id)
    .forUpdate('reference')
    .executeTakeFirst()
  const reference = orNotFound(found, 'reference')
  return { ...reference, state: stateOf(reference.state) }
}

/** How far the reference of a learner is, as part of a larger question about learners. */
export function referenceStateIn(ctx: Asking, learnerId: Expression<string>, cycleId: string) {
  return sql<string | null>`${ctx.db
    .selectFrom('reference')
    .innerJoin('application', 'application.id', 'reference.applicationId')
    .select('reference.state')
    .where('reference.learnerId', '=', learnerId)
    .where('application.cycleId', '=', cycleId)
    .limit(1)}`
}

/** The colleagues of a school who may write references. */
export function referenceWriters(ctx: Context, schoolId: string) {
  return writersOf(ctx, schoolId).execute()
}

function writersOf(ctx: Context, schoolId: string | Expression<string>) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.id', 'account.name', 'membership.role', 'membership.form'])
    .where('membership.organisationId', '=', schoolId)
    .where('membership.role', 'in', ['tutor', 'careers-lead', 'head'])
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
}

/** One reference for its letters. */
export async function referenceForLetter(ctx: Context, referenceId: string) {
  const found = await ctx.db
    .selectFrom('reference')
    .innerJoin('learner', 'learner.id', 'reference.learnerId')
    .innerJoin('organisation as school', 'school.id', 'reference.schoolId')
    .select(['reference.id', 'reference.learnerId', 'reference.schoolId', 'reference.state', 'reference.assignedToId'])
    .select(['learner.givenNames', 'learner.familyName', 'school.name as school'])
    .where('reference.id', '=', referenceId)
    .executeTakeFirst()
  return found && { ...found, state: stateOf(found.state) }
}

/** Where letters to the writer of a reference go: to whom it was given. */
export async function writerRecipient(ctx: Context, accountId: string | null): Promise<Recipient | null> {
  if (accountId === null) return null
  const writer = await ctx.db
    .selectFrom('account')
    .select(['email', 'name', 'id as accountId'])
    .where('id', '=', accountId)
    .where('isDisabled', '=', false)
    .executeTakeFirst()
  return writer ?? null
}

/** References that have waited long enough for a reminder, a thousand at a time, with the reminders there were. */
export async function referencesWaiting(ctx: Context, before: Date, after: string | null) {
  return ctx.db
    .selectFrom('reference')
    .innerJoin('application', 'application.id', 'reference.applicationId')
    .innerJoin('cycle', 'cycle.id', 'application.cycleId')
    .select(['reference.id', 'reference.requestedAt'])
    .where('reference.state', '!=', 'released')
    .where('reference.requestedAt', '<=', before)
    .where('cycle.closedAt', 'is', null)
    .$if(after !== null, (query) => query.where('reference.id', '>', after ?? ''))
    .orderBy('reference.id')
    .limit(OPEN_AT_ONCE)
    .execute()
}

export type ChaseKey = { referenceId: string; reader: ReferenceReader; day: number }

function stateOf(text: string): ReferenceState {
  return isReferenceState(text) ? text : 'requested'
}
