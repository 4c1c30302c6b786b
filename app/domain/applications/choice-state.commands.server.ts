import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotAllowed, orNotFound, Refusal } from '~/kit/errors'
import { question } from '~/kit/question.server'
import { lawfulSource, sheetOf } from './application.queries.server'
import { moveChoice, partyOf, refuseOnCancelledCourse } from './choice'
import { is, type ChoiceEvent, type ChoiceState } from './choice.states'
import { changedMeanwhile } from './choice.words'
import { snapshotFrom, takeSnapshot, type Snapshot } from './snapshot'
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
  const [choice] = await lockedChoice(ctx, { choice: choiceId })
  return orNotFound(choice, 'choice')
}

/** All choices of one application, held in one order; the application itself is held first. */
export async function lockChoicesOf(ctx: Context, applicationId: string): Promise<LockedChoice[]> {
  await lockApplicationRow(ctx, applicationId)
  return lockChoicesOn(ctx, applicationId)
}

/** The same where the application is held already. */
export function lockChoicesOn(ctx: Context, applicationId: string): Promise<LockedChoice[]> {
  return lockedChoices(ctx, { application: applicationId })
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
  const state = stateAfter(ctx, choice, event, changes)
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

/** A choice with the copy that its provider gets. */
export type CopiedChoice = { choice: LockedChoice; snapshot: Snapshot }

/** The same for all that a learner sends together, in one statement; each with its own copy of what was written. */
export async function setChoiceStates(
  ctx: Context,
  choices: readonly CopiedChoice[],
  event: ChoiceEvent,
  changes: Pick<Changes, 'sentAt' | 'answerBy'> = {},
) {
  const moves = choices.map(({ choice, snapshot }) => {
    const { id, version } = choice
    return { id, version, state: stateAfter(ctx, choice, event, changes), snapshot }
  })
  const written = await ctx.db
    .updateTable('choice')
    .from(movedTo(moves))
    .set({ ...changes, changedAt: ctx.now })
    .set((eb) => ({
      state: eb.ref('moved.state'),
      version: eb('choice.version', '+', 1),
      snapshot: eb.ref('moved.snapshot'),
    }))
    .whereRef('choice.id', '=', 'moved.id')
    .whereRef('choice.version', '=', 'moved.version')
    .executeTakeFirst()
  const [first] = choices
  if (first && written.numUpdatedRows < choices.length)
    throw new Refusal('changed-meanwhile', changedMeanwhile(first.choice.state))
}

type Moved = { id: string; version: number; state: ChoiceState; snapshot: string }

function movedTo(moves: readonly object[]) {
  const rows = sql<Moved>`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)`
  return rows.as<'moved'>(sql`moved(id uuid, version int, state choice_state, snapshot jsonb)`)
}

function stateAfter(ctx: Context, choice: LockedChoice, event: ChoiceEvent, { courseRunId }: Changes): ChoiceState {
  const party = partyOf(ctx.actor.role)
  if (!party) throw new NotAllowed()
  const state = moveChoice(choice.state, event, party)
  if (party !== 'system' && !courseRunId) refuseOnCancelledCourse(choice, state)
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

const lockedChoice = question((ctx, value) => lockable(ctx).where('choice.id', '=', value('choice')))

const lockedChoices = question((ctx, value) =>
  lockable(ctx).where('choice.applicationId', '=', value('application')).orderBy('choice.id').limit(CHOICES_AT_MOST),
)

function lockable(ctx: Asking) {
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
