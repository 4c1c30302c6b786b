import { sql, type Expression, type InferResult, type ShallowDehydrateObject } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { isNameOnly } from '~/access/people-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { question } from '~/kit/question.server'
import { currentCycleIds } from '../cycles/cycle.queries.server'
import { qualificationsHeld } from '../plans/grade.queries.server'
import { londonDay } from '~/kit/dates'
import { pauseOn } from '../pauses/pause'
import { pauseOf } from '../pauses/pause.queries.server'
import { isOpenRun } from './choice'
import { firmlyHeld } from './choice.states'
import type { HeldSection, Profile } from './section'
import { answersFrom, mergedAnswers, type GradeOnPaper } from './snapshot'
import { providerKindOf } from './visibility'

const CHOICES_AT_MOST = 100
const SECTIONS_AT_MOST = 50

/** Everything on a learner's form this year: its sections, its grades, its choices. */
export type Sheet = {
  application: { id: string; reference: string; firstSentAt: Date | null } | null
  /** How far what the school writes about the learner is; null where none was asked for. */
  schoolReference: string | null
  saved: HeldSection[]
  grades: GradeOnPaper[]
  choices: SheetChoice[]
}
export type SheetChoice = ReturnType<typeof sheetFrom>['choices'][number]

const sheet = question((ctx, value) =>
  ownDetails(ctx)
    .leftJoin('application', (join) =>
      join
        .onRef('application.learnerId', '=', 'learner.id')
        .on('application.cycleId', '=', sql`any(${value('cycles')}::uuid[])`),
    )
    .select(['application.id as applicationId', 'application.reference', 'application.firstSentAt'])
    .select((eb) =>
      eb
        .selectFrom('reference as letter')
        .select('letter.state')
        .whereRef('letter.applicationId', '=', 'application.id')
        .limit(1)
        .as('schoolReference'),
    )
    .select(jsonArrayFrom(keptPlacesOf(ctx)).as('kept'))
    .select(writtenOn(ctx, sql.ref('application.id'), sql.ref('learner.id'), ownOrLastYears))
    .where('learner.id', '=', value('learner')),
)

// Before the first word of a new year the form shows what was written in the last: it is copied with that word.
const ownOrLastYears = sql<string>`coalesce(application.id, (
  select last.id from application as last where last.learner_id = learner.id order by last.created_at desc, last.id limit 1))`

/** The learner's form of the current cycle, as it stands; empty where nothing has been written yet. One statement. */
export async function findSheet(
  ctx: Context,
  learnerId: string,
): Promise<Sheet & { learner: OwnDetails; kept: KeptPlace[] }> {
  const cycles = await currentCycleIds(ctx)
  const [row] = await sheet(ctx, { learner: learnerId, cycles: `{${cycles.join(',')}}` })
  const { applicationId, reference, firstSentAt, sections, grades, choices, schoolReference, kept, ...learner } =
    orNotFound(row, 'learner')
  const application = applicationId && reference ? { id: applicationId, reference, firstSentAt } : null
  const written = sheetFrom(ctx, { sections, grades, choices })
  const saved = application ? written.saved : written.saved.map((section) => ({ ...section, isCompleted: false }))
  return { learner, application, schoolReference, kept, ...written, saved }
}

const sheetOfOne = question((ctx, value) =>
  ctx.db
    .selectFrom('application')
    .innerJoin('learner', 'learner.id', 'application.learnerId')
    .leftJoin('registration', 'registration.learnerId', 'learner.id')
    .select(['learner.isAddressProtected', 'registration.status as registrationStatus'])
    .select(writtenOn(ctx, sql.ref('application.id'), sql.ref('application.learner_id')))
    .where('application.id', '=', value('application')),
)

/** The sections, grades and choices of one application, and what decides who may have them. */
export async function sheetOf(ctx: Context, applicationId: string) {
  const [row] = await sheetOfOne(ctx, { application: applicationId })
  const { isAddressProtected, registrationStatus, ...written } = orNotFound(row, 'application')
  return { ...sheetFrom(ctx, written), isAddressProtected, registrationStatus }
}

function writtenOn(
  ctx: Asking,
  applicationId: Expression<string>,
  learnerId: Expression<string>,
  profileOn = applicationId,
) {
  return [
    jsonArrayFrom(sectionsOn(ctx, profileOn)).as('sections'),
    jsonArrayFrom(qualificationsHeld(ctx, learnerId)).as('grades'),
    jsonArrayFrom(choicesOn(ctx, applicationId)).as('choices'),
  ] as const
}

type Written = {
  sections: ShallowDehydrateObject<InferResult<ReturnType<typeof sectionsOn>>[number]>[]
  grades: GradeOnPaper[]
  choices: ShallowDehydrateObject<InferResult<ReturnType<typeof choicesOn>>[number]>[]
}

function sheetFrom(ctx: Context, { sections, grades, choices }: Written) {
  return {
    saved: sections.map(({ section, answers, completedAt, version, updatedAt }) => ({
      section,
      answers: answersFrom(answers),
      isCompleted: completedAt !== null,
      version,
      savedAt: new Date(updatedAt),
    })),
    grades,
    choices: choices.map(({ sentAt, changedAt, ...choice }) => ({
      ...choice,
      sentAt: sentAt === null ? null : new Date(sentAt),
      changedAt: new Date(changedAt),
      isRunOpen: isOpenRun(choice, ctx.now),
      pause: pauseOn(choice.pause, londonDay(ctx.now)),
    })),
  }
}

