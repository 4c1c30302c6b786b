import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotAllowed, orNotFound, Refusal } from '~/kit/errors'
import { lawfulSource, sheetOf } from './application.queries.server'
import { moveChoice, partyOf, refuseOnCancelledCourse } from './choice'
import { is, type ChoiceEvent, type ChoiceState } from './choice.states'
import { changedMeanwhile } from './choice.words'
import { snapshotFrom, takeSnapshot } from './snapshot'
import { providerKindOf } from './visibility'

const CHOICES_AT_MOST = 100

export type LockedChoice = Awaited<ReturnType<typeof lockChoice>>

/** One choice that the viewer may see, held until the deed is done: first its application, so that two deeds never wait for each other. */
export async function lockChoice(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .select('choice.applicationId')
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  await lockApplicationRow(ctx, orNotFound(found, 'choice').applicationId)
  const choice = await lockable(ctx).where('choice.id', '=', choiceId).executeTakeFirst()
  return orNotFound(choice, 'choice')
}

/** All choices of one application, held in one order; the application itself is held first. */
export async function lockChoicesOf(ctx: Context, applicationId: string): Promise<LockedChoice[]> {
  await lockApplicationRow(ctx, applicationId)
  return lockChoicesOn(ctx, applicationId)
}

/** The same where the application is held already. */
export function lockChoicesOn(ctx: Context, applicationId: string): Promise<LockedChoice[]> {
  return lockable(ctx)
    .where('choice.applicationId', '=', applicationId)
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}

type Changes = {
  sentAt?: Date
  answerBy?: string | null
  decidedAt?: Date
  isLate?: boolean
  snapshot?: string
  courseRunId?: string
  firstCourseRunId?: string | null
}

/** The one writer of a choice's state: asks the machine, and writes only what nobody has changed meanwhile. */
export async function setChoiceState(
  ctx: Context,
  choice: LockedChoice,
  event: ChoiceEvent,
  changes: Changes = {},
): Promise<ChoiceState> {
  const party = partyOf(ctx.actor.role)
  if (!party) throw new NotAllowed()
  const state = moveChoice(choice.state, event, party)
  if (party !== 'system' && !changes.courseRunId) refuseOnCancelledCourse(choice, state)
  const isNowSure = is(state, 'firmPlace') && !is(choice.state, 'firmPlace')
  const written = await ctx.db
    .updateTable('choice')
    .set({ ...changes, ...(isNowSure ? { snapshot: await widerSnapshot(ctx, choice) } : {}) })
    .set({ state, version: choice.version + 1, changedAt: ctx.now })
    .where('id', '=', choice.id)
    .where('version', '=', choice.version)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile', changedMeanwhile(choice.state))
  return state
}

/** With a firm place the provider may have the rest of the form: what was sent stays as it was. */
async function widerSnapshot(ctx: Context, choice: LockedChoice) {
  const { snapshot } = await ctx.db
    .selectFrom('choice')
    .select('snapshot')
    .where('id', '=', choice.id)
    .executeTakeFirstOrThrow()
  const before = snapshotFrom(snapshot)
  const sheet = await sheetOf(ctx, choice.applicationId)
  const now = lawfulSource(sheet)
  const answers = { ...now.answers, ...before?.answers }
  const source = { ...now, answers, grades: before?.grades ?? now.grades }
  return JSON.stringify(takeSnapshot(source, providerKindOf(choice.providerKind), 'place', londonDay(ctx.now)))
}

function lockable(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .select([
      'choice.id',
      'choice.state',
      'choice.version',
      'choice.applicationId',
      'choice.learnerId',
      'choice.cycleId',
    ])
    .select([
      'choice.providerId',
      'choice.courseRunId',
      'choice.firstCourseRunId',
      'choice.answerBy',
      'choice.isLate',
      'cycle.areaId',
    ])
    .select(['provider.kind as providerKind', 'courseRun.cancelledAt as courseCancelledAt'])
    .forUpdate('choice')
}

async function lockApplicationRow(ctx: Context, applicationId: string) {
  await ctx.db.selectFrom('application').select('id').where('id', '=', applicationId).forNoKeyUpdate().execute()
}
