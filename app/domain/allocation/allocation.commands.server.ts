import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { heldBy } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { findSharedRun } from '~/domain/panels/shared-run.queries.server'
import { record } from '~/kit/audit.server'
import { newId, token } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import type { TermsForm } from './allocation.schemas'
import { buildContest, type Built } from './build-contest'
import { allocate, type Allocation } from './deferred-acceptance'
import { complaintsAbout } from './fairness'
import { reasonsFor } from './reason'
import { coursesOf, wishesOf } from './wishes.queries.server'

const RESULTS_AT_ONCE = 5_000

/** Publishes by which rules a shared course takes learners. They hold for the next run; a run that was made keeps those it was made by. */
export function publishTerms(ctx: Context, sharedRunId: string, { rules, reserved }: TermsForm) {
  return inTransaction(ctx, async (ctx) => {
    const run = await findSharedRun(ctx, sharedRunId)
    const { held } = await findPanel(ctx, run.panelId)
    mustBeAllowed(ctx, 'allocation.keep', heldBy(held, ['clerk']))
    if (reserved > run.places) {
      throw new Refusal('too-many-kept', `The course has ${run.places} places.`, 'reserved')
    }
    const terms = { rules, reserved, publishedAt: ctx.now, publishedById: ctx.actor.id }
    await ctx.db
      .insertInto('allocationTerms')
      .values({ sharedRunId, ...terms })
      .onConflict((conflict) => conflict.column('sharedRunId').doUpdateSet(terms))
      .execute()
    await record(ctx, 'allocation.terms-published', { type: 'shared-run', id: sharedRunId }, { rules, reserved })
  })
}

/**
 * Works out who gets which place, once, by the rules and the record as they are now: nothing is decided yet. The draw that numbers the
 * learners is made with the first run of a panel and stays; so that the same cases and rules always give the same answer.
 */
export function workOut(ctx: Context, panelId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { held } = await findPanel(ctx, panelId)
    mustBeAllowed(ctx, 'allocation.keep', heldBy(held, ['clerk']))
    const seed = await drawOf(ctx, panelId)
    const hash = createHash('sha256')
    const built = await buildContest(await coursesOf(ctx, panelId), wishesOf(ctx, panelId), drawBy(seed), {
      update: (text) => hash.update(text),
      digest: () => hash.digest('hex'),
    })
    if (built.courses.length === 0) {
      throw new Refusal('no-rules', 'No course of this panel has published rules yet. Publish them first.')
    }
    const given = allocate(built.contest)
    const complaints = complaintsAbout(built.contest, given)
    const placed = given.reduce((sum, wish) => sum + (wish === -1 ? 0 : 1), 0)
    const id = newId()
    await ctx.db
      .insertInto('allocationRun')
      .values({
        ...{ id, panelId, madeById: ctx.actor.id, madeAt: ctx.now, digest: built.digest, placed },
        courses: JSON.stringify(keptOf(built, given)),
        cases: built.caseIds.length,
        complaints: complaints.length,
      })
      .execute()
    await keepResults(ctx, id, built, given)
    await record(ctx, 'allocation.worked-out', { type: 'allocation', id }, { cases: built.caseIds.length, placed })
    return id
  })
}

async function drawOf(ctx: Context, panelId: string): Promise<string> {
  await ctx.db
    .insertInto('allocationDraw')
    .values({ panelId, seed: token(), drawnAt: ctx.now, drawnById: ctx.actor.id })
    .onConflict((conflict) => conflict.column('panelId').doNothing())
    .execute()
  const draw = ctx.db.selectFrom('allocationDraw').select('seed').where('panelId', '=', panelId)
  return (await draw.executeTakeFirstOrThrow()).seed
}

/** A number between 0 and 2^32 that nobody can choose: whoever knows the seed can work it out again. */
function drawBy(seed: string) {
  return (learnerId: string) => createHash('sha256').update(`${seed} ${learnerId}`).digest().readUInt32BE(0)
}

function keptOf({ courses, contest }: Built, given: Allocation) {
  const wished = new Int32Array(courses.length)
  const taken = new Int32Array(courses.length)
  for (const course of contest.course) wished[course] = (wished[course] ?? 0) + 1
  for (const wish of given) {
    const course = contest.course[wish]
    if (course !== undefined) taken[course] = (taken[course] ?? 0) + 1
  }
  return courses.map(({ id, title, rules, places, reserved }, nth) => ({
    ...{ id, title, rules, places, reserved },
    wished: wished[nth] ?? 0,
    given: taken[nth] ?? 0,
  }))
}

async function keepResults(ctx: Context, runId: string, { contest, caseIds, courses }: Built, given: Allocation) {
  const reasons = reasonsFor(contest, given, (course) => courses[course]?.rules ?? [])
  for (let from = 0; from < caseIds.length; from += RESULTS_AT_ONCE) {
    const rows = caseIds.slice(from, from + RESULTS_AT_ONCE).map((caseId, nth) => {
      const learner = from + nth
      const wish = given[learner] ?? -1
      return {
        caseId,
        position: wish === -1 ? null : wish - (contest.wishFrom[learner] ?? 0) + 1,
        sharedRunId: wish === -1 ? null : (courses[contest.course[wish] ?? -1]?.id ?? null),
        reasons: reasons(learner),
      }
    })
    await sql`
      insert into allocation_result (run_id, case_id, position, shared_run_id, reasons)
      select ${runId}, "caseId", position, "sharedRunId", reasons
      from json_to_recordset(${JSON.stringify(rows)}::json) as row ("caseId" uuid, position smallint, "sharedRunId" uuid, reasons jsonb)`.execute(
      ctx.db,
    )
  }
}
