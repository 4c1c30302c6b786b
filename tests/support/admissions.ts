import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB, OrganisationKind } from '#db/schema'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { saveGrades, saveSection } from '~/domain/applications/section.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { applicationSections } from '~/domain/applications/sections'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { acceptFirm, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import type { OfferTerms } from '~/domain/offers/offer'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { refreshSearch } from '~/domain/search/course-search.commands.server'
import { systemContext, type Context } from '~/kit/context.server'
import { visitor, usualRights, type Role } from '~/kit/actor'

type Db = Kysely<DB>

/** A Friday in term: the tests of applications live on it unless they say otherwise. */
export const FRIDAY = new Date('2026-11-20T09:00:00Z')

export const unconditional: OfferTerms = { kind: 'unconditional', conditions: [], message: null }
export const conditional: OfferTerms = {
  kind: 'conditional',
  conditions: [
    { kind: 'grade', subject: 'Mathematics', grade: '5', text: 'Mathematics: grade 5 or better' },
    { kind: 'identity', subject: null, grade: null, text: 'Show us who you are.' },
  ],
  message: 'We look forward to meeting you.',
}

export type Town = { areaId: string; cycleId: string; schoolId: string }

let made = 0
const nth = () => (made += 1)

/** An area with its cycle, and Northgate School in it. */
export async function aTown(db: Db, now = FRIDAY): Promise<Town> {
  const ctx = systemContext(db, now)
  const { id: areaId } = await db
    .insertInto('area')
    .values({ name: 'Northbridge', slug: `northbridge-${nth()}`, createdAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  const cycleId = await openCycle(ctx, areaId, 2026)
  if (!cycleId) throw new Error('This area has this cycle already.')
  const schoolId = await aProvider(db, { areaId }, { kind: 'school', name: 'Northgate School' })
  return { areaId, cycleId, schoolId }
}

/** Riverside College, unless another kind or name is asked for. */
export function aProvider(
  db: Db,
  { areaId }: { areaId: string },
  { kind = 'college', name = 'Riverside College' }: { kind?: OrganisationKind; name?: string } = {},
) {
  return addOrganisation(systemContext(db, FRIDAY), {
    kind,
    name,
    slug: `provider-${nth()}`,
    areaId,
    takesApplications: true,
    hasSixthForm: kind === 'school',
  })
}

type Run = {
  title?: string
  places?: number
  offersPerHundred?: number
  hasHardLimit?: boolean
  isOpen?: boolean
  startsOn?: string | null
}

/** A run of a course that starts next September. */
export async function aCourseRun(db: Db, providerId: string, { title = 'Engineering', ...run }: Run = {}) {
  const courseId = randomUUID()
  await db
    .insertInto('course')
    .values({ id: courseId, providerId, key: courseId, slug: `course-${courseId}`, status: 'live', title })
    .execute()
  const { id } = await db
    .insertInto('courseRun')
    .values({ courseId, key: '1', status: 'live', startsOn: '2027-09-06', ...run })
    .returning('id')
    .executeTakeFirstOrThrow()
  await refreshSearch(systemContext(db, FRIDAY), [courseId])
  return id
}

/** Amina Yusuf of Year 11 at Northgate School, with an account. */
export async function aLearner(
  db: Db,
  { areaId, schoolId }: Town,
  { givenNames = 'Amina', familyName = 'Yusuf' } = {},
) {
  const email = `learner-${nth()}@example.org`
  const { id } = await db
    .insertInto('learner')
    .values({
      areaId,
      givenNames,
      familyName,
      legalGivenNames: givenNames,
      nameKey: `${familyName} ${givenNames}`.toLowerCase(),
      bornOn: '2011-03-27',
      email,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('rollEntry')
    .values({ learnerId: id, schoolId, yearGroup: 11, form: '11A', recordedAt: FRIDAY })
    .execute()
  await addAccount(systemContext(db, FRIDAY), { email, name: givenNames, learnerId: id })
  return id
}

/** Somebody with a role at an organisation, and an account that letters reach. */
export async function aColleague(
  db: Db,
  organisationId: string,
  role: Role = 'admissions-officer',
  form: string | null = null,
) {
  const ctx = systemContext(db, FRIDAY)
  const email = `colleague-${nth()}@example.org`
  const accountId = await addAccount(ctx, { email, name: 'Mr Okafor' })
  await addMembership(ctx, { accountId, organisationId, role, form })
  return { accountId, email }
}

/** How a learner works: with the learner's own rights. */
export function theLearner(db: Db, learnerId: string, { areaId }: { areaId: string }, now = FRIDAY): Context {
  return { db, now, requestId: 'test', actor: { ...visitor, role: 'learner', learnerId, areaId } }
}

/** How an admissions officer of a provider works. */
export function anOfficerAt(db: Db, providerId: string, { areaId }: { areaId: string }, now = FRIDAY): Context {
  return {
    db,
    now,
    requestId: 'test',
    actor: {
      ...visitor,
      role: 'admissions-officer',
      rights: usualRights('admissions-officer'),
      organisationId: providerId,
      areaId,
    },
  }
}

/** One answer for every box of the form, each with a mark that is easy to look for. */
export function answersOf(slug: string): Record<string, string> {
  const section = applicationSections.find((one) => one.slug === slug)
  return Object.fromEntries(
    (section?.fields ?? []).map((field) => [field.name, usual[field.name] ?? `mark-of-${field.name}`]),
  )
}

const usual: Record<string, string> = {
  bornOn: '2011-03-27',
  email: 'mark-of-email@example.org',
  postcode: 'AL10 8RT',
  ethnicGroup: 'mixed',
  disability: 'no',
}

/** Fills in the whole form. */
export async function aFinishedForm(ctx: Context, learnerId: string) {
  for (const { slug } of applicationSections.filter((section) => !section.isGrades)) {
    await saveSection(ctx, learnerId, slug, { answers: answersOf(slug), isFinished: true })
  }
  const grades = [{ subject: 'Mathematics', qualification: 'GCSE (9 to 1)' as const, grade: '6' }]
  await saveGrades(ctx, learnerId, { grades, isFinished: true })
}

export type ChoiceWithAll = {
  id: string
  learnerId: string
  providerId: string
  runId: string
  town: Town
  learner: Context
  officer: Context
}

type Wishes = {
  state?: ChoiceState
  town?: Town
  learnerId?: string
  providerId?: string
  kind?: OrganisationKind
  terms?: OfferTerms
  run?: Run
  now?: Date
}

/** One choice in a state: brought there by the deeds of its learner and its provider where there are deeds for it. */
export async function aChoice(
  db: Db,
  { state = 'submitted', now = FRIDAY, terms, run, kind, ...given }: Wishes = {},
): Promise<ChoiceWithAll> {
  const town = given.town ?? (await aTown(db))
  const learnerId = given.learnerId ?? (await aLearner(db, town))
  const providerId =
    given.providerId ??
    (await aProvider(db, town, {
      kind: kind ?? 'college',
      name: kind === 'school' ? 'Hilltop School' : 'Riverside College',
    }))
  const runId = await aCourseRun(db, providerId, run)
  const learner = theLearner(db, learnerId, town, now)
  const officer = anOfficerAt(db, providerId, town, now)
  const id = await addChoice(learner, learnerId, runId)
  const choice = { id, learnerId, providerId, runId, town, learner, officer }
  if (state !== 'draft') await bringTo(db, choice, state, terms)
  return choice
}

const accepted: Partial<Record<ChoiceState, OfferTerms>> = {
  offer: conditional,
  accepted_conditional: conditional,
  accepted_backup: conditional,
  place_confirmed: unconditional,
}

export async function bringTo(db: Db, choice: ChoiceWithAll, state: ChoiceState, terms?: OfferTerms) {
  await aFinishedForm(choice.learner, choice.learnerId)
  await sendApplication(choice.learner, choice.learnerId, { choiceIds: [choice.id] })
  const usualTerms = accepted[state]
  if (usualTerms) {
    await makeOffer(choice.officer, choice.id, terms ?? usualTerms)
    if (state === 'accepted_backup') await keepAsBackup(choice.learner, choice.id)
    else if (state !== 'offer') await acceptFirm(choice.learner, choice.id, { isSwapConfirmed: true })
  } else if (state !== 'submitted') {
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
  }
}

/** What is recorded of one subject, the oldest first. */
export async function eventsOf(db: Db, subjectId: string): Promise<string[]> {
  const events = await db
    .selectFrom('auditEvent')
    .select('action')
    .where('subjectId', '=', subjectId)
    .orderBy('happenedAt')
    .orderBy(asWritten(db))
    .execute()
  return events.map(({ action }) => action)
}

/** Rows of one moment, in the order they were written: in a transaction by its commands, since there rows take up the room of earlier ones. */
export function asWritten(db: Db) {
  return db.isTransaction ? sql`cmin::text::bigint` : sql`ctid`
}

/** How many events there are at all: a refused deed adds none. */
export async function countEvents(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('auditEvent')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The jobs that wait in the queue, by name. */
export async function jobsIn(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select task.identifier as name from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`.execute(db)
  return rows.map(({ name }) => name)
}

/** The state of a choice now. */
export async function stateOf(db: Db, choiceId: string): Promise<ChoiceState> {
  const { state } = await db.selectFrom('choice').select('state').where('id', '=', choiceId).executeTakeFirstOrThrow()
  return state
}

/** The letters written so far: template and address. */
export function lettersIn(db: Db) {
  return db.selectFrom('letter').select(['template', 'toEmail', 'subject', 'body', 'html']).orderBy('key').execute()
}
