import { sql } from 'kysely'
import { teamCaseloadVisibleTo } from '~/access/caseload-scopes.server'
import { isNameOnly } from '~/access/people-scopes.server'
import { caseloadVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { endedWithoutAPlace, firmlyHeld, openOffers, statesWith } from '../applications/choice.states'
import { ruleOn } from './activity.queries.server'
import type { CaseloadFilter } from './caseload'

/** The entries a list is made of: the adviser’s own, or those of the service. */
export function entriesOf(ctx: Context, whose: CaseloadFilter['whose']) {
  return whose === 'team' ? teamCaseloadVisibleTo(ctx) : caseloadVisibleTo(ctx)
}

// Every fact beside a name is looked up through the learner's own index, for the rows of this page alone.
export function caseloadRows(ctx: Context, whose: CaseloadFilter['whose']) {
  return entriesOf(ctx, whose)
    .innerJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
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
          .leftJoin('activityRule', (join) => join.on(ruleOn(londonDay(ctx.now))))
          .leftJoin('organisation as place', 'place.id', 'activity.providerId')
          .select('place.name as placeName')
          .select(['activity.startedOn', 'activity.verifiedOn', 'activity.reviewOn', 'activity.predictedEndOn'])
          .select(['activityCode.label', 'activityRule.currencyRule', 'activityRule.currencyMonths'])
          .select('activityCode.isNeet')
          .select(
            sql<
              string | null
            >`activity_lapses_on(activity_rule.currency_rule, activity_rule.currency_months, activity.started_on,
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
    .select(['caseloadEntry.nextActionKind', 'adviser.name as adviserName'])
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
