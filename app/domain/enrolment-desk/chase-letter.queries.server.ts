import type { Context } from '~/kit/context.server'

/** The day on which the course of a place begins. */
export async function findPlaceForLetter(ctx: Context, choiceId: string): Promise<string | null> {
  const found = await ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .select('courseRun.startsOn')
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return found?.startsOn ?? null
}
