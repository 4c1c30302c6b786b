import type { Asking } from '~/kit/context.server'
import type { Role } from '~/kit/actor'
import { nameOnlyLearners, parentLinksInForce } from './people-scopes.server'
import { applicantsOf, houseOf } from './provider-rights'
import { admissionsStaff, answerers, gradeKeepers, providerStaff, rollKeepers, schoolStaff } from './roles'

/*
 * Which rows a viewer may see. Every question about one of these tables begins here, so that a forgotten `where`
 * shows fewer rows and never somebody else's.
 */

const nobody = '00000000-0000-0000-0000-000000000000'

/** Choices: the learner's own, a linked child's, those sent to this provider, those of the school's roll, those of the area. */
export function choicesVisibleTo(ctx: Asking) {
  const choices = ctx.db.selectFrom('choice')
  const { actor } = ctx
  if (actor.role === 'system') return choices
  if (actor.role === 'learner') return choices.where('choice.learnerId', '=', actor.learnerId ?? nobody)
  if (actor.role === 'parent') return choices.where('choice.learnerId', 'in', linkedLearners(ctx, actor.id))
  if (isOneOf(answerers, actor.role)) {
    return choices
      .where('choice.providerId', '=', applicantsOf(actor))
      .where('choice.state', 'not in', ['draft', 'with_school', 'not_sent'])
      .where('choice.sentAt', 'is not', null)
  }
  if (isOneOf(schoolStaff, actor.role)) {
    return choices.where('choice.learnerId', 'in', learnersOnRollOf(ctx, actor.organisationId, formOf(ctx)))
  }
  if (actor.role === 'adviser') return choices.where('choice.learnerId', 'in', learnersOfArea(ctx, actor.areaId))
  return choices.where('choice.id', '=', nobody)
}

/** Learners: oneself, a linked child, the school's roll, those who sent this provider a choice, those of the area. */
export function learnersVisibleTo(ctx: Asking) {
  const { actor } = ctx
  if (actor.role === 'system') return ctx.db.selectFrom('learner')
  // A record that was put together with another one is found by nobody any more.
  const learners = ctx.db.selectFrom('learner').where('learner.mergedIntoId', 'is', null)
  if (actor.role === 'learner') return learners.where('learner.id', '=', actor.learnerId ?? nobody)
  if (actor.role === 'parent') return learners.where('learner.id', 'in', linkedLearners(ctx, actor.id))
  if (isOneOf(schoolStaff, actor.role)) {
    return learners.where('learner.id', 'in', learnersOnRollOf(ctx, actor.organisationId, formOf(ctx)))
  }
  if (isOneOf([...answerers, ...providerStaff], actor.role)) {
    return learners.where('learner.id', 'in', learnersSentTo(ctx, applicantsOf(actor)))
  }
  if (actor.role === 'adviser') return learners.where('learner.areaId', '=', actor.areaId ?? nobody)
  return learners.where('learner.id', '=', nobody)
}

/** Enrolments: the provider's own; a learner's own; those of the school's former roll; those of the area. */
export function enrolmentsVisibleTo(ctx: Asking) {
  const enrolments = ctx.db.selectFrom('enrolment')
  const { actor } = ctx
  if (actor.role === 'system') return enrolments
  if (isOneOf([...answerers, ...providerStaff], actor.role))
    return enrolments.where('enrolment.providerId', '=', applicantsOf(actor))
  return enrolments.where('enrolment.learnerId', 'in', learnersReadBy(ctx))
}

/** Register sessions of this provider. */
export function sessionsVisibleTo(ctx: Asking) {
  const sessions = ctx.db.selectFrom('classSession')
  const { actor } = ctx
  if (actor.role === 'system') return sessions
  if (isOneOf(providerStaff, actor.role)) return sessions.where('classSession.providerId', '=', houseOf(actor))
  return sessions.where('classSession.id', '=', nobody)
}

/** Marks: those of this provider's own registers; to others, those of the learners they see. */
export function marksVisibleTo(ctx: Asking) {
  const marks = ctx.db.selectFrom('mark')
  if (ctx.actor.role === 'system') return marks
  if (isOneOf(providerStaff, ctx.actor.role)) {
    return marks.where('mark.sessionId', 'in', sessionsVisibleTo(ctx).select('classSession.id'))
  }
  return marks.where('mark.learnerId', 'in', learnersReadBy(ctx))
}

/** Courses: live ones to everybody, a provider's own drafts to its staff. */
export function coursesVisibleTo(ctx: Asking) {
  const courses = ctx.db.selectFrom('course')
  const { actor } = ctx
  if (actor.role === 'system') return courses
  if (!isOneOf(admissionsStaff, actor.role)) return courses.where('course.status', '=', 'live')
  return courses.where((eb) => eb.or([eb('course.status', '=', 'live'), eb('course.providerId', '=', houseOf(actor))]))
}

