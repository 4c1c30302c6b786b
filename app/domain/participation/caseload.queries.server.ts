import { sql, type ExpressionBuilder } from 'kysely'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { isNameOnly } from '~/access/people-scopes.server'
import { caseloadVisibleTo } from '~/access/scopes.server'
import type { DB } from '#db/schema'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { endedWithoutAPlace, firmlyHeld, openOffers, statesWith } from '../applications/choice.states'
import type { Worklist } from './caseload'
import { WARNING_DAYS } from './currency'

export const PAGE_SIZE = 50

export type CaseloadFilter = { worklist?: Worklist; name?: string; after?: string | null }

/** One page of the adviser's own caseload. Its cost is that of the rows it shows, whatever the number of learners. */
export async function caseloadPage(ctx: Context, { worklist = 'all', name = '', after = null }: CaseloadFilter = {}) {
  const start = await placeOf(ctx, after)
  const today = londonDay(ctx.now)
  const isPastDeadline = worklist === 'not-sent' && (await lastDayOf(ctx)) < today
  const rows = await caseloadRows(ctx)
    .$if(name !== '', (query) =>
      query.where('caseloadEntry.sortName', 'like', `${escaped(name.toLocaleLowerCase('en-GB'))}%`),
    )
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('caseloadEntry.priority', 'caseloadEntry.sortName', 'caseloadEntry.id'),
          '>',
          eb.tuple(start?.priority ?? 0, start?.sortName ?? '', start?.id ?? ''),
        ),
      ),
    )
    .where((eb) => narrowed(eb, worklist, { today, isPastDeadline }))
    .orderBy('caseloadEntry.priority')
    .orderBy('caseloadEntry.sortName')
    .orderBy('caseloadEntry.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

/** The day by which learners of the area should have sent what they write. */
async function lastDayOf(ctx: Context): Promise<string> {
  const { dates, endsOn } = await currentCycle(ctx)
  return dates['apply-by'] ?? endsOn
}

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return caseloadVisibleTo(ctx)
    .select(['caseloadEntry.priority', 'caseloadEntry.sortName', 'caseloadEntry.id'])
    .where('caseloadEntry.id', '=', id)
    .executeTakeFirst()
}

export type CaseloadRow = Awaited<ReturnType<typeof caseloadPage>>['rows'][number]

