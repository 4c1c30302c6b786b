import type { Context } from '~/kit/context.server'

const SECTIONS_AT_MOST = 50

/** A new year's form starts with what was written in the last one, to be looked at again; choices are not carried on. */
export async function carryProfileOn(ctx: Context, learnerId: string, applicationId: string) {
  const last = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('id', '!=', applicationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!last) return
  const written = await ctx.db
    .selectFrom('applicationSection')
    .select(['section', 'answers', 'version'])
    .where('applicationId', '=', last.id)
    .limit(SECTIONS_AT_MOST)
    .execute()
  if (written.length === 0) return
  const sections = written.map(({ answers, ...section }) => ({ ...section, answers: JSON.stringify(answers) }))
  await ctx.db
    .insertInto('applicationSection')
    .values(sections.map((section) => ({ ...section, applicationId, completedAt: null, updatedAt: ctx.now })))
    .execute()
}