/** Course runs: live ones of live courses to everybody, a provider's own drafts to its staff. */
export function runsVisibleTo(ctx: Asking) {
  const runs = ctx.db.selectFrom('courseRun').innerJoin('course', 'course.id', 'courseRun.courseId')
  const { actor } = ctx
  if (actor.role === 'system') return runs
  const isLive = { 'course.status': 'live', 'courseRun.status': 'live' } as const
  if (!isOneOf(admissionsStaff, actor.role)) return runs.where((eb) => eb.and(isLive))
  return runs.where((eb) => eb.or([eb.and(isLive), eb('course.providerId', '=', houseOf(actor))]))
}

/** Shortlists: the learner's own, and nobody else's. */
export function shortlistVisibleTo(ctx: Asking) {
  const entries = ctx.db.selectFrom('shortlistEntry')
  const { actor } = ctx
  if (actor.role === 'system') return entries
  return entries.where('shortlistEntry.learnerId', '=', actor.role === 'learner' ? (actor.learnerId ?? nobody) : nobody)
}

/** Open events: those that take place to everybody, a provider's called-off ones to its staff. */
export function openEventsVisibleTo(ctx: Asking) {
  const events = ctx.db.selectFrom('openEvent')
  const { actor } = ctx
  if (actor.role === 'system') return events
  if (!isOneOf(admissionsStaff, actor.role)) return events.where('openEvent.cancelledAt', 'is', null)
  return events.where((eb) =>
    eb.or([eb('openEvent.cancelledAt', 'is', null), eb('openEvent.providerId', '=', houseOf(actor))]),
  )
}

/** Providers: whoever has courses in the prospectus, and one's own; closed ones to nobody. */
export function providersVisibleTo(ctx: Asking) {
  const providers = ctx.db.selectFrom('organisation as provider').where('provider.status', '!=', 'closed')
  const { actor } = ctx
  if (actor.role === 'system') return providers
  return providers.where((eb) =>
    eb.or([
      eb.exists(
        eb
          .selectFrom('courseSearch')
          .select('courseSearch.courseId')
          .whereRef('courseSearch.providerId', '=', 'provider.id'),
      ),
      eb('provider.id', '=', actor.organisationId ?? nobody),
    ]),
  )
}

/** Synonyms of the search: those for every area, and a coordinator's own. */
export function synonymsVisibleTo(ctx: Asking) {
  const synonyms = ctx.db.selectFrom('searchSynonym')
  if (ctx.actor.role === 'system') return synonyms
  return synonyms.where((eb) =>
    eb.or([eb('searchSynonym.areaId', 'is', null), eb('searchSynonym.areaId', '=', ctx.actor.areaId ?? nobody)]),
  )
}

/** Neighbouring areas as they are looked after: those of the coordinator's own area. What they teach is open to all. */
export function neighboursVisibleTo(ctx: Asking) {
  const neighbours = ctx.db.selectFrom('neighbour')
  const { actor } = ctx
  if (actor.role === 'system') return neighbours
  return neighbours.where('neighbour.areaId', '=', actor.role === 'coordinator' ? (actor.areaId ?? nobody) : nobody)
}

/** Files that came in: those of the actor's own organisation. */
export function intakesVisibleTo(ctx: Asking) {
  const intakes = ctx.db.selectFrom('intake')
  const { actor } = ctx
  if (actor.role === 'system') return intakes
  // A file of a school tells of everybody on its roll: it is for those who keep the roll, or the grades.
  if (isOneOf(schoolStaff, actor.role) && !isOneOf(rollKeepers, actor.role)) {
    const grades = intakes.where('intake.kind', 'in', ['predictions', 'results'])
    return grades.where(
      'intake.organisationId',
      '=',
      isOneOf(gradeKeepers, actor.role) ? (actor.organisationId ?? nobody) : nobody,
    )
  }
  const own = actor.organisationId ?? nobody
  return intakes.where((eb) =>
    eb.or([eb('intake.organisationId', '=', own), eb('intake.source', '=', `provider:${own}`)]),
  )
}

/** Applications outside this process: those of the learners one sees; no provider reads them. */
export function outsideApplicationsVisibleTo(ctx: Asking) {
  const outside = ctx.db.selectFrom('outsideApplication')
  if (ctx.actor.role === 'system') return outside
  if (isOneOf(providerStaff, ctx.actor.role)) return outside.where('outsideApplication.id', '=', nobody)
  return outside.where('outsideApplication.learnerId', 'in', learnersReadBy(ctx))
}

/** References as they are written: those of the learners the school's staff see, and nobody outside the school. */
export function referencesVisibleTo(ctx: Asking) {
  const references = ctx.db.selectFrom('reference')
  const { actor } = ctx
  if (actor.role === 'system') return references
  const own = references.where('reference.schoolId', '=', actor.organisationId ?? nobody)
  if (!isOneOf(schoolStaff, actor.role)) return own.where('reference.id', '=', nobody)
  return own.where('reference.learnerId', 'in', learnersOnRollOf(ctx, actor.organisationId, formOf(ctx)))
}

