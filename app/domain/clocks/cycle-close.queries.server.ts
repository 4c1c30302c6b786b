import type { Context } from '~/kit/context.server'
import { choiceStates, endedWithoutAPlace, is, type ChoiceState } from '~/domain/applications/choice.states'

const CHOICES_AT_MOST = 100

/** How one learner's year ended: each choice by its course, in the learner's own order. */
export function choicesAtClose(ctx: Context, applicationId: string) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'choice.learnerId', 'course.title as course', 'provider.name as provider'])
    .where('choice.applicationId', '=', applicationId)
    .orderBy('choice.preference')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}

export type Outcome = { areaId: string; name: string; learners: number; withPlace: number; states: StateCount[] }
type StateCount = { state: ChoiceState; choices: number }

/** How a whole cycle ended: how many applied, how many have a place, and how many choices ended in each way. */
export async function outcomeOfCycle(ctx: Context, cycleId: string): Promise<Outcome> {
  const { areaId, name } = await ctx.db
    .selectFrom('cycle')
    .select(['areaId', 'name'])
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow()
  const rows = await ctx.db
    .selectFrom('choice')
    .select('state')
    .select((eb) => eb.fn.countAll<number>().as('choices'))
    .where('cycleId', '=', cycleId)
    .groupBy('state')
    .limit(choiceStates.length)
    .execute()
  const placed = choiceStates.filter((state) => is(state, 'guaranteeCounts') && !endedWithoutAPlace.includes(state))
  const people = await ctx.db
    .selectFrom('choice')
    .select((eb) => [
      eb.fn.count<number>('learnerId').distinct().as('learners'),
      eb.fn.count<number>('learnerId').distinct().filterWhere('state', 'in', placed).as('withPlace'),
    ])
    .where('cycleId', '=', cycleId)
    .executeTakeFirstOrThrow()
  const counts = new Map(rows.map(({ state, choices }) => [state, Number(choices)]))
  return {
    areaId,
    name,
    learners: Number(people.learners),
    withPlace: Number(people.withPlace),
    states: choiceStates.flatMap((state) => {
      const choices = counts.get(state)
      return choices === undefined ? [] : [{ state, choices }]
    }),
  }
}
