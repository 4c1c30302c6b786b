import type { Context } from '~/kit/context.server'

/** The new place of a learner is what followed the newest ending before it, where nothing else is known to have. */
export async function linkPlaceAfter(ctx: Context, choiceId: string) {
  await ctx.db
    .updateTable('programmeEnd')
    .set({ nextChoiceId: choiceId })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('programmeEnd as before')
        .innerJoin('enrolment as started', (join) =>
          join
            .onRef('started.learnerId', '=', 'before.learnerId')
            .on('started.choiceId', '=', choiceId)
            .on('started.status', '=', 'enrolled')
            .onRef('started.startedOn', '>=', 'before.lastOn'),
        )
        .select('before.id')
        .where('before.undoneAt', 'is', null)
        .where('before.nextChoiceId', 'is', null)
        .where((inner) =>
          inner.or([
            inner('before.enrolmentId', 'is', null),
            inner('before.enrolmentId', '!=', inner.ref('started.id')),
          ]),
        )
        .orderBy('before.lastOn', 'desc')
        .orderBy('before.id')
        .limit(1),
    )
    .execute()
}
