import type { Expression } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { findSheet, lawfulSource, type OwnDetails, type Sheet } from './application.queries.server'
import { snapshotFrom, takeSnapshot } from './snapshot'
import { changesBetween, takesUpdates, type Change } from './update'
import { providerKindOf, stageOf } from './visibility'

const CHOICES_AT_MOST = 100
const UPDATES_AT_MOST = 20

/** What a provider has of the learner's form, and what of it has changed since. */
export type Held = {
  id: string
  provider: string
  course: string
  /** The day of the newest copy that went there. */
  heldSince: string
  wasUpdatedToday: boolean
  changes: Change[]
}

/** Each choice whose provider holds a copy, with what the learner has changed since. */
export async function findHeldCopies(ctx: Context, learnerId: string): Promise<Held[]> {
  const sheet = await findSheet(ctx, learnerId)
  return sheet.application ? heldCopies(ctx, sheet, sheet.application.id) : []
}

/** The same for a form that has been read already. */
export async function heldCopies(
  ctx: Context,
  sheet: Pick<Sheet, 'saved' | 'grades'> & { learner: Pick<OwnDetails, 'isAddressProtected'> },
  applicationId: string,
): Promise<Held[]> {
  const source = lawfulSource({ ...sheet, isAddressProtected: sheet.learner.isAddressProtected })
  const today = londonDay(ctx.now)
  const rows = await copiesOf(ctx, applicationId)
  return rows.filter(takesUpdates).flatMap(({ id, state, sentAt, snapshot, lastUpdateOn, ...choice }) => {
    const before = snapshotFrom(snapshot)
    if (!before || !sentAt) return []
    const law = { kind: providerKindOf(choice.providerKind), stage: stageOf(state), isProtected: source.isProtected }
    const after = takeSnapshot(source, law.kind, law.stage, today)
    return [
      {
        id,
        provider: choice.provider,
        course: choice.course,
        heldSince: lastUpdateOn ?? londonDay(sentAt),
        wasUpdatedToday: lastUpdateOn === today,
        changes: changesBetween(before, after, law, 'learner'),
      },
    ]
  })
}

/** The copies that the providers of one application hold. */
export function copiesOf(ctx: Context, applicationId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'choice.sentAt', 'choice.snapshot', 'course.title as course'])
    .select(['provider.name as provider', 'provider.kind as providerKind'])
    .select((eb) =>
      eb
        .selectFrom('sentUpdate')
        .select((one) => one.fn.max('sentUpdate.sentOn').as('on'))
        .whereRef('sentUpdate.choiceId', '=', 'choice.id')
        .as('lastUpdateOn'),
    )
    .where('choice.applicationId', '=', applicationId)
    .where('choice.sentAt', 'is not', null)
    .orderBy('choice.preference')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}

/** The updates that came with a choice, the newest first, as part of a larger question. */
export function updatesOf(ctx: Asking, choiceId: Expression<string>) {
  return ctx.db
    .selectFrom('sentUpdate')
    .select(['sentUpdate.id', 'sentUpdate.sentAt', 'sentUpdate.before', 'sentUpdate.after'])
    .where('sentUpdate.choiceId', '=', choiceId)
    .orderBy('sentUpdate.sentOn', 'desc')
    .limit(UPDATES_AT_MOST)
}
