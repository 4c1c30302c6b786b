import { sql, type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { isLiving } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { DB } from '#db/schema'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { firmlyHeld, offerLive, openOffers, waitingForLearner } from '../applications/choice.states'
import { lastNudgeOf } from '~/domain/guidance/nudge.queries.server'
import { hasAppliedOutside } from '../applications/outside-application.queries.server'
import { referenceStateIn } from '~/domain/references/reference.queries.server'
import { currentCycle } from '../cycles/cycle.queries.server'
import { intendedOf } from '../destinations/destination.queries.server'
import { isConcerned } from './tutee-about.queries.server'
import type { TuteeList, TuteeQuestion, TuteeSort } from './tutee'

const PAGE_SIZE = 50
const ON_PAPER = 500
const CHOICES_SHOWN = 10
const FORMS_AT_MOST = 100
const SCHOOL_LEAVERS = 11

/** One page of a school's leavers with how far each has come: the tutor's own form, or the whole year for other staff. */
export async function tuteesPage(ctx: Context, question: TuteeQuestion) {
  const cycle = await currentCycle(ctx)
  const { sort, order, after } = question
  const start = await placeOf(ctx, cycle.id, sort, after)
  const direction = order === 'descending' ? 'desc' : 'asc'
  const rows = await tuteesAsked(ctx, cycle.id, question)
    .$if(start !== undefined, (query) =>
      query.where(
        sql<boolean>`(${sortKey(sort)}, learner.family_name, learner.given_names, learner.id) ${sql.raw(order === 'descending' ? '<' : '>')}
          (${start?.key}::text, ${start?.familyName}::text, ${start?.givenNames}::text, ${start?.id}::uuid)`,
      ),
    )
    .orderBy(sortKey(sort), direction)
    .orderBy('learner.familyName', direction)
    .orderBy('learner.givenNames', direction)
    .orderBy('learner.id', direction)
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

/** The same learners on paper: all of them, form by form. */
export async function tuteesOnPaper(ctx: Context, question: TuteeQuestion) {
  const cycle = await currentCycle(ctx)
  return tuteesAsked(ctx, cycle.id, question)
    .orderBy('rollEntry.form')
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(ON_PAPER)
    .execute()
}

/** Whoever matches, however many pages they fill, for a deed done to all of them. */
export async function tuteesMatching(ctx: Context, question: TuteeQuestion): Promise<string[]> {
  const cycle = await currentCycle(ctx)
  const rows = await tuteesAsked(ctx, cycle.id, question)
    .clearSelect()
    .select('learner.id')
    .orderBy('learner.id')
    .limit(ON_PAPER)
    .execute()
  return rows.map(({ id }) => id)
}

function tuteesAsked(ctx: Context, cycleId: string, { list, form, q, about }: TuteeQuestion) {
  return tutees(ctx, cycleId)
    .where('rollEntry.yearGroup', '=', SCHOOL_LEAVERS)
    .where((eb) => narrowed(eb, list, eb.not(hasAppliedOutside(ctx, eb.ref('learner.id'), cycleId))))
    .$if(list !== 'all', (query) => query.where(isLiving))
    .$if(about !== '', (query) => query.where((eb) => isConcerned(ctx, eb.ref('learner.id'), cycleId, about)))
    .$if(form !== '', (query) => query.where('rollEntry.form', '=', form))
    .$if(q !== '', (query) => query.where('learner.familyName', 'ilike', `${q.replace(/[\\%_]/g, '\\$&')}%`))
}

// As text of one length, so that one kind of comparison serves every column.
function sortKey(sort: TuteeSort) {
  const keys: Record<TuteeSort, RawBuilder<string>> = {
    name: sql`learner.family_name`,
    form: sql`coalesce(roll_entry.form, '')`,
    'signed-in': sql`to_char(coalesce(account.last_signed_in_at, 'epoch'), 'YYYYMMDDHH24MISSUS')`,
    profile: sql`lpad(progress.parts::text, 6, '0')`,
    choices: sql`lpad(tally.choices::text, 6, '0')`,
    sent: sql`lpad(tally.sent::text, 6, '0')`,
    offers: sql`lpad(tally.offers::text, 6, '0')`,
  }
  return keys[sort]
}

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, cycleId: string, sort: TuteeSort, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return tutees(ctx, cycleId).select(sortKey(sort).as('key')).where('learner.id', '=', id).executeTakeFirst()
}

/** The form groups of the viewer's leavers, with how many of each have not applied. */
export async function tuteeForms(ctx: Context) {
  const cycle = await currentCycle(ctx)
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .where('rollEntry.yearGroup', '=', SCHOOL_LEAVERS)
    .select('rollEntry.form')
    .select((eb) => [
      eb.fn.countAll<number>().as('learners'),
      eb.fn
        .countAll<number>()
        .filterWhere((eb) =>
          eb.and([
            isLiving,
            eb.not(hasAppliedOutside(ctx, eb.ref('learner.id'), cycle.id)),
            eb.not(
              eb.exists(
                eb
                  .selectFrom('choice')
                  .select('choice.id')
                  .whereRef('choice.learnerId', '=', 'learner.id')
                  .where('choice.cycleId', '=', cycle.id)
                  .where('choice.sentAt', 'is not', null),
              ),
            ),
          ]),
        )
        .as('notApplied'),
    ])
    .groupBy('rollEntry.form')
    .orderBy('rollEntry.form')
    .limit(FORMS_AT_MOST)
    .execute()
}

// What stands beside a name is looked up through the learner's own index, for the rows of this page alone.
function tutees(ctx: Context, cycleId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('choice')
          .select((eb) => [
            eb.fn.countAll<number>().as('choices'),
            eb.fn.countAll<number>().filterWhere('choice.sentAt', 'is not', null).as('sent'),
            eb.fn.countAll<number>().filterWhere('choice.state', '=', 'draft').as('drafts'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', offerLive).as('offers'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', openOffers).as('unanswered'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', waitingForLearner).as('questions'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', firmlyHeld).as('accepted'),
          ])
          .whereRef('choice.learnerId', '=', 'learner.id')
          .where('choice.cycleId', '=', cycleId)
          .as('tally'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('application')
          .innerJoin('applicationSection', 'applicationSection.applicationId', 'application.id')
          .select((eb) => [
            eb.fn.countAll<number>().as('parts'),
            sql<string[] | null>`array_agg(application_section.section)`.as('completed'),
          ])
          .whereRef('application.learnerId', '=', 'learner.id')
          .where('application.cycleId', '=', cycleId)
          .where('applicationSection.completedAt', 'is not', null)
          .as('progress'),
      (join) => join.onTrue(),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form', 'account.id as accountId'])
    .select('account.lastSignedInAt')
    .select((eb) => [
      sql<string[] | null>`${eb.ref('progress.completed')}`.as('completed'),
      referenceStateIn(ctx, eb.ref('learner.id'), cycleId).as('referenceState'),
      lastNudgeOf(ctx, eb.ref('learner.id')).as('lastNudgedAt'),
      hasAppliedOutside(ctx, eb.ref('learner.id'), cycleId).as('hasAppliedOutside'),
      sql<number>`${eb.ref('tally.drafts')}::int`.as('drafts'),
      sql<number>`${eb.ref('tally.unanswered')}::int`.as('unanswered'),
      sql<number>`${eb.ref('tally.questions')}::int`.as('questions'),
      sql<number>`${qualificationCount(ctx, eb.ref('learner.id'))}`.as('grades'),
      jsonArrayFrom(choicesOf(ctx, eb.ref('learner.id'), cycleId)).as('listed'),
      sql<number>`${eb.ref('tally.choices')}::int`.as('choices'),
      sql<number>`${eb.ref('tally.sent')}::int`.as('sent'),
      sql<number>`${eb.ref('tally.offers')}::int`.as('offers'),
      sql<number>`${eb.ref('tally.accepted')}::int`.as('accepted'),
      intendedOf(ctx, eb.ref('learner.id'), cycleId).as('intended'),
    ])
}

function choicesOf(ctx: Context, learnerId: Expression<string>, cycleId: string) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.state', 'course.title', 'provider.kind'])
    .where('choice.learnerId', '=', learnerId)
    .where('choice.cycleId', '=', cycleId)
    .orderBy('choice.changedAt', 'desc')
    .orderBy('choice.id')
    .limit(CHOICES_SHOWN)
}

function qualificationCount(ctx: Context, learnerId: Expression<string>) {
  return ctx.db
    .selectFrom('grade')
    .select(sql<number>`count(*)::int`.as('grades'))
    .where('grade.learnerId', '=', learnerId)
}

type Tables = DB & {
  progress: { parts: number | null; completed: string[] | null }
  tally: Record<'choices' | 'sent' | 'drafts' | 'offers' | 'unanswered' | 'questions' | 'accepted', number | null>
}

function narrowed(
  eb: ExpressionBuilder<Tables, 'learner' | 'account' | 'tally'>,
  list: TuteeList,
  notElsewhere: Expression<SqlBool>,
) {
  const conditions: Record<TuteeList, () => ReturnType<typeof eb.and>> = {
    all: () => eb.and([]),
    'no-choice': () => eb.and([eb('tally.choices', '=', 0), notElsewhere]),
    'no-account': () => eb.and([eb('account.id', 'is', null)]),
    'not-applied': () => eb.and([eb('tally.sent', '=', 0), notElsewhere]),
    unsent: () => eb.and([eb('tally.drafts', '>', 0)]),
    'to-answer': () => eb.and([eb('tally.unanswered', '>', 0)]),
    'no-offer': () => eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0)]),
    accepted: () => eb.and([eb('tally.accepted', '>', 0)]),
  }
  return conditions[list]()
}
