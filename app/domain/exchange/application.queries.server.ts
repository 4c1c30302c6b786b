import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { reasonsFor, type ReasonList } from '~/domain/endings/reason'
import { providerKindOf } from '~/domain/applications/visibility'
import { recordView } from '~/domain/learners/view.commands.server'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { applicationAnswer, inListAnswer, stateAnswer } from './application'
import type { Done } from './application.schemas'

const PAGE = 100
/** Deeds that began before this answer and end after it are in the next one: so far back it asks again. */
const OVERLAP_MS = 15 * 60_000

export type ListQuestion = { since: Date | null; cursor: string | null }

/** The applications to one's own organisation that changed since a moment, the oldest change first: one page. */
export async function applicationsSince(ctx: Context, { since, cursor }: ListQuestion) {
  const after = valuesAt(cursor, 2)
  const found = await choicesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['choice.id', 'choice.state', 'choice.version', 'choice.changedAt', 'choice.sentAt', 'choice.answerBy'])
    .select(['choice.courseRunId', 'application.reference', 'course.title as courseTitle', 'site.name as siteName'])
    .select(['courseRun.startsOn', 'courseRun.startText'])
    .select(sql<string>`to_char(choice.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place'))
    .$if(since !== null, (query) => query.where('choice.changedAt', '>=', since ?? ctx.now))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(choice.changed_at, choice.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('choice.changedAt')
    .orderBy('choice.id')
    .limit(PAGE + 1)
    .execute()
  const { rows, next } = pageOf(found, PAGE, ({ place, id }) => [place, id])
  return {
    applications: rows.map(inListAnswer),
    next,
    askNextSince: new Date(ctx.now.getTime() - OVERLAP_MS).toISOString(),
  }
}

/** One application as its provider may see it now. That a program has read it stands in the learner's own record. */
export async function readApplication(ctx: Context, choiceId: string) {
  const found = await findApplicantToDecide(ctx, choiceId)
  mustBeAllowed(ctx, 'applicant.see', found.applicant)
  await recordView(ctx, found.applicant.learnerId, 'choice')
  return applicationAnswer(found)
}

/** How an application stands after a deed. */
export async function standingAfter(ctx: Context, choiceId: string): Promise<Done> {
  const row = await choicesVisibleTo(ctx)
    .select(['choice.id', 'choice.state', 'choice.version'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const { id, state, version } = orNotFound(row, 'choice')
  return { id, state: stateAnswer(state), version }
}

/** The reasons that providers may give, by their lists; a program names one by its code. */
export const reasonLists = [
  'rejection',
  'offer-withdrawn',
  'conditions-missed',
  'interview-cancelled',
  'not-arrived',
] as const satisfies ReasonList[]

/** The reasons that hold today and that this kind of organisation may give. */
export async function reasonsToGive(ctx: Context) {
  const { kind } = await ctx.db
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', ctx.actor.organisationId)
    .executeTakeFirstOrThrow()
  const lists = reasonLists.map(async (list) => ({
    list,
    reasons: reasonsFor(await currentReasons(ctx, list, 'provider'), providerKindOf(kind)).map(
      ({ code, label, learnerWords, needsDetail }) => ({ code, label, learnerWords, needsDetail }),
    ),
  }))
  return { lists: await Promise.all(lists) }
}

type Rejected = { reasons: { reason: string; detail: string }[]; message: string; version: number }

/** A rejection as the room of endings wants it: each reason by its id, with what was written about it. */
export async function rejectionOf(ctx: Context, { reasons, ...rejection }: Rejected) {
  const given = await Promise.all(
    reasons.map(async ({ reason, detail }) => [await reasonBy(ctx, 'rejection', reason), detail] as const),
  )
  return { ...rejection, reasons: given.map(([id]) => id), details: Object.fromEntries(given) }
}

/** The reason of a list by its code. */
export async function reasonBy(ctx: Context, list: (typeof reasonLists)[number], code: string): Promise<string> {
  const reason = (await currentReasons(ctx, list, 'provider')).find((one) => one.code === code)
  if (!reason)
    throw new Refusal('unknown-reason', 'This reason is not on the list. GET /api/v1/reasons lists them all.')
  return reason.id
}
