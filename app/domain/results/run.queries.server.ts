import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import { takingPlaces } from '~/domain/applications/choice.states'
import { fullName } from '~/domain/learners/learner'
import { usualRights } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { isOutcome, outcomes } from './prepared'

const RUNS_AT_MOST = 20
const STARTS_AT_MOST = 300
const LISTED = 200

/** With whose eyes a rehearsal reads: those of the provider's own staff, and of the system where a whole area rehearses. */
export function whoRehearses(
  ctx: Context,
  { providerId, beganById }: { providerId: string | null; beganById: string | null },
): Context {
  if (providerId === null) return ctx
  const role = 'admissions-officer' as const
  const actor = { ...ctx.actor, id: beganById, role, rights: usualRights(role), organisationId: providerId }
  return { ...ctx, actor }
}

/** The newest runs of the viewer's provider. */
export function runsSoFar(ctx: Context) {
  return runs(ctx).orderBy('resultsRun.beganAt', 'desc').orderBy('resultsRun.id').limit(RUNS_AT_MOST).execute()
}

/** One run of the viewer's provider: how far it is, what came of it, and what it leaves of each start. */
export async function runReport(ctx: Context, runId: string) {
  const run = orNotFound(await runs(ctx).where('resultsRun.id', '=', runId).executeTakeFirst(), 'run')
  const starts = await startsIn(ctx, runId, run.isRehearsal)
  const counts = await ctx.db
    .selectFrom('resultsRunItem')
    .select(['outcome'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('resultsRunId', '=', runId)
    .groupBy('outcome')
    .execute()
  const countOf = (name: string) => Number(counts.find(({ outcome }) => outcome === name)?.count ?? 0)
  return { run, starts, counts: outcomes.map((outcome) => ({ outcome, count: countOf(outcome) })) }
}

/** The places of a run that a person must look at: those refused, and those that wait. */
export async function leftToPeople(ctx: Context, runId: string) {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('resultsRunItem as item', 'item.choiceId', 'choice.id')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .select(['item.outcome', 'item.why'])
    .where('item.resultsRunId', '=', runId)
    .where('item.outcome', 'in', ['refused', 'waiting', 'marked'])
    .orderBy('item.outcome')
    .orderBy('learner.nameKey')
    .orderBy('choice.id')
    .limit(LISTED)
    .execute()
  return rows.flatMap(({ outcome, givenNames, familyName, ...row }) =>
    isOutcome(outcome) ? [{ ...row, outcome, name: fullName({ givenNames, familyName }) }] : [],
  )
}

type Start = {
  id: string
  title: string
  places: number | null
  held: number
  confirmed: number
  freed: number
  waiting: number
}

/** For each start of a run: places, how many are held, and how many this run confirms and frees; in a rehearsal, would. */
async function startsIn(ctx: Context, runId: string, isRehearsal: boolean) {
  const { rows } = await sql<Start>`
    select run.id, course.title, run.places, item.confirmed, item.freed,
      (select count(*)::int from offer join choice on choice.id = offer.choice_id
        where offer.course_run_id = run.id and offer.ended_at is null
          and choice.state = any (${`{${takingPlaces.join(',')}}`}::choice_state[])) as held,
      (select count(*)::int from waiting_list_entry entry join choice on choice.id = entry.choice_id
        where entry.course_run_id = run.id and entry.ended_at is null and choice.state = 'waiting_list') as waiting
    from (
      select offer.course_run_id,
        count(*) filter (where item.outcome = 'confirmed')::int as confirmed,
        count(*) filter (where item.outcome in ('not-met', 'other-course'))::int as freed
      from results_run_item item
      join results_run on results_run.id = item.results_run_id
      join lateral (select offer.course_run_id from offer
        where offer.choice_id = item.choice_id and offer.made_at <= results_run.began_at
          and not (offer.made_as is not distinct from 'other-course' and offer.made_at >= results_run.began_at)
        order by offer.made_at desc, offer.id limit 1) offer on true
      where item.results_run_id = ${runId}
      group by offer.course_run_id) item
    join course_run run on run.id = item.course_run_id
    join course on course.id = run.course_id
    where course.provider_id = ${ctx.actor.organisationId}
    order by course.title, run.id limit ${STARTS_AT_MOST}`.execute(ctx.db)
  return rows.map(({ held, freed, ...start }) => {
    // What a rehearsal would free is still held; what a run has freed is not any more.
    const stays = isRehearsal ? held - freed : held
    return { ...start, freed, held: stays, left: start.places === null ? null : Math.max(0, start.places - stays) }
  })
}

function runs(ctx: Context) {
  return ctx.db
    .selectFrom('resultsRun')
    .leftJoin('account', 'account.id', 'resultsRun.beganById')
    .select(['resultsRun.id', 'resultsRun.isRehearsal', 'resultsRun.size', 'resultsRun.beganAt'])
    .select(['resultsRun.finishedAt', 'account.name as beganBy'])
    .where('resultsRun.providerId', '=', ctx.actor.organisationId ?? '00000000-0000-0000-0000-000000000000')
}
