import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { findBlock } from '~/domain/courses/course-blocks'
import { editCourse, startCourse } from '~/domain/publishing/own-course.commands.server'
import { addRun } from '~/domain/publishing/own-run.commands.server'
import { runForm, type RunForm } from '~/domain/publishing/own-run.schemas'
import { wordsOf } from '~/domain/courses/plain-words'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import type { Context } from '~/kit/context.server'
import { aProvider, aTown, anOfficerAt, FRIDAY, type Town } from './admissions'

/** Riverside College of Northbridge, and one who works in its admissions. */
export async function aPublisher(
  db: Kysely<DB>,
  now = FRIDAY,
): Promise<{ town: Town; officer: Context; providerId: string }> {
  const town = await aTown(db, now)
  const providerId = await aProvider(db, town)
  return { town, providerId, officer: anOfficerAt(db, providerId, town, now) }
}

/** The same with somebody who manages admissions, and may bring files in. */
export async function aManager(db: Kysely<DB>) {
  const { officer, providerId, town } = await aPublisher(db)
  const manager: Context = { ...officer, actor: { ...officer.actor, role: 'admissions-manager' } }
  return { manager, officer, providerId, town }
}

/** A start as the form reads it; what is not said is left empty. */
export function aStart(said: Partial<Record<keyof RunForm, unknown>> = {}): RunForm {
  const { startsOn = '2027-09-06', ...rest } = said
  const [year = '', month = '', day = ''] = typeof startsOn === 'string' ? startsOn.split('-') : []
  return runForm.parse({ siteId: 'new', newSite: { name: 'Main site' }, startsOn: { day, month, year }, ...rest })
}

/** Writes one block of a course. */
export async function write(
  ctx: Context,
  courseId: string,
  slug: string,
  said: Record<string, string>,
  version?: number,
) {
  const block = findBlock(slug)
  if (!block) throw new Error(`There is no block ${slug}.`)
  const kept = await ctx.db.selectFrom('course').selectAll().where('id', '=', courseId).executeTakeFirstOrThrow()
  const words = Object.fromEntries(
    block.fields.map(({ name, kind }) => [name, kind === 'words' ? wordsOf(kept[name]) : kept[name]]),
  )
  await editCourse(ctx, courseId, block, { ...words, ...said }, version)
}

/** A draft that could be published: a title, words, a level and one start. */
export async function aDraft(ctx: Context, { title = 'Motor Vehicle', start = aStart() } = {}) {
  const courseId = await startCourse(ctx, { title })
  await write(ctx, courseId, 'title', { title, summary: 'You mend cars.' })
  await write(ctx, courseId, 'kind', { level: '2' })
  const runId = await addRun(ctx, courseId, start)
  return { courseId, runId }
}

/** The same in the prospectus. */
export async function aLiveCourse(ctx: Context, wishes: { title?: string; start?: RunForm } = {}) {
  const made = await aDraft(ctx, wishes)
  await moveCourse(ctx, made.courseId, 'publish', { version: undefined, why: null })
  return made
}

/** No particular version, no particular reason. */
export const justDo = { version: undefined, why: null }

/** A course and a run as they are kept. */
export function courseNow(ctx: Context, courseId: string) {
  return ctx.db.selectFrom('course').selectAll().where('id', '=', courseId).executeTakeFirstOrThrow()
}

export function runNow(ctx: Context, runId: string) {
  return ctx.db.selectFrom('courseRun').selectAll().where('id', '=', runId).executeTakeFirstOrThrow()
}
