import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import type { Recipient } from '~/kit/mail.server'
import { careOf } from '../learners/care.queries.server'
import { shownTo, snapshotFrom } from './snapshot'

const WAITING_AT_MOST = 200
const CHOICES_AT_MOST = 100
const COLLEAGUES_AT_MOST = 20

/** The school that checks before anything goes; nothing where the learner is on no roll, or nobody there could look. */
export async function checkingSchoolOf(ctx: Context, learnerId: string): Promise<string | null> {
  const found = await checkers(ctx, learnerId).select('rollEntry.schoolId').limit(1).executeTakeFirst()
  return found?.schoolId ?? null
}

/** Who is told that something waits: the tutor of the form; where there is none, who leads. */
export async function checkerRecipients(ctx: Context, learnerId: string): Promise<Recipient[]> {
  const all = await checkers(ctx, learnerId)
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId', 'membership.role'])
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
  const tutors = all.filter(({ role }) => role === 'tutor')
  return (tutors.length > 0 ? tutors : all).map(({ email, name, accountId }) => ({ email, name, accountId }))
}

function checkers(ctx: Context, learnerId: string) {
  return ctx.db
    .selectFrom('rollEntry')
    .innerJoin('membership', 'membership.organisationId', 'rollEntry.schoolId')
    .where('rollEntry.learnerId', '=', learnerId)
    .where('rollEntry.leftOn', 'is', null)
    .where('membership.endedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('membership.role', 'in', ['careers-lead', 'head']),
        eb.and([eb('membership.role', '=', 'tutor'), eb('membership.form', '=', eb.ref('rollEntry.form'))]),
      ]),
    )
}

/** The learners whose applications wait for the viewer's check, those that go on soonest first. */
export function learnersToCheck(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('schoolCheck', (join) =>
      join.onRef('schoolCheck.choiceId', '=', 'choice.id').on('schoolCheck.endedAt', 'is', null),
    )
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form'])
    .select((eb) => [
      eb.fn.countAll<number>().as('choices'),
      eb.fn.min('schoolCheck.askedAt').as('askedAt'),
      eb.fn.min('schoolCheck.releaseBy').as('releaseBy'),
    ])
    .where('choice.state', '=', 'with_school')
    .groupBy(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form'])
    .orderBy((eb) => eb.fn.min('schoolCheck.releaseBy'))
    .orderBy('learner.familyName')
    .orderBy('learner.id')
    .limit(WAITING_AT_MOST)
    .execute()
}

/** How many learners wait for the viewer's check, for the card on the home page. */
export async function countLearnersToCheck(ctx: Context): Promise<number> {
  const { learners } = await choicesVisibleTo(ctx)
    .select((eb) => eb.fn.count<number>('choice.learnerId').distinct().as('learners'))
    .where('choice.state', '=', 'with_school')
    .executeTakeFirstOrThrow()
  return Number(learners)
}

/** What of one learner waits for the school, with the copy that will go: only who may decide on it reads it. */
export async function findCheck(ctx: Context, learnerId: string) {
  mustBeAllowed(ctx, 'school-check.decide', await careOf(ctx, learnerId))
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('schoolCheck', (join) =>
      join.onRef('schoolCheck.choiceId', '=', 'choice.id').on('schoolCheck.endedAt', 'is', null),
    )
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.snapshot', 'course.title as course', 'provider.name as provider'])
    .select(['schoolCheck.askedAt', 'schoolCheck.releaseBy'])
    .where('choice.learnerId', '=', learnerId)
    .where('choice.state', '=', 'with_school')
    .orderBy('course.title')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
  const copies = rows.flatMap(({ snapshot }) => snapshotFrom(snapshot) ?? [])
  const widest = copies.toSorted((a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length).at(0)
  return {
    choices: rows.map(({ id, course, provider, askedAt, releaseBy }) => ({ id, course, provider, askedAt, releaseBy })),
    shown: widest ? shownTo(widest, 'college', 'application') : [],
    grades: widest?.grades ?? [],
  }
}

/** The newest check of one choice, to say when it goes on or why it came back. */
export async function newestCheck(ctx: Context, choiceId: string) {
  const check = await choicesVisibleTo(ctx)
    .innerJoin('schoolCheck', 'schoolCheck.choiceId', 'choice.id')
    .select(['schoolCheck.outcome', 'schoolCheck.comment', 'schoolCheck.releaseBy', 'schoolCheck.endedAt'])
    .where('choice.id', '=', choiceId)
    .orderBy('schoolCheck.askedAt', 'desc')
    .orderBy('schoolCheck.id')
    .limit(1)
    .executeTakeFirst()
  return check ?? null
}

/** The applications with a check whose time is up, a thousand at a time. */
export async function applicationsDue(ctx: Context, after: string | null, size: number): Promise<string[]> {
  const due = await ctx.db
    .selectFrom('schoolCheck')
    .innerJoin('choice', 'choice.id', 'schoolCheck.choiceId')
    .select('choice.applicationId')
    .distinct()
    .where('schoolCheck.endedAt', 'is', null)
    .where('schoolCheck.releaseBy', '<', londonDay(ctx.now))
    .where('choice.state', '=', 'with_school')
    .$if(after !== null, (query) => query.where('choice.applicationId', '>', after ?? ''))
    .orderBy('choice.applicationId')
    .limit(size)
    .execute()
  return due.map(({ applicationId }) => applicationId)
}
