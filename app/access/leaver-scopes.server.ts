import type { Asking } from '~/kit/context.server'
import { nameOnlyLearners } from './people-scopes.server'
import { rollKeepers } from './roles'

/*
 * Which rows about leavers of Year 11 and the annual activity survey a viewer may see.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Leavers: those of the area to its advisers; a school’s own former pupils to those who keep its roll, and of one form to its tutor. Of whom
 * nothing but the name is passed on, nobody reads where they went.
 */
export function leaversVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const leavers = ctx.db.selectFrom('leaver').where('leaver.learnerId', 'not in', mergedLearners(ctx))
  if (actor.role === 'system') return leavers
  const read = leavers.where('leaver.learnerId', 'not in', nameOnlyLearners())
  if (actor.role === 'adviser') return read.where('leaver.areaId', '=', actor.areaId ?? nobody)
  const own = read.where('leaver.schoolId', '=', isSchool(ctx) ? (actor.organisationId ?? nobody) : nobody)
  return actor.role === 'tutor' ? own.where('leaver.form', '=', actor.form ?? '') : own
}

/** Activity surveys: those of the area, to whoever of it takes part. */
export function activitySurveysVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const surveys = ctx.db.selectFrom('activitySurvey')
  if (actor.role === 'system') return surveys
  const readers = ['coordinator', 'adviser', 'tutor', ...rollKeepers, 'admissions-officer', 'admissions-manager']
  return surveys.where('activitySurvey.areaId', '=', readers.includes(actor.role) ? (actor.areaId ?? nobody) : nobody)
}

/** Whom they ask: to advisers by name, to a coordinator to be counted, and a school’s own former pupils to those who keep its roll. */
export function surveyPeopleVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const people = ctx.db
    .selectFrom('activitySurveyPerson')
    .where('activitySurveyPerson.learnerId', 'not in', mergedLearners(ctx))
  if (actor.role === 'system') return people
  const ofArea = people.where(
    'activitySurveyPerson.surveyId',
    'in',
    activitySurveysVisibleTo(ctx).select('activitySurvey.id'),
  )
  if (actor.role === 'adviser' || actor.role === 'coordinator') return ofArea
  const keeps = rollKeepers.some((role) => role === actor.role)
  return ofArea
    .where('activitySurveyPerson.schoolId', '=', keeps ? (actor.organisationId ?? nobody) : nobody)
    .where('activitySurveyPerson.learnerId', 'not in', nameOnlyLearners())
}

/**
 * What is said of whom they ask: with the people. Of whom nothing but the name is passed on, advisers read what they wrote themselves and what
 * the young person told them.
 */
export function surveyWordsVisibleTo(ctx: Asking) {
  const words = ctx.db.selectFrom('activitySurveyWord as word')
  if (ctx.actor.role === 'system') return words
  return words
    .where('word.personId', 'in', surveyPeopleVisibleTo(ctx).select('activitySurveyPerson.id'))
    .where((eb) =>
      eb.or([
        eb('word.source', 'in', ['learner', 'adviser']),
        eb('word.personId', 'in', passedOn(ctx).select('activitySurveyPerson.id')),
      ]),
    )
}

/** What schools dispute: to the advisers of the area where it may be passed on, and a school’s own. */
export function surveyDisputesVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const disputes = ctx.db.selectFrom('activitySurveyDispute')
  if (actor.role === 'system') return disputes
  return disputes.where('activitySurveyDispute.personId', 'in', passedOn(ctx).select('activitySurveyPerson.id'))
}

/** Those of whom schools may pass on more than the name. */
function passedOn(ctx: Asking) {
  return surveyPeopleVisibleTo(ctx).where('activitySurveyPerson.learnerId', 'not in', nameOnlyLearners())
}

// A record that was put together with another one is counted there.
function mergedLearners(ctx: Asking) {
  return ctx.db.selectFrom('learner as gone').select('gone.id').where('gone.mergedIntoId', 'is not', null)
}

function isSchool({ actor }: Asking) {
  return actor.role === 'tutor' || rollKeepers.some((role) => role === actor.role)
}

/** Links of letters that still work: to anybody who holds one, found by its hash alone. */
export function linksThatWork(ctx: Asking) {
  return ctx.db.selectFrom('activitySurveyCode as link').where('link.revokedAt', 'is', null)
}
