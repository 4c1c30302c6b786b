import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import { whoWith } from '~/domain/accounts/who.queries.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { lastTimeOf } from '~/kit/intake-merge'
import type { TimelineEvent } from '../learners/timeline'
import { settingsOf } from '../areas/area.queries.server'
import { pauseOf } from '../pauses/pause.queries.server'
import { isSigned } from './co-signature.queries.server'
import { signatureWords } from './co-signature'
import { answersTo, shownTo, snapshotFrom } from './snapshot'
import { updatesShown } from './update'
import { updatesOf } from './update.queries.server'
import { isVisible, providerKindOf, stageOf, type Eyes } from './visibility'

// One deed may move several choices of a form: its event names them.
const movesOfSeveral = [
  'application.sent',
  'application.updated',
  'application.sent-to-school',
  'application.released',
  'application.returned',
  'application.missed-deadline',
] as const

const EVENTS_AT_MOST = 200
const EARLIER_AT_MOST = 20

/** One choice as its learner sees it. */
export async function findOwnChoice(ctx: Context, choiceId: string) {
  const choice = await choicesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select([
      'choice.id',
      'choice.state',
      'choice.version',
      'choice.learnerId',
      'choice.providerId',
      'choice.applicationId',
    ])
    .select([
      'choice.sentAt',
      'choice.answerBy',
      'choice.changedAt',
      'application.reference',
      'cycle.areaId',
      'choice.cycleId',
    ])
    .select(['course.title as courseTitle', 'course.slug as courseSlug', 'courseRun.startsOn', 'courseRun.startText'])
    .select(['course.status as courseStatus', 'courseRun.status as runStatus', 'courseRun.isOpen', 'courseRun.isFull'])
    .select(['provider.name as providerName', 'provider.kind as providerKind', 'provider.phone', 'provider.email'])
    .select(['site.name as siteName', 'site.town', 'site.postcode'])
    .select(firstCourse(ctx).as('firstCourse'))
    .select((eb) => jsonObjectFrom(pauseOf(ctx, eb.ref('choice.providerId'))).as('pause'))
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return orNotFound(choice, 'choice')
}

/** One applicant as a provider sees them: nothing but what this kind of provider may have at this stage. */
export async function findApplicant(ctx: Context, choiceId: string) {
  const row = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .leftJoin('account as assignee', 'assignee.id', 'choice.assignedToId')
    .leftJoin('reference as told', (join) =>
      join.onRef('told.applicationId', '=', 'choice.applicationId').on('told.state', '=', 'released'),
    )
    .select([
      'choice.id',
      'choice.state',
      'choice.version',
      'choice.learnerId',
      'choice.providerId',
      'choice.courseRunId',
    ])
    .select(['choice.sentAt', 'choice.answerBy', 'choice.isLate', 'choice.snapshot', 'application.reference'])
    .select('choice.changedAt')
    .select('assignee.name as assignedTo')
    .select(['told.text as schoolWords', 'told.shortText as shortWords'])
    .select(firstCourse(ctx).as('firstCourse'))
    .select(['learner.givenNames', 'learner.familyName', 'course.title as courseTitle', 'site.name as siteName'])
    .select(['courseRun.startsOn', 'courseRun.startText', 'courseRun.places', 'provider.kind as providerKind'])
    .select(['learner.isAddressProtected as isProtected', 'learner.areaId as learnerAreaId'])
    .select((eb) => isSigned(eb.ref('choice.applicationId')).as('isSigned'))
    .select(kindOfPartner(ctx).as('partnerKind'))
    .select((eb) => jsonArrayFrom(updatesOf(ctx, eb.ref('choice.id'))).as('updates'))
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const {
    snapshot,
    updates,
    schoolWords,
    shortWords,
    isSigned: signed,
    learnerAreaId,
    partnerKind,
    ...choice
  } = orNotFound(row, 'choice')
  const { isProtected } = choice
  const { coSignature } = await settingsOf(ctx, learnerAreaId)
  const kind = providerKindOf(choice.providerKind)
  // Whoever answers for another provider reads what the law lets both have.
  const eyes = partnerKind === null ? kind : [kind, providerKindOf(partnerKind)]
  const stage = stageOf(choice.state)
  const copy = snapshotFrom(snapshot)
  return {
    ...choice,
    kind,
    stage,
    shown: copy ? shownTo(copy, eyes, stage, isProtected) : [],
    answers: copy ? answersTo(copy, eyes, stage, isProtected) : [],
    grades: copy?.grades ?? [],
    updates: updatesShown(updates, { kind: eyes, stage, isProtected }),
    schoolWords: isVisible('reference', eyes, stage) ? wordsFor(eyes, schoolWords, shortWords) : null,
    /** Nothing where the area does not ask parents to sign. */
    signature: coSignature && isVisible('coSignature', eyes, stage) ? signatureWords(signed) : null,
  }
}

