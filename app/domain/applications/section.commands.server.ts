import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import type { OwnQualification } from '../plans/grade'
import { writeOwnGrades } from '../plans/grade.commands.server'
import { predictedGradesOf } from '../plans/grade.queries.server'
import { careOf } from '../learners/care.queries.server'
import { openApplication } from './application.commands.server'
import { sheetOf } from './application.queries.server'
import { rulesFor } from './rules.queries.server'
import type { Answers } from './section'
import { mustBeTheirs } from './section-rights'
import { answersFrom } from './snapshot'
import { isSameGrades, isSameWriting, savedMeanwhile } from './section-meanwhile'

/** What was written, and which writing of it the page had shown; left out by whoever did not read it first. */
type Written<T> = T & { isFinished: boolean; version?: number | undefined }

/** Keeps what was written in one section of the form, finished or not. A page that is behind changes nothing. */
export async function saveSection(
  ctx: Context,
  learnerId: string,
  section: string,
  { answers, isFinished, version }: Written<{ answers: Answers }>,
) {
  const rules = await rulesFor(ctx, learnerId)
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId, rules)
    mustBeAllowed(ctx, 'application.edit', await careOf(ctx, learnerId))
    mustBeTheirs(ctx.actor.role, section)
    const held = await heldSection(ctx, application.id, section)
    if (isBehind(version, held)) {
      if (isSameWriting(held, { answers, isFinished })) return
      throw new Refusal('changed-meanwhile', savedMeanwhile(held.savedAt))
    }
    await writeSection(ctx, application.id, section, answers, isFinished)
    await record(
      ctx,
      byWhom(ctx, 'section.saved', 'section.written-for-learner'),
      { type: 'application', id: application.id, learnerId },
      { section, isFinished },
    )
  })
}

/** Keeps what the learner takes or has, which is a section of the form too. */
export async function saveGrades(
  ctx: Context,
  learnerId: string,
  { grades, isFinished, version }: Written<{ grades: readonly OwnQualification[] }>,
) {
  const rules = await rulesFor(ctx, learnerId)
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId, rules)
    mustBeAllowed(ctx, 'grade.record', await careOf(ctx, learnerId))
    const held = await heldSection(ctx, application.id, 'grades')
    if (isBehind(version, held)) {
      const sheet = await sheetOf(ctx, application.id)
      if (held.isCompleted === isFinished && isSameGrades(sheet.grades, grades)) return
      throw new Refusal('changed-meanwhile', savedMeanwhile(held.savedAt))
    }
    if (isFinished && grades.length === 0 && !(await hasConfirmedGrades(ctx, learnerId))) {
      throw new Refusal('no-grades', 'Give at least one grade, or say that you will come back to this part.', 'grades')
    }
    await writeOwnGrades(ctx, learnerId, grades)
    await writeSection(ctx, application.id, 'grades', {}, isFinished)
    const particulars = { grades: grades.length, isFinished }
    await record(
      ctx,
      byWhom(ctx, 'grades.saved', 'grades.written-for-learner'),
      { type: 'application', id: application.id, learnerId },
      particulars,
    )
  })
}

/** What staff write for a learner is another event: the learner is told of it at once. */
function byWhom(ctx: Context, own: string, forLearner: string): string {
  return ctx.actor.role === 'learner' || ctx.actor.role === 'system' ? own : forLearner
}

async function heldSection(ctx: Context, applicationId: string, section: string) {
  const row = await ctx.db
    .selectFrom('applicationSection')
    .select(['answers', 'completedAt', 'version', 'updatedAt'])
    .where('applicationId', '=', applicationId)
    .where('section', '=', section)
    .executeTakeFirst()
  if (!row) return undefined
  const { answers, completedAt, version, updatedAt } = row
  return { section, answers: answersFrom(answers), isCompleted: completedAt !== null, version, savedAt: updatedAt }
}

/** Somebody has saved since this page was opened: in another tab, or on this one before the back button. */
function isBehind<H extends { version: number }>(version: number | undefined, held: H | undefined): held is H {
  return held !== undefined && version !== undefined && version !== held.version
}

async function writeSection(
  ctx: Context,
  applicationId: string,
  section: string,
  answers: Answers,
  isFinished: boolean,
) {
  const kept = { answers: JSON.stringify(answers), completedAt: isFinished ? ctx.now : null, updatedAt: ctx.now }
  await ctx.db
    .insertInto('applicationSection')
    .values({ applicationId, section, ...kept })
    .onConflict((conflict) =>
      conflict
        .columns(['applicationId', 'section'])
        .doUpdateSet((eb) => ({ ...kept, version: eb('applicationSection.version', '+', 1) })),
    )
    .execute()
}

async function hasConfirmedGrades(ctx: Context, learnerId: string) {
  return (await predictedGradesOf(ctx, learnerId)).some(({ isConfirmed }) => isConfirmed)
}
