import { expressionBuilder, type Expression } from 'kysely'
import type { DB } from '#db/schema'
import type { Asking } from '~/kit/context.server'
import { applicantsOf } from './provider-rights'
import { answerers, gradeKeepers, rollKeepers } from './roles'

/*
 * Which rows about who somebody is, and who reads with them, a viewer may see.
 */

/** Begins what is only ever a part of a larger question. */
const among = expressionBuilder<DB, never>()

const nobody = '00000000-0000-0000-0000-000000000000'

/** Links of adults to learners that hold now: neither ended by the learner nor hidden by staff, from this adult or from all. */
export function parentLinksInForce(ctx: Asking) {
  return ctx.db
    .selectFrom('parentLink')
    .where('parentLink.endedAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('parentBlock')
            .select('parentBlock.id')
            .whereRef('parentBlock.learnerId', '=', 'parentLink.learnerId')
            .where('parentBlock.liftedAt', 'is', null)
            .where((eb) =>
              eb.or([
                eb('parentBlock.email', 'is', null),
                eb(
                  'parentBlock.email',
                  '=',
                  eb
                    .selectFrom('account as adult')
                    .select('adult.email')
                    .whereRef('adult.id', '=', 'parentLink.accountId'),
                ),
              ]),
            ),
        ),
      ),
    )
}

/** Merges of two records: those of the adviser's area. */
export function mergesVisibleTo(ctx: Asking) {
  const merges = ctx.db.selectFrom('learnerMerge')
  const { actor } = ctx
  if (actor.role === 'system') return merges
  return merges.where('learnerMerge.areaId', '=', actor.role === 'adviser' ? (actor.areaId ?? nobody) : nobody)
}

/** Young people who registered by themselves: those of the adviser's area; those who named the school, for who keeps its roll. */
export function registrationsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const registrations = ctx.db.selectFrom('registration').where('registration.status', '!=', 'unconfirmed')
  if (actor.role === 'system') return registrations
  if (actor.role === 'adviser') return registrations.where('registration.areaId', '=', actor.areaId ?? nobody)
  const schoolId = rollKeepers.some((role) => role === actor.role) ? (actor.organisationId ?? nobody) : nobody
  return registrations.where('registration.schoolId', '=', schoolId)
}

/** Times when somebody went through many records: those at which learners of the school were shown, for who keeps its roll. */
export function lookUpsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const lookUps = ctx.db.selectFrom('lookUpAlertSchool')
  if (actor.role === 'system') return lookUps
  const schoolId = rollKeepers.some((role) => role === actor.role) ? (actor.organisationId ?? nobody) : nobody
  return lookUps.where('lookUpAlertSchool.schoolId', '=', schoolId)
}

/** The same as a whole, by the account that looked: those of the coordinator's own area. */
export function lookUpAlertsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const alerts = ctx.db.selectFrom('lookUpAlert')
  if (actor.role === 'system') return alerts
  return alerts.where('lookUpAlert.areaId', '=', actor.role === 'coordinator' ? (actor.areaId ?? nobody) : nobody)
}

/**
 * Learners of whom the careers service is told no more than name, address and date of birth, because they or a parent said
 * so and have not taken it back: Education and Skills Act 2008, section 72. It holds whatever becomes of the wording.
 */
export function nameOnlyLearners() {
  return among
    .selectFrom('consent as instruction')
    .select('instruction.learnerId')
    .where('instruction.purpose', '=', 'careers-service')
    .where('instruction.decision', '=', 'given')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('consent as later')
            .select('later.id')
            .whereRef('later.learnerId', '=', 'instruction.learnerId')
            .where('later.purpose', '=', 'careers-service')
            .whereRef('later.position', '>', 'instruction.position'),
        ),
      ),
    )
}

/** Whether a learner of a larger question is one of them. */
export function isNameOnly(learnerId: Expression<string>) {
  return among.exists(nameOnlyLearners().where('instruction.learnerId', '=', learnerId)).$castTo<boolean>()
}

/**
 * Grades of the summer. Until they are out in an area, nobody but the organisation that put them in sees them. Then the
 * learner does, and each provider that holds an offer for the learner.
 */
export function resultsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const results = ctx.db.selectFrom('examResult')
  if (actor.role === 'system') return results
  const admissions = answerers.some((role) => role === actor.role) ? applicantsOf(actor) : nobody
  const own = gradeKeepers.some((role) => role === actor.role) ? (actor.organisationId ?? nobody) : admissions
  return results.where((eb) => {
    const isOut = eb
      .selectFrom('cycle as released')
      .select('released.id')
      .whereRef('released.id', '=', 'examResult.cycleId')
      .where('released.resultsOutAt', 'is not', null)
    const holdsOffer = eb
      .selectFrom('choice as held')
      .innerJoin('offer as standing', (join) =>
        join.onRef('standing.choiceId', '=', 'held.id').on('standing.endedAt', 'is', null),
      )
      .select('held.id')
      .whereRef('held.learnerId', '=', 'examResult.learnerId')
      .whereRef('held.cycleId', '=', 'examResult.cycleId')
      .where('held.providerId', '=', admissions)
    const isOwn = eb('examResult.learnerId', '=', actor.role === 'learner' ? (actor.learnerId ?? nobody) : nobody)
    const isReader = eb.or([isOwn, eb.exists(holdsOffer)])
    return eb.or([eb('examResult.givenById', '=', own), eb.and([eb.exists(isOut), isReader])])
  })
}
