import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import { fullName } from '~/domain/learners/learner'
import type { Context } from '~/kit/context.server'
import { evaluate, standings, type Standing } from './evaluation'
import { isDecision, toDecide } from './prepared'
import { resultsOf } from './result.queries.server'

const PAGE_SIZE = 50
const CONDITIONS_AT_MOST = 50

const standing = sql<string>`coalesce(prepared_decision.standing, 'unknown')`

/** Since when results are out in a cycle, and how many places of the viewer’s provider stand how. */
export async function findBoard(ctx: Context, cycleId: string) {
  const { resultsOutAt, rows } = await ctx.db
    .selectFrom('cycle')
    .select('resultsOutAt')
    .select(
      jsonArrayFrom(
        places(ctx, cycleId)
          .select(standing.as('standing'))
          .select(sql<number>`count(*)::int`.as('count'))
          .groupBy(standing),
      ).as('rows'),
    )
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow()
  const counts = new Map(rows.map(({ standing, count }) => [standing, count]))
  return { resultsOutAt, counts: standings.map((name) => ({ standing: name, count: counts.get(name) ?? 0 })) }
}

/** Since when results are out in a cycle; nothing until then. */
export async function resultsOutSince(ctx: Context, cycleId: string): Promise<Date | null> {
  const cycle = await ctx.db.selectFrom('cycle').select('resultsOutAt').where('id', '=', cycleId).executeTakeFirst()
  return cycle?.resultsOutAt ?? null
}

type Asked = { cycleId: string; standing: Standing; after: string | null }

/** One page of places that stand alike, by name: each with its conditions, what the results say of them, and what is prepared. */
export async function placesStanding(ctx: Context, { cycleId, standing: wanted, after }: Asked) {
  const rows = await places(ctx, cycleId)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('courseRun as otherRun', 'otherRun.id', 'preparedDecision.courseRunId')
    .leftJoin('course as other', 'other.id', 'otherRun.courseId')
    .select(['choice.id', 'choice.learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['course.title as courseTitle', 'other.title as otherTitle', 'preparedDecision.decision'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('offerCondition as condition')
          .innerJoin('offer', 'offer.id', 'condition.offerId')
          .select(['condition.id', 'condition.kind', 'condition.subject', 'condition.grade', 'condition.text'])
          .select(['condition.points', 'condition.best', 'condition.status'])
          .whereRef('offer.choiceId', '=', 'choice.id')
          .where('offer.endedAt', 'is', null)
          .orderBy('condition.position')
          .limit(CONDITIONS_AT_MOST),
      ).as('conditions'),
    )
    .where(standing, '=', wanted)
    // A name never stands in an address: the place where a page begins is told by the choice before it.
    .$if(after !== null, (found) =>
      found.where(
        sql<boolean>`(learner.name_key, choice.id) > (select last.name_key, before.id from choice before
          join learner last on last.id = before.learner_id where before.id = ${after}::uuid)`,
      ),
    )
    .orderBy('learner.nameKey')
    .orderBy('choice.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  const shown = rows.slice(0, PAGE_SIZE)
  const results = await resultsOf(
    ctx,
    cycleId,
    shown.map(({ learnerId }) => learnerId),
  )
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined
  return {
    next: last?.id ?? null,
    rows: shown.map(({ learnerId, conditions, decision, givenNames, familyName, ...row }) => ({
      ...row,
      name: fullName({ givenNames, familyName }),
      decision: isDecision(decision) ? decision : null,
      conditions: evaluate(conditions, results.get(learnerId) ?? []).conditions,
    })),
  }
}

function places(ctx: Context, cycleId: string) {
  return choicesVisibleTo(ctx)
    .leftJoin('preparedDecision', 'preparedDecision.choiceId', 'choice.id')
    .where('choice.cycleId', '=', cycleId)
    .where('choice.state', 'in', toDecide)
}
