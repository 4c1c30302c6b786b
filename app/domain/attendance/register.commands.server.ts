import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonMoment } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { changedMarks, refuseTooEarly, refuseUnexplained, type Mark, type MarkChange } from './mark'
import { tellHomeSchools } from './home-school.commands.server'
import { lockRegister, markCodes } from './register.queries.server'
import type { RegisterForm, SessionForm } from './register.schemas'

/** Plans one session of a course run. */
export function planSession(ctx: Context, session: SessionForm) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId } = await findRun(ctx, session.courseRunId)
    mustBeAllowed(ctx, 'session.plan', { providerId })
    const id = newId()
    await ctx.db
      .insertInto('classSession')
      .values({
        id,
        providerId,
        courseRunId: session.courseRunId,
        title: session.title,
        startsAt: londonMoment(session.day, `${session.start}:00`),
        endsAt: londonMoment(session.day, `${session.end}:00`),
      })
      .execute()
    await record(ctx, 'session.planned', { type: 'session', id, organisationId: providerId }, { title: session.title })
    return id
  })
}

/**
 * Takes a register, or corrects one that was taken. Whoever saves second on the same version is told so and nothing of
 * theirs is kept; what each corrected mark was before stays in the record. What is sent twice under one key counts once.
 */
export function takeRegister(ctx: Context, sessionId: string, form: RegisterForm) {
  const { version, marks, reason = null, idempotencyKey } = form
  return inTransaction(ctx, async (ctx) => {
    const session = await lockRegister(ctx, sessionId)
    mustBeAllowed(ctx, 'register.take', session)
    refuseTooEarly(session, ctx.now)
    if (await isSentAgain(ctx, sessionId, idempotencyKey)) return { marks: 0, wasTaken: true }
    refuseChangedMeanwhile(session.version, version)
    const before = Object.fromEntries(session.learners.map((learner) => [learner.id, markOf(learner)]))
    const changes = changedMarks(before, marks, await markCodes(ctx))
    refuseUnexplained(changes, reason)

    await writeMarks(ctx, sessionId, changes)
    await ctx.db
      .updateTable('classSession')
      .set({ takenAt: session.takenAt ?? ctx.now, takenById: ctx.actor.id, version: version + 1 })
      .where('id', '=', sessionId)
      .execute()
    await recordRegister(ctx, session, changes, reason)
    await tellHomeSchools(ctx, sessionId, changes)
    return { marks: changes.length, wasTaken: session.takenAt !== null }
  })
}

/** Whether this very saving has arrived before, as from a phone that never heard of the answer. */
async function isSentAgain(ctx: Context, sessionId: string, key: string | undefined): Promise<boolean> {
  if (key === undefined) return false
  const first = await ctx.db
    .insertInto('registerSave')
    .values({ key, sessionId, savedById: ctx.actor.id, savedAt: ctx.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  return first === undefined
}

async function writeMarks(ctx: Context, sessionId: string, changes: MarkChange[]) {
  if (changes.length === 0) return
  await ctx.db
    .insertInto('mark')
    .values(
      changes.map(({ learnerId, to }) => ({
        sessionId,
        learnerId,
        ...to,
        markedById: ctx.actor.id,
        markedAt: ctx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['sessionId', 'learnerId']).doUpdateSet((eb) => ({
        code: eb.ref('excluded.code'),
        minutesLate: eb.ref('excluded.minutesLate'),
        markedById: eb.ref('excluded.markedById'),
        markedAt: eb.ref('excluded.markedAt'),
      })),
    )
    .execute()
}

// One event for the register; a corrected mark leaves one of its own, so that a learner's timeline shows what it was.
async function recordRegister(
  ctx: Context,
  session: { id: string; providerId: string; takenAt: Date | null },
  changes: MarkChange[],
  reason: string | null,
) {
  const subject = { type: 'session', id: session.id, organisationId: session.providerId }
  await record(ctx, session.takenAt ? 'register.corrected' : 'register.taken', subject, { marks: changes.length })
  for (const { learnerId, from, to } of changes) {
    if (from) await record(ctx, 'mark.changed', { ...subject, learnerId }, { from, to, reason })
  }
}

function refuseChangedMeanwhile(now: number, then: number) {
  if (now !== then) {
    throw new Refusal(
      'changed-meanwhile',
      'Somebody else saved this register first. Reload the page to see what changed.',
    )
  }
}

function markOf({ code, minutesLate }: { code: string | null; minutesLate: number | null }): Mark | null {
  return code === null ? null : { code, minutesLate }
}

async function findRun(ctx: Context, courseRunId: string) {
  const run = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['course.providerId'])
    .where('courseRun.id', '=', courseRunId)
    .where('course.providerId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  return orNotFound(run, 'course run')
}
