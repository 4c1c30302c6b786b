import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { givenReasons, inLearnersWords, reasonsFor } from './reason'
import { currentReasons } from './reason.queries.server'
import { providerKindOf } from '~/domain/applications/visibility'

const REASONS_AT_MOST = 50

export type RejectionInWords = { reasons: string[]; message: string | null; rejectedAt: Date }

/** The newest rejection of a choice in the words the learner reads; nothing where there was none. */
export async function findRejection(ctx: Context, choiceId: string): Promise<RejectionInWords | null> {
  const rejection = await choicesVisibleTo(ctx)
    .innerJoin('rejection', 'rejection.choiceId', 'choice.id')
    .select(['rejection.id', 'rejection.message', 'rejection.rejectedAt'])
    .where('choice.id', '=', choiceId)
    .orderBy('rejection.rejectedAt', 'desc')
    .orderBy('rejection.id')
    .limit(1)
    .executeTakeFirst()
  if (!rejection) return null
  const given = await ctx.db
    .selectFrom('rejectionReason')
    .innerJoin('reason', 'reason.id', 'rejectionReason.reasonId')
    .select([
      'reason.id',
      'reason.code',
      'reason.category',
      'reason.label',
      'reason.learnerWords',
      'reason.providerWords',
    ])
    .select(['reason.needsDetail', 'reason.providerKinds', 'rejectionReason.detail'])
    .where('rejectionReason.rejectionId', '=', rejection.id)
    .orderBy('reason.position')
    .limit(REASONS_AT_MOST)
    .execute()
  const reasons = given.map(({ detail, ...reason }) => inLearnersWords({ reason, detail }))
  return { reasons, message: rejection.message, rejectedAt: rejection.rejectedAt }
}

/** What the learner would read, word for word; nothing is kept. Refuses what the deed itself would refuse. */
export async function previewRejection(
  ctx: Context,
  choiceId: string,
  { reasons, details, message }: { reasons: string[]; details: Record<string, string>; message: string },
) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['course.title as course', 'provider.name as provider', 'provider.kind'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const { course, provider, kind } = orNotFound(found, 'choice')
  const list = reasonsFor(await currentReasons(ctx, 'rejection', 'provider'), providerKindOf(kind))
  return { course, provider, reasons: givenReasons(list, reasons, details).map(inLearnersWords), message }
}