/** Questions of providers with their answers: the learner's own, the asking provider's, those of whoever may answer at the school. */
export function requestsVisibleTo(ctx: Asking) {
  const requests = ctx.db.selectFrom('informationRequest')
  const { actor } = ctx
  if (actor.role === 'system') return requests
  const readers: readonly Role[] = ['learner', 'tutor', 'careers-lead', 'head', ...answerers]
  if (!isOneOf(readers, actor.role)) return requests.where('informationRequest.id', '=', nobody)
  return requests.where('informationRequest.choiceId', 'in', choicesVisibleTo(ctx).select('choice.id'))
}

/** Notes that staff of a provider write about applicants: the provider's own, to its admissions staff and to nobody else. */
export function applicantNotesVisibleTo(ctx: Asking) {
  const notes = ctx.db.selectFrom('applicantNote')
  const { actor } = ctx
  if (actor.role === 'system') return notes
  return notes.where('applicantNote.providerId', '=', isOneOf(answerers, actor.role) ? applicantsOf(actor) : nobody)
}

/** Messages between a provider and a learner: to those two, and to nobody else. */
export function talkVisibleTo(ctx: Asking) {
  const messages = ctx.db.selectFrom('talkMessage')
  const { actor } = ctx
  if (actor.role === 'system') return messages
  if (actor.role !== 'learner' && !isOneOf(answerers, actor.role)) return messages.where('talkMessage.id', '=', nobody)
  return messages.where('talkMessage.choiceId', 'in', choicesVisibleTo(ctx).select('choice.id'))
}

/** Handovers: those of the school's learners; an adviser's own, and those of the area's team that nobody has taken. */
export function handoversVisibleTo(ctx: Asking) {
  const handovers = ctx.db.selectFrom('handover')
  const { actor } = ctx
  if (actor.role === 'system') return handovers
  if (actor.role === 'adviser') {
    return handovers
      .where('handover.areaId', '=', actor.areaId ?? nobody)
      .where('handover.learnerId', 'not in', nameOnlyLearners())
      .where((eb) => eb.or([eb('handover.adviserId', '=', actor.id ?? nobody), eb('handover.adviserId', 'is', null)]))
  }
  const own = handovers.where('handover.schoolId', '=', actor.organisationId ?? nobody)
  if (!isOneOf(schoolStaff, actor.role) || actor.role === 'exams-officer') return own.where('handover.id', '=', nobody)
  return own.where('handover.learnerId', 'in', learnersOnRollOf(ctx, actor.organisationId, formOf(ctx)))
}

/** A caseload: the adviser's own. */
export function caseloadVisibleTo(ctx: Asking) {
  const entries = ctx.db.selectFrom('caseloadEntry').where('caseloadEntry.endedAt', 'is', null)
  if (ctx.actor.role === 'system') return entries
  return entries.where('caseloadEntry.adviserId', '=', ctx.actor.role === 'adviser' ? (ctx.actor.id ?? nobody) : nobody)
}

function linkedLearners(ctx: Asking, accountId: string | null) {
  return parentLinksInForce(ctx)
    .select('parentLink.learnerId')
    .where('parentLink.accountId', '=', accountId ?? nobody)
}

function learnersOnRollOf(ctx: Asking, schoolId: string | null, form: string | null) {
  const roll = ctx.db
    .selectFrom('rollEntry')
    .select('rollEntry.learnerId')
    .where('rollEntry.schoolId', '=', schoolId ?? nobody)
    .where('rollEntry.leftOn', 'is', null)
  return form === null ? roll : roll.where('rollEntry.form', '=', form)
}

function learnersSentTo(ctx: Asking, providerId: string | null) {
  return ctx.db
    .selectFrom('choice as sent')
    .select('sent.learnerId')
    .where('sent.providerId', '=', providerId ?? nobody)
    .where('sent.sentAt', 'is not', null)
}

/** Those of the learners one sees about whom one may read more than who they are. */
function learnersReadBy(ctx: Asking) {
  const learners = learnersVisibleTo(ctx).select('learner.id')
  return ctx.actor.role === 'adviser' ? learners.where('learner.id', 'not in', nameOnlyLearners()) : learners
}

// For an adviser, who reads nothing of a learner that only a name, an address and a day are passed on of.
function learnersOfArea(ctx: Asking, areaId: string | null) {
  return ctx.db
    .selectFrom('learner as local')
    .select('local.id')
    .where('local.areaId', '=', areaId ?? nobody)
    .where('local.id', 'not in', nameOnlyLearners())
}

/** A tutor sees their own form; the rest of the school's staff the whole roll. */
function formOf(ctx: Asking) {
  return ctx.actor.role === 'tutor' ? (ctx.actor.form ?? '') : null
}

function isOneOf(roles: readonly Role[], role: Role) {
  return roles.includes(role)
}
