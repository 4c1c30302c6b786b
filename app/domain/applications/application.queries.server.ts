import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { currentCycle } from '../cycles/cycle.queries.server'
import { predictedGradesOf } from '../plans/grade.queries.server'
import { isOpenRun } from './choice'
import type { Profile, SavedSection } from './section'
import { answersFrom, mergedAnswers, type GradeOnPaper } from './snapshot'
import { providerKindOf } from './visibility'

const CHOICES_AT_MOST = 100
const SECTIONS_AT_MOST = 50

/** Everything on a learner's form this year: its sections, its grades, its choices. */
export type Sheet = {
  application: { id: string; reference: string; firstSentAt: Date | null } | null
  saved: SavedSection[]
  grades: GradeOnPaper[]
  choices: SheetChoice[]
}
export type SheetChoice = Awaited<ReturnType<typeof choicesOnSheet>>[number] & { isRunOpen: boolean }

/** The learner's form of the current cycle, as it stands; empty where nothing has been written yet. */
export async function findSheet(ctx: Context, learnerId: string): Promise<Sheet & { learner: OwnDetails }> {
  const learner = await ownDetails(ctx, learnerId)
  const cycle = await currentCycle(ctx, learner.areaId)
  const application = await ctx.db
    .selectFrom('application')
    .select(['id', 'reference', 'firstSentAt'])
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycle.id)
    .executeTakeFirst()
  if (!application) {
    return { learner, application: null, saved: [], grades: await predictedGradesOf(ctx, learnerId), choices: [] }
  }
  return { learner, application, ...(await sheetOf(ctx, application.id, learnerId)) }
}

/** The sections, grades and choices of one application. */
export async function sheetOf(
  ctx: Context,
  applicationId: string,
  learnerId: string,
): Promise<Omit<Sheet, 'application'>> {
  const sections = await ctx.db
    .selectFrom('applicationSection')
    .select(['section', 'answers', 'completedAt'])
    .where('applicationId', '=', applicationId)
    .limit(SECTIONS_AT_MOST)
    .execute()
  const choices = await choicesOnSheet(ctx, applicationId)
  return {
    saved: sections.map(({ section, answers, completedAt }) => ({
      section,
      answers: answersFrom(answers),
      isCompleted: completedAt !== null,
    })),
    grades: await predictedGradesOf(ctx, learnerId),
    choices: choices.map((choice) => ({ ...choice, isRunOpen: isOpenRun(choice, ctx.now) })),
  }
}

/** What may be copied for a provider: the answers and the grades, without an address that is protected. */
export async function snapshotSource(ctx: Context, sheet: Pick<Sheet, 'saved' | 'grades'>, learnerId: string) {
  const { isAddressProtected } = await ctx.db
    .selectFrom('learner')
    .select('isAddressProtected')
    .where('id', '=', learnerId)
    .executeTakeFirstOrThrow()
  const answers = mergedAnswers(sheet.saved)
  return { answers: isAddressProtected ? { ...answers, address: '', postcode: '' } : answers, grades: sheet.grades }
}

/** What the section rules need to know: how far each section is, and what kinds of provider will read it. */
export function profileOf(sheet: Pick<Sheet, 'saved' | 'grades'>, choices: { providerKind: string }[]): Profile {
  return {
    saved: sheet.saved,
    grades: sheet.grades.length,
    providerKinds: [...new Set(choices.map((choice) => providerKindOf(choice.providerKind)))],
  }
}

export type OwnDetails = Awaited<ReturnType<typeof ownDetails>>

/** What the record already knows of the learner, to start the form with. */
async function ownDetails(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
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
    ])
    .select((eb) => eb.fn.coalesce('account.email', 'learner.email').as('email'))
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

// Choices in the learner's own order, with what is needed to say what each one is.
function choicesOnSheet(ctx: Context, applicationId: string) {
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
    .where('choice.applicationId', '=', applicationId)
    .orderBy('choice.preference')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
}
