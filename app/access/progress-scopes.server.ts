import { sql, type Expression, type SqlBool } from 'kysely'
import type { Asking } from '~/kit/context.server'
import { nameOnlyLearners } from './people-scopes.server'
import { houseOf } from './provider-rights'
import { providerStaff } from './roles'
import { caseloadVisibleTo, learnersVisibleTo } from './scopes.server'

/*
 * Of whose progress a viewer reads. Home school and host read the very same rows of the years in which both have the learner.
 */

const nobody = '00000000-0000-0000-0000-000000000000'
const carers = ['tutor', 'careers-lead', 'head'] as const
const readers = ['learner', 'parent', ...carers] as const
/** Places that go on: before its first day nobody at the host reads anything, and after its last one nothing new. */
const atHost = ['started', 'suspended'] as const

/**
 * Learners whose progress somebody may open: one's own, a linked child's, those of the school's roll, those an adviser looks after,
 * and those who are enrolled or placed at one's own provider now. Who has only applied there is not among them.
 */
export function progressLearnersVisibleTo(ctx: Asking) {
  const { actor } = ctx
  if (actor.role === 'system') return ctx.db.selectFrom('learner')
  if (providerStaff.some((role) => role === actor.role)) {
    return ctx.db
      .selectFrom('learner')
      .where('learner.mergedIntoId', 'is', null)
      .where('learner.id', 'in', learnersHere(ctx))
  }
  const learners = learnersVisibleTo(ctx)
  if (actor.role === 'adviser')
    return learners
      .where('learner.id', 'in', caseloadVisibleTo(ctx).select('caseloadEntry.learnerId'))
      .where('learner.id', 'not in', nameOnlyLearners())
  return readers.some((role) => role === actor.role) ? learners : learners.where('learner.id', '=', nobody)
}

/** Subjects with what is said of them: those of these learners, to a provider of the years in which it has the learner. */
export function progressSubjectsVisibleTo(ctx: Asking) {
  return ctx.db
    .selectFrom('progressSubject')
    .where('progressSubject.learnerId', 'in', progressLearnersVisibleTo(ctx).select('learner.id'))
    .where((eb) => sinceHere(ctx, eb.ref('progressSubject.learnerId'), eb.ref('progressSubject.year')))
}

/** How much tutors worry, and why: to tutors and advisers, never to the learner, to parents or to those who decide on applications. */
export function progressRisksVisibleTo(ctx: Asking) {
  return ctx.db
    .selectFrom('progressRisk')
    .where('progressRisk.learnerId', 'in', watchedLearners(ctx))
    .where((eb) => sinceHere(ctx, eb.ref('progressRisk.learnerId'), eb.ref('progressRisk.year')))
}

/** What is done about it: to the same. */
export function interventionsVisibleTo(ctx: Asking) {
  return ctx.db
    .selectFrom('intervention')
    .where('intervention.learnerId', 'in', watchedLearners(ctx))
    .where((eb) => sinceHere(ctx, eb.ref('intervention.learnerId'), eb.ref('intervention.year')))
}

/** Who has nothing to do with applications: those who teach a learner and those who look after one. */
export function isWatcher({ role }: { role: string }): boolean {
  return [...carers, 'adviser', 'register-taker', 'system'].some((one) => one === role)
}

/** Rounds of reports: those of one's own school or provider. */
export function roundsVisibleTo(ctx: Asking) {
  const { actor } = ctx
  const rounds = ctx.db.selectFrom('reportRound').where('reportRound.retiredAt', 'is', null)
  if (actor.role === 'system') return rounds
  const isStaff = [...carers, ...providerStaff].some((role) => role === actor.role)
  return rounds.where('reportRound.organisationId', '=', isStaff ? houseOf(actor) : nobody)
}

function watchedLearners(ctx: Asking) {
  const learners = progressLearnersVisibleTo(ctx)
  return (isWatcher(ctx.actor) ? learners : learners.where('learner.id', '=', nobody)).select('learner.id')
}

/** Who is enrolled or placed at the viewer's own provider. */
function learnersHere(ctx: Asking) {
  const house = houseOf(ctx.actor)
  return ctx.db
    .selectFrom('enrolment')
    .select('enrolment.learnerId')
    .where('enrolment.providerId', '=', house)
    .where('enrolment.status', '=', 'enrolled')
    .union(
      ctx.db
        .selectFrom('placement')
        .select('placement.learnerId')
        .where('placement.hostId', '=', house)
        .where('placement.state', 'in', atHost),
    )
}

// A year of school begins in September: eight months earlier it is a calendar year.
function sinceHere(ctx: Asking, learnerId: Expression<string>, year: Expression<number>): Expression<SqlBool> {
  if (!providerStaff.some((role) => role === ctx.actor.role)) return sql<SqlBool>`true`
  const house = houseOf(ctx.actor)
  return sql<SqlBool>`exists (
    select from enrolment here where here.learner_id = ${learnerId} and here.provider_id = ${house}
      and here.status = 'enrolled'
      and ${year} >= extract(year from coalesce(here.started_on, here.recorded_at::date) - interval '8 months')
    union all
    select from placement here where here.learner_id = ${learnerId} and here.host_id = ${house}
      and here.state in ('started', 'suspended')
      and ${year} >= extract(year from here.starts_on - interval '8 months'))`
}
