import type { ChoiceState } from '~/domain/applications/choice.states'
import type { KeyDateName } from '~/domain/cycles/cycle'
import { askForInformation } from '~/domain/requests/request.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aColleague, aCourseRun, aProvider, aTown, FRIDAY, type ChoiceWithAll } from './admissions'
import { courseOf } from './cancellations'
import { countedByHand, type Marks, type Start } from './clocks'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'

type Db = Kysely<DB>
type Wishes = NonNullable<Parameters<typeof aChoice>[1]>

/** An area with a school holiday where the clock is set before one. */
export async function aTownIn(db: Db, { holiday }: Start) {
  const town = await aTown(db)
  if (holiday) {
    const closed = { areaId: town.areaId, kind: 'school-holiday', name: 'Half term', ...holiday }
    await db.insertInto('closure').values(closed).execute()
  }
  return town
}

export async function inTownOf(db: Db, start: Start): Promise<Wishes> {
  return { town: await aTownIn(db, start), now: start.now }
}

/** A choice with somebody at its provider and at the school who read letters; what has been done so far is told. */
export async function aChoiceOf(db: Db, wishes: Wishes = {}): Promise<ChoiceWithAll> {
  const choice = await aChoice(db, wishes)
  await aColleague(db, choice.providerId)
  await drainJobs(db, wishes.now ?? FRIDAY)
  return choice
}

/** A question with ten working days to answer it. */
export async function aQuestion(db: Db, start: Start) {
  const choice = await aChoiceOf(db, await inTownOf(db, start))
  const question = {
    question: 'Which grade?',
    dueOn: countedByHand(start, 10),
    isAboutGrades: false,
    version: undefined,
  }
  await askForInformation(choice.officer, choice.id, question)
  await drainJobs(db, start.now)
  return choice
}

export async function aStart(db: Db) {
  const town = await aTown(db)
  const runId = await aCourseRun(db, await aProvider(db, town))
  return { town, runId, courseId: await courseOf(db, runId) }
}

export async function aReferenceWanted(db: Db, now: Date): Promise<Marks> {
  const town = await aTown(db)
  const { email } = await aColleague(db, town.schoolId, 'tutor', '11A')
  await aChoiceOf(db, { town, now, state: 'draft' })
  return () => countLetters(db, [email], 'ReferenceWanted', 'A reference is still missing')
}

export async function textsTo(db: Db, { learnerId }: ChoiceWithAll, template: string): Promise<Marks> {
  const account = db.selectFrom('account').select('id').where('learnerId', '=', learnerId)
  const { id } = await account.executeTakeFirstOrThrow()
  await db.insertInto('textAgreement').values({ accountId: id, phone: '+447700900123', agreedAt: FRIDAY }).execute()
  const texts = db
    .selectFrom('textMessage')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('template', '=', template)
  return async () => ({ [template]: (await texts.execute()).length })
}

export function move(db: Db, { town }: Pick<ChoiceWithAll, 'town'>, name: KeyDateName, fallsOn: string) {
  return db
    .updateTable('keyDate')
    .set({ fallsOn })
    .where('cycleId', '=', town.cycleId)
    .where('name', '=', name)
    .execute()
}

type Left = { event: string; state: ChoiceState | null; letter: string | null }

/** The event, the state and the letter to the learner that a clock of a choice leaves. */
export function marksOf(db: Db, choice: ChoiceWithAll, { event, state, letter }: Left): Marks {
  return async () => {
    const { state: now } = await db
      .selectFrom('choice')
      .select('state')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    return {
      [event]: await events(db, event, choice.id, choice.learnerId),
      ...(state === null ? {} : { [state]: now === state ? 1 : 0 }),
      ...(letter === null ? {} : await letters(db, choice, letter)),
    }
  }
}

export async function events(db: Db, action: string, subjectId: string, learnerId = subjectId): Promise<number> {
  const found = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', action)
    .where((eb) => eb.or([eb('subjectId', '=', subjectId), eb('learnerId', '=', learnerId)]))
    .execute()
  return found.length
}

/** The letters of one kind to the learner of a choice, or to the one who reads for its provider. */
export async function letters(db: Db, { learnerId, providerId }: ChoiceWithAll, template: string, subject = '%') {
  const readers = await db
    .selectFrom('account')
    .leftJoin('membership', 'membership.accountId', 'account.id')
    .select('account.email')
    .where((eb) => eb.or([eb('account.learnerId', '=', learnerId), eb('membership.organisationId', '=', providerId)]))
    .execute()
  return countLetters(
    db,
    readers.map(({ email }) => email),
    template,
    subject,
  )
}

export async function countLetters(db: Db, to: string[], template: string, subject = '%') {
  const found = await db
    .selectFrom('letter')
    .select('toEmail')
    .where('toEmail', 'in', to)
    .where('template', '=', template)
    .where('subject', 'like', subject)
    .execute()
  return Object.fromEntries(
    found.map(({ toEmail }) => [`${template} to ${toEmail}`, found.filter((one) => one.toEmail === toEmail).length]),
  )
}
