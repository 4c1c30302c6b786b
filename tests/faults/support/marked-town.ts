import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { saveSection } from '~/domain/applications/section.commands.server'
import { sendUpdate } from '~/domain/applications/update.commands.server'
import { providerKinds, stages, type ProviderKind, type Stage } from '~/domain/applications/visibility'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { visitor, type Actor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  answersOf,
  aLearner,
  aProvider,
  aTown,
  FRIDAY,
  type Town,
  aFinishedForm,
  theLearner,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { aResult } from '#tests/support/results'
import { setClock } from '#tests/support/served'
import { aSession, aStaffContext } from '#tests/support/tracking'
import { markCase } from './marked-cases'
import { markCircumstances } from './marked-circumstances'
import { markLeaver } from './marked-leavers'
import { markGuarantee } from './marked-guarantee'
import { markPlan } from './marked-plans'
import { markProgress } from './marked-progress'
import { dayOf, placesOfMarks, postcodeOf, type Mark } from './marks'

type Ids =
  'learnerId' | 'choiceId' | 'sessionId' | 'targetId' | 'reviewId' | 'caseId' | 'personId' | 'leaverId' | 'disputeId'

/** A learner all of whose words are marked, with one choice: at one kind of provider, at one stage. */
export type Marked = Pick<Mark, 'kind' | 'stage'> & Record<Ids, string>

export type MarkedTown = Town & {
  providers: { kind: ProviderKind; providerId: string }[]
  learners: Marked[]
}

const stateAt: Record<Stage, ChoiceState> = { application: 'submitted', offer: 'offer', place: 'place_confirmed' }
const organisationOf = {
  college: 'college',
  'training-provider': 'training-provider',
  'school-sixth-form': 'school',
} as const
const needs = ['safeguarding', 'supportNeeds', 'religion', 'ethnicGroup', 'disability', 'behaviour', 'attendance']

/** A town in which each kind of provider has one learner at each stage, and every word about each of them is a mark. */
export async function aMarkedTown(db: Kysely<DB>): Promise<MarkedTown> {
  await setClock(db, FRIDAY)
  const town = await aTown(db)
  await aColleague(db, town.schoolId, 'tutor', '11A')
  const providers: MarkedTown['providers'] = []
  const learners: Marked[] = []
  for (const kind of providerKinds) {
    const providerId = await aProvider(db, town, { kind: organisationOf[kind], name: `A ${kind}` })
    providers.push({ kind, providerId })
    for (const stage of stages) learners.push(await aMarkedLearner(db, town, providerId, { kind, stage }))
  }
  learners.push(await oneWithTheSchool(db, town, providers[0]?.providerId ?? ''))
  learners.push(await oneOfFewWords(db, town, providers[0]?.providerId ?? ''))
  await drainJobs(db, FRIDAY)
  for (const { learnerId, kind, stage } of learners) await markNames(db, learnerId, { kind, stage })
  return { ...town, providers, learners }
}

/** Somebody whose form the school looks at first: no provider has seen it. */
async function oneWithTheSchool(db: Kysely<DB>, town: Town, providerId: string): Promise<Marked> {
  await decideSetting(systemContext(db, FRIDAY), town.areaId, 'schoolCheck', true)
  return aMarkedLearner(db, town, providerId, { kind: 'unsent', stage: 'application' })
}

/** Somebody below 16 whose parent has asked that the careers service be told no more than who it is. */
async function oneOfFewWords(db: Kysely<DB>, town: Town, providerId: string): Promise<Marked> {
  const marked = await aMarkedLearner(db, town, providerId, { kind: 'name-only', stage: 'application' })
  const { accountId: id } = await db
    .selectFrom('parentLink')
    .select('accountId')
    .where('learnerId', '=', marked.learnerId)
    .executeTakeFirstOrThrow()
  const actor: Actor = { ...visitor, id, role: 'parent' }
  await decideConsent({ ...systemContext(db, FRIDAY), actor }, marked.learnerId, 'careers-service', true)
  return marked
}

async function aMarkedLearner(
  db: Kysely<DB>,
  town: Town,
  providerId: string,
  at: Pick<Mark, 'kind' | 'stage'>,
): Promise<Marked> {
  const code = codeOf(at)
  const learnerId = await aLearner(db, town, { givenNames: `${code}-givenNames`, familyName: `${code}-familyName` })
  await markEmail(db, learnerId, code)
  await aParentWhoGetsCopies(db, town, learnerId)
  const choice = await aChoice(db, {
    town,
    learnerId,
    providerId,
    state: isUnsent(at) ? 'draft' : stateAt[at.stage],
  })
  if (isUnsent(at)) {
    await aFinishedForm(choice.learner, learnerId)
    await sendApplication(choice.learner, learnerId)
  } else {
    await changeAndUpdate(choice)
    await markQuestion(db, choice.id, code)
    await markInterview(db, choice.id, code)
  }
  await markKept(db, learnerId, at)
  await aResult(db, { learnerId, town }, { subject: `${code}-examResult`, grade: '6' })
  const teacher = await aStaffContext(db, providerId, town, 'register-taker')
  await markNotes(db, learnerId, providerId, teacher.actor.id ?? '', code)
  const plan = await markPlan(db, learnerId, code)
  const asked = await markCase(db, town, learnerId, code)
  await markProgress(db, town.schoolId, learnerId, code)
  const left = await markLeaver(db, town, { learnerId, code, raisedById: teacher.actor.id ?? '' })
  return {
    ...at,
    ...plan,
    ...asked,
    ...left,
    learnerId,
    choiceId: choice.id,
    sessionId: await aSession(teacher, choice.runId),
  }
}

/** An adult of each learner's own, who gets a copy of every letter that may be copied. */
async function aParentWhoGetsCopies(db: Kysely<DB>, town: Town, learnerId: string) {
  const { accountId } = await aColleague(db, town.schoolId, 'parent')
  await db.deleteFrom('membership').where('accountId', '=', accountId).execute()
  await db.insertInto('parentLink').values({ accountId, learnerId, relationship: 'parent', linkedAt: FRIDAY }).execute()
  await decideConsent(theLearner(db, learnerId, town), learnerId, 'parent-letters', true)
}

async function changeAndUpdate({ id, learner, learnerId }: ChoiceWithAll) {
  const answers = { ...answersOf('contact'), phone: 'mark-of-phone2' }
  await saveSection(learner, learnerId, 'contact', { answers, isFinished: true })
  await sendUpdate(learner, learnerId, [id])
}

/** A question of the provider that was answered, a note of its staff, and a message both ways. */
async function markQuestion(db: Kysely<DB>, choiceId: string, code: string) {
  await db
    .insertInto('informationRequest')
    .values({
      choiceId,
      question: `${code}-question`,
      isAboutGrades: false,
      askedAt: FRIDAY,
      dueOn: '2026-12-04',
      beforeState: 'submitted',
      daysLeft: 20,
      answer: `${code}-answer`,
      endedAt: FRIDAY,
      outcome: 'answered',
    })
    .execute()
  const { providerId } = await db
    .selectFrom('choice')
    .select('providerId')
    .where('id', '=', choiceId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('applicantNote')
    .values({ id: randomUUID(), choiceId, providerId, text: `${code}-staffNote`, writtenAt: FRIDAY })
    .execute()
  await db
    .insertInto('talkMessage')
    .values([
      { id: randomUUID(), choiceId, isFromLearner: false, text: `${code}-talk`, sentAt: FRIDAY },
      { id: randomUUID(), choiceId, isFromLearner: true, text: `${code}-talk`, sentAt: FRIDAY },
    ])
    .execute()
}

/** An interview at which the learner asked for another time. */
async function markInterview(db: Kysely<DB>, choiceId: string, code: string) {
  await db
    .insertInto('interview')
    .values({
      choiceId,
      startsAt: new Date('2026-12-01T14:15:00Z'),
      place: 'Room 12',
      arrangedAt: FRIDAY,
      learnerAnswer: 'other-time',
      learnerWords: `${code}-interviewWords`,
    })
    .execute()
}

/** The marks of the form become those of this learner, wherever they are kept. */
async function markKept(db: Kysely<DB>, learnerId: string, at: Pick<Mark, 'kind' | 'stage'>) {
  const code = codeOf(at)
  const marked = (column: string) =>
    sql`replace(replace(replace(replace(${sql.ref(column)}::text, 'mark-of-', ${`${code}-`}),
      '2011-03-27', ${dayOf(at)}), 'AL10 8RT', ${postcodeOf(at)}), 'Mathematics', ${`${code}-grades`})::jsonb`
  await sql`update choice set snapshot = ${marked('snapshot')} where learner_id = ${learnerId}`.execute(db)
  await sql`update sent_update set before = ${marked('before')}, after = ${marked('after')}
    where choice_id in (select id from choice where learner_id = ${learnerId})`.execute(db)
  await sql`update application_section set answers = ${marked('answers')}
    where application_id in (select id from application where learner_id = ${learnerId})`.execute(db)
  await sql`update application_section set answers = ${JSON.stringify({
    ethnicGroup: `${code}-ethnicGroup`,
    disability: `${code}-disability`,
  })}::jsonb where section = 'fair-chances'
    and application_id in (select id from application where learner_id = ${learnerId})`.execute(db)
  await sql`update grade set subject = ${`${code}-grades`} where learner_id = ${learnerId}`.execute(db)
}

async function markNotes(db: Kysely<DB>, learnerId: string, organisationId: string, writtenById: string, code: string) {
  const at = { learnerId, recordedAt: FRIDAY }
  await db
    .insertInto('learnerNeed')
    .values(needs.map((kind) => ({ ...at, kind, value: `${code}-${kind}`, source: 'test' })))
    .execute()
  await markCircumstances(db, learnerId, writtenById, code)
  await markGuarantee(db, learnerId, writtenById, code)
  await markHandover(db, learnerId, writtenById, code)
  await db
    .insertInto('progressNote')
    .values({
      learnerId,
      organisationId,
      writtenById,
      writtenAt: FRIDAY,
      body: `${code}-progressNote`,
      rating: 'on-track',
    })
    .execute()
}

async function markHandover(db: Kysely<DB>, learnerId: string, adviserId: string, code: string) {
  const roll = await db
    .selectFrom('rollEntry')
    .innerJoin('learner', 'learner.id', 'rollEntry.learnerId')
    .select(['rollEntry.schoolId', 'learner.areaId'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  const reason = await db
    .selectFrom('reason')
    .select('id')
    .where('list', '=', 'handover')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (!roll?.areaId) return
  await db
    .insertInto('handover')
    .values({
      id: randomUUID(),
      learnerId,
      schoolId: roll.schoolId,
      areaId: roll.areaId,
      adviserId,
      reasonId: reason.id,
      tried: `${code}-handoverNote`,
      answer: `${code}-handoverNote`,
      handedAt: FRIDAY,
      changedAt: FRIDAY,
    })
    .execute()
}

async function markNames(db: Kysely<DB>, learnerId: string, at: Pick<Mark, 'kind' | 'stage'>) {
  const code = codeOf(at)
  await db
    .updateTable('learner')
    .set({ phone: `${code}-phone`, address: `${code}-address`, postcode: postcodeOf(at), bornOn: dayOf(at) })
    .where('id', '=', learnerId)
    .execute()
}

/** Before the first letter goes there. */
async function markEmail(db: Kysely<DB>, learnerId: string, code: string) {
  const email = `${code}-email@example.org`
  await db.updateTable('learner').set({ email }).where('id', '=', learnerId).execute()
  await db.updateTable('account').set({ email }).where('learnerId', '=', learnerId).execute()
}

function isUnsent({ kind }: Pick<Mark, 'kind'>): boolean {
  return kind === 'unsent' || kind === 'name-only'
}

function codeOf({ kind, stage }: Pick<Mark, 'kind' | 'stage'>): string {
  return `mark-${placesOfMarks.indexOf(kind)}${stages.indexOf(stage)}`
}