/** A sixth form reads the shorter reference, where the school has written one for it. */
function wordsFor(eyes: Eyes, whole: string | null, short: string | null) {
  return [eyes].flat().includes('school-sixth-form') ? (short ?? whole) : whole
}

// What kind of organisation reads for another; nothing for a provider's own people.
function kindOfPartner(ctx: Asking) {
  return ctx.db.selectFrom('organisation as helper').select('helper.kind').where('helper.id', '=', ctx.actor.partnerId)
}

export type Applicant = Awaited<ReturnType<typeof findApplicant>>

/** The course that was applied for, where another one is offered now. */
function firstCourse(ctx: Asking) {
  return ctx.db
    .selectFrom('courseRun as firstRun')
    .innerJoin('course as firstCourse', 'firstCourse.id', 'firstRun.courseId')
    .select('firstCourse.title')
    .where('firstRun.id', '=', sql.ref<string>('choice.first_course_run_id'))
}

/** What else this learner has sent to the same provider, never what was sent elsewhere; part of a larger question. */
export function earlierChoices(
  ctx: Asking,
  { id, learnerId, providerId }: { id: string; learnerId: string; providerId: string },
) {
  return choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'choice.state', 'choice.sentAt', 'course.title as courseTitle'])
    .where('choice.learnerId', '=', learnerId)
    .where('choice.providerId', '=', providerId)
    .where('choice.id', '!=', id)
    .orderBy('choice.sentAt', 'desc')
    .orderBy('choice.id')
    .limit(EARLIER_AT_MOST)
}

/** What happened with one choice that the viewer may see, the newest first: its own events, and the sending of its form. */
export async function eventsOfChoice(ctx: Context, choiceId: string): Promise<TimelineEvent[]> {
  const rows = await choicesVisibleTo(ctx)
    .innerJoin('auditEvent', (join) =>
      join.on((eb) =>
        eb.or([
          eb('auditEvent.subjectId', '=', eb.ref('choice.id')),
          eb.and([
            eb('auditEvent.subjectId', '=', eb.ref('choice.applicationId')),
            eb('auditEvent.action', 'in', [...movesOfSeveral]),
            sql<boolean>`audit_event.particulars -> 'choices' ? choice.id::text`,
          ]),
        ]),
      ),
    )
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .leftJoin('apiToken', 'apiToken.id', 'auditEvent.tokenId')
    .leftJoin('organisation', 'organisation.id', 'auditEvent.organisationId')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.actorRole'])
    .select(['auditEvent.particulars', 'auditEvent.supportActorId'])
    .leftJoin('organisation as partner', 'partner.id', 'auditEvent.partnerId')
    .select((eb) => whoWith(eb.fn.coalesce('account.name', 'apiToken.name')).as('actorName'))
    .select('organisation.name as organisationName')
    .where('choice.id', '=', choiceId)
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS_AT_MOST)
    .execute()
  return rows.map(({ supportActorId, particulars, ...event }) => ({
    ...event,
    isOnBehalf: supportActorId !== null,
    particulars: lastTimeOf(particulars) ?? {},
  }))
}