/** What may be copied for a provider: the answers and the grades, and whether the address is protected. */
export function lawfulSource({ saved, grades, isAddressProtected }: Lawful) {
  return { answers: mergedAnswers(saved), grades, isProtected: isAddressProtected }
}

type Lawful = Pick<Sheet, 'saved' | 'grades'> & { isAddressProtected: boolean }

/** What the section rules need to know: how far each section is, and what kinds of provider will read it. */
export function profileOf(sheet: Pick<Sheet, 'saved' | 'grades'>, choices: { providerKind: string }[]): Profile {
  return {
    saved: sheet.saved,
    grades: sheet.grades.length,
    providerKinds: [...new Set(choices.map((choice) => providerKindOf(choice.providerKind)))],
  }
}

export type OwnDetails = InferResult<ReturnType<typeof ownDetails>>[number]

/** What the record already knows of the learner, to start the form with. */
function ownDetails(ctx: Asking) {
  return learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.id', 'learner.areaId', 'learner.givenNames', 'learner.familyName', 'learner.bornOn'])
    .select([
      'learner.phone',
      'learner.address',
      'learner.postcode',
      'learner.isAddressProtected',
      'school.name as schoolName',
      'rollEntry.form',
    ])
    .select((eb) => [
      eb.fn.coalesce('account.email', 'learner.email').as('email'),
      isNameOnly(eb.ref('learner.id')).as('isNameOnly'),
    ])
}

export type KeptPlace = InferResult<ReturnType<typeof keptPlacesOf>>[number]

/** Places of earlier years that are kept, or confirmed again, for a later start: they stand beside this year's choices. */
function keptPlacesOf(ctx: Asking) {
  return ctx.db
    .selectFrom('choice as kept')
    .innerJoin('courseRun', 'courseRun.id', 'kept.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'kept.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['kept.id', 'kept.state', 'course.title as courseTitle', 'provider.name as providerName'])
    .select(['site.name as siteName', 'courseRun.startsOn'])
    .where('kept.learnerId', '=', sql.ref<string>('learner.id'))
    .where(sql<boolean>`kept.application_id is distinct from application.id`)
    .where('kept.state', 'in', ['deferred', ...firmlyHeld])
    .where((eb) =>
      eb.exists(eb.selectFrom('deferral').select('deferral.id').whereRef('deferral.choiceId', '=', 'kept.id')),
    )
    .orderBy('kept.id')
    .limit(CHOICES_AT_MOST)
}

function sectionsOn(ctx: Asking, applicationId: Expression<string>) {
  return ctx.db
    .selectFrom('applicationSection')
    .select(['section', 'answers', 'completedAt', 'version', 'updatedAt'])
    .where('applicationId', '=', applicationId)
    .orderBy('section')
    .limit(SECTIONS_AT_MOST)
}

// Choices in the learner's own order, with what is needed to say what each one is.
function choicesOn(ctx: Asking, applicationId: Expression<string>) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['choice.id', 'choice.state', 'choice.version', 'choice.providerId', 'choice.courseRunId', 'choice.sentAt'])
    .select(['choice.answerBy', 'choice.changedAt', 'choice.learnerId', 'choice.isLate'])
    .select(['course.title as courseTitle', 'course.slug as courseSlug', 'course.status as courseStatus'])
    .select(['provider.name as providerName', 'provider.kind as providerKind', 'site.name as siteName'])
    .select(['courseRun.startsOn', 'courseRun.startText', 'courseRun.status as runStatus', 'courseRun.isOpen'])
    .select(['courseRun.applyFrom', 'courseRun.applyUntil'])
    .select((eb) => jsonObjectFrom(pauseOf(ctx, eb.ref('choice.providerId'))).as('pause'))
    .select((eb) =>
      eb
        .selectFrom('offer')
        .select('offer.replyBy')
        .whereRef('offer.choiceId', '=', 'choice.id')
        .where('offer.endedAt', 'is', null)
        .orderBy('offer.madeAt', 'desc')
        .limit(1)
        .as('replyBy'),
    )
    .select((eb) =>
      eb
        .selectFrom('schoolCheck')
        .select('schoolCheck.releaseBy')
        .whereRef('schoolCheck.choiceId', '=', 'choice.id')
        .where('schoolCheck.endedAt', 'is', null)
        .limit(1)
        .as('releaseBy'),
    )
    .select((eb) =>
      eb
        .selectFrom('deferralProposal')
        .select('deferralProposal.answerBy')
        .whereRef('deferralProposal.choiceId', '=', 'choice.id')
        .where('deferralProposal.endedAt', 'is', null)
        .limit(1)
        .as('mayWaitBy'),
    )
    .select((eb) =>
      eb
        .selectFrom('interviewInvitation as invitation')
        .leftJoin('interview', (join) =>
          join.onRef('interview.invitationId', '=', 'invitation.id').on('interview.cancelledAt', 'is', null),
        )
        .select('invitation.bookBy')
        .whereRef('invitation.choiceId', '=', 'choice.id')
        .where('invitation.endedAt', 'is', null)
        .where('interview.id', 'is', null)
        .limit(1)
        .as('chooseBy'),
    )
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom('informationRequest as request')
          .select(['request.dueOn', 'request.outcome'])
          .whereRef('request.choiceId', '=', 'choice.id')
          .orderBy('request.askedAt', 'desc')
          .limit(1),
      ).as('question'),
    )
    .where('choice.applicationId', '=', applicationId)
    .orderBy('choice.preference')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
}
