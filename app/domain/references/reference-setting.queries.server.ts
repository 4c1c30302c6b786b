import type { Context } from '~/kit/context.server'

/** Whether the viewer's own school lets a reference go only after a second person has approved it. */
export async function isSecondPersonNeeded(ctx: Context): Promise<boolean> {
  const school = await ctx.db
    .selectFrom('organisation')
    .select('isSecondPersonNeeded')
    .where('id', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  return school?.isSecondPersonNeeded ?? false
}