// Every fact beside a name is looked up through the learner's own index, for the rows of this page alone.
function caseloadRows(ctx: Context) {
  return caseloadVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'caseloadEntry.learnerId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('activity')
          .innerJoin('activityCode', 'activityCode.code', 'activity.code')
          .leftJoin('organisation as place', 'place.id', 'activity.providerId')
          .select('place.name as placeName')
          .select(['activity.startedOn', 'activity.verifiedOn', 'activity.reviewOn', 'activity.predictedEndOn'])
          .select(['activityCode.label', 'activityCode.currencyRule', 'activityCode.currencyMonths'])
          .select(
            sql<
              string | null
            >`activity_lapses_on(activity_code.currency_rule, activity_code.currency_months, activity.started_on,
              activity.verified_on, activity.review_on, activity.predicted_end_on)`.as('lapsesOn'),
          )
          .whereRef('activity.learnerId', '=', 'caseloadEntry.learnerId')
          .where('activity.status', '=', 'confirmed')
          .where('activity.endedAt', 'is', null)
          .limit(1)
          .as('current'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('activity as proposal')
          .innerJoin('activityCode', 'activityCode.code', 'proposal.code')
          .select(['proposal.id as proposalId', 'activityCode.label as proposedLabel'])
          .whereRef('proposal.learnerId', '=', 'caseloadEntry.learnerId')
          .where('proposal.status', '=', 'proposed')
          .orderBy('proposal.recordedAt', 'desc')
          .limit(1)
          .as('proposed'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('choice')
          .select((eb) => [
            eb.fn.countAll<number>().filterWhere('choice.sentAt', 'is not', null).as('sent'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', statesWith('guaranteeCounts')).as('offers'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', openOffers).as('unanswered'),
            eb.fn
              .countAll<number>()
              .filterWhere('choice.state', 'in', [...firmlyHeld, 'enrolled'])
              .as('held'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', endedWithoutAPlace).as('ended'),
            eb.fn.countAll<number>().filterWhere('choice.state', '=', 'did_not_attend').as('notArrived'),
            eb.fn.countAll<number>().filterWhere('choice.state', '=', 'enrolled').as('enrolled'),
            eb.fn.countAll<number>().filterWhere('choice.state', '=', 'not_sent').as('notSent'),
            eb.fn.countAll<number>().filterWhere('choice.state', '=', 'draft').as('drafts'),
          ])
          .where('choice.applicationId', '=', (eb) =>
            eb
              .selectFrom('application')
              .select('application.id')
              .whereRef('application.learnerId', '=', 'caseloadEntry.learnerId')
              .orderBy('application.createdAt', 'desc')
              .limit(1),
          )
          // Of those whose choices are not passed on there is no tally, and they are on none of its lists.
          .having((eb) => eb.not(isNameOnly(eb.ref('caseloadEntry.learnerId'))))
          .as('tally'),
      (join) => join.onTrue(),
    )
    .select(['caseloadEntry.id', 'caseloadEntry.priority', 'caseloadEntry.sortName', 'caseloadEntry.nextActionOn'])
    .select(['caseloadEntry.lastContactAt', 'learner.id as learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['school.name as schoolName', 'rollEntry.form', 'current.placeName', 'proposed.proposedLabel'])
    .select(['current.label', 'current.startedOn', 'current.verifiedOn', 'current.reviewOn', 'current.predictedEndOn'])
    .select(['current.currencyRule', 'current.currencyMonths'])
    .select((eb) => [
      sql<number | null>`${eb.ref('tally.sent')}::int`.as('sent'),
      sql<number | null>`${eb.ref('tally.offers')}::int`.as('offers'),
      sql<number | null>`${eb.ref('tally.ended')}::int`.as('ended'),
      sql<number | null>`${eb.ref('tally.unanswered')}::int`.as('unanswered'),
      sql<number | null>`${eb.ref('tally.notArrived')}::int`.as('notArrived'),
      sql<number | null>`${eb.ref('tally.enrolled')}::int`.as('enrolled'),
      sql<number | null>`${eb.ref('tally.notSent')}::int`.as('notSent'),
      sql<number | null>`${eb.ref('tally.drafts')}::int`.as('drafts'),
    ])
}

type Tables = DB & {
  current: { lapsesOn: string | null }
  proposed: { proposalId: string | null }
  tally: Record<
    'sent' | 'offers' | 'unanswered' | 'held' | 'ended' | 'notArrived' | 'enrolled' | 'notSent' | 'drafts',
    number | null
  >
}

function narrowed(
  eb: ExpressionBuilder<Tables, 'caseloadEntry' | 'current' | 'proposed' | 'tally'>,
  worklist: Worklist,
  { today, isPastDeadline }: { today: string; isPastDeadline: boolean },
) {
  const conditions: Record<Worklist, () => ReturnType<typeof eb.and>> = {
    all: () => eb.and([]),
    'not-applied': () => eb.and([eb('tally.sent', '=', 0)]),
    'not-sent': () =>
      eb.and([
        eb('tally.sent', 'is not', null),
        eb.or([
          eb('tally.notSent', '>', 0),
          ...(isPastDeadline ? [eb('tally.drafts', '>', 0)] : [hasClosedDraft(eb, today)]),
        ]),
      ]),
    'no-offer': () =>
      eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0), eb('tally.ended', '<', eb.ref('tally.sent'))]),
    'all-ended': () =>
      eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0), eb('tally.ended', '>=', eb.ref('tally.sent'))]),
    'offer-unanswered': () => eb.and([eb('tally.unanswered', '>', 0)]),
    'no-place': () => eb.and([eb('tally.sent', '>', 0), eb('tally.held', '=', 0)]),
    'not-arrived': () => eb.and([eb('tally.notArrived', '>', 0), eb('tally.enrolled', '=', 0)]),
    'to-confirm': () => eb.and([eb('proposed.proposalId', 'is not', null)]),
    lapsing: () =>
      eb.and([eb('current.lapsesOn', '>=', today), eb('current.lapsesOn', '<=', addDays(today, WARNING_DAYS))]),
    lapsed: () => eb.and([eb('current.lapsesOn', '<', today)]),
    'contact-due': () => eb.and([eb('caseloadEntry.nextActionOn', '<=', today)]),
  }
  return conditions[worklist]()
}

/** A draft of a course that has closed by itself, before the area's own last day. */
function hasClosedDraft(eb: ExpressionBuilder<Tables, 'caseloadEntry' | 'tally'>, today: string) {
  return eb.exists(
    eb
      .selectFrom('choice as draft')
      .innerJoin('courseRun', 'courseRun.id', 'draft.courseRunId')
      .select('draft.id')
      .whereRef('draft.learnerId', '=', 'caseloadEntry.learnerId')
      .where('draft.state', '=', 'draft')
      .where('courseRun.applyUntil', '<', today),
  )
}

function escaped(text: string) {
  return text.replace(/[\\%_]/g, '\\$&')
}
