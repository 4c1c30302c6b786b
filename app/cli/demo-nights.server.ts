import { sql } from 'kysely'
import type { Night } from '#db/seeds/deeds/play.server'
import { nightShift } from '~/night-shift'
import type { Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'

const WEEK_MS = 7 * 86_400_000
const WORKERS = 4

/** How many letters of a day are written, besides those of the people who sign in. Nobody could read all of a county's. */
const letters = { ofLastYear: 0, ofASmallCounty: 6, ofALargeOne: 3 }
const LARGE = 2_000

/** The nights of the story: the queue is emptied after each stretch of it, and the night shift works once a week. */
export function nightsOf(learners: number, cycleBegan: string): Night {
  const since = londonMoment(cycleBegan, '00:00:00')
  const ofThisYear = learners > LARGE ? letters.ofALargeOne : letters.ofASmallCounty
  let worked = 0
  return async (ctx) => {
    await emptyQueue(ctx, ctx.now < since ? letters.ofLastYear : ofThisYear)
    if (ctx.now.getTime() - worked < WEEK_MS) return
    worked = ctx.now.getTime()
    await workShifts(ctx, ofThisYear)
  }
}

/** Every shift once, in its order, and what it leaves in the queue. */
export async function workShifts(ctx: Context, lettersAtMost: number = letters.ofASmallCounty) {
  for (const { run } of nightShift) await run(ctx)
  await emptyQueue(ctx, lettersAtMost)
}

async function emptyQueue(ctx: Context, lettersAtMost: number) {
  await leaveOutLetters(ctx, lettersAtMost)
  const workers = ctx.db.isTransaction ? 1 : WORKERS
  await Promise.all(Array.from({ length: workers }, () => drainJobs(ctx.db, ctx.now)))
}

// What is about somebody who signs in to the demonstration is always written.
async function leaveOutLetters(ctx: Context, atMost: number) {
  await sql`
    with cast_learner as (
      select learner_id as id from account where email like '%@demo.example' and learner_id is not null),
    cast_id as (
      select application.id::text from application join cast_learner on cast_learner.id = application.learner_id
      union all select choice.id::text from choice join cast_learner on cast_learner.id = choice.learner_id
      union all select offer.id::text from offer join choice on choice.id = offer.choice_id join cast_learner on cast_learner.id = choice.learner_id
      union all select audit_event.id::text from audit_event join cast_learner on cast_learner.id = audit_event.learner_id
      union all select rejection.id::text from rejection join choice on choice.id = rejection.choice_id join cast_learner on cast_learner.id = choice.learner_id),
    letter_job as (
      select job.id, row_number() over (order by job.id) as place,
        exists (select from json_each_text(job.payload) as part join cast_id on cast_id.id = part.value) as is_cast
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where task.identifier like '%/tell-%')
    delete from graphile_worker._private_jobs using letter_job
    where graphile_worker._private_jobs.id = letter_job.id and letter_job.place > ${atMost} and not letter_job.is_cast`.execute(
    ctx.db,
  )
}
