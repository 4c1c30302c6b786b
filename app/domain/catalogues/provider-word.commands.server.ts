import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { tellProspectus } from '~/domain/publishing/own-course-lock.commands.server'
import type { WordField } from './provider-word'
import { wordKey } from './xcri-words'

/** Says what one of the provider's own words stands for, or no longer stands for. The courses that use it are understood so at once. */
export function saveWord(
  ctx: Context,
  { field, word, value }: { field: WordField; word: string; value: string | null },
) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'import.courses', { providerId: organisationId })
    const key = wordKey(word)

    if (value === null) {
      await ctx.db
        .deleteFrom('providerWord')
        .where('organisationId', '=', organisationId)
        .where('field', '=', field)
        .where('word', '=', key)
        .execute()
    } else {
      await ctx.db
        .insertInto('providerWord')
        .values({ organisationId, field, word: key, value })
        .onConflict((conflict) => conflict.columns(['organisationId', 'field', 'word']).doUpdateSet({ value }))
        .execute()
      await understand(ctx, organisationId, field, key, value)
    }
    await record(
      ctx,
      'provider-word.saved',
      { type: 'organisation', id: organisationId, organisationId },
      { field, word: key, value },
    )
  })
}

/** Puts the value where the word was sent and nothing was understood. */
async function understand(ctx: Context, providerId: string, field: WordField, key: string, value: string) {
  const isOfCourse = field === 'level' || field === 'subjectCode'
  const changed = isOfCourse
    ? await ofCourses(ctx, providerId, field, key, value)
    : await ofRuns(ctx, providerId, field, key, value)
  if (changed.length > 0) await tellProspectus(ctx, [...new Set(changed)])
}

async function ofRuns(ctx: Context, providerId: string, field: WordField, key: string, value: string) {
  const { rows } = await sql<{ courseId: string }>`
    update course_run run set ${sql.ref(field)} = ${value}, version = run.version + 1, updated_at = ${ctx.now}
    from course where course.id = run.course_id and course.provider_id = ${providerId}
      and ${sql.ref(`run.${field}`)} is null and ${folded(sql`run.received ->> ${field}::text`)} = ${key}
    returning run.course_id`.execute(ctx.db)
  return rows.map(({ courseId }) => courseId)
}

async function ofCourses(ctx: Context, providerId: string, field: WordField, key: string, value: string) {
  const isSent =
    field === 'level'
      ? sql`exists (select from jsonb_array_elements_text(course.received -> 'levels') level where ${folded(sql`level`)} = ${key})`
      : sql`${folded(sql`split_part(course.keywords, ', ', 1)`)} = ${key}`
  const { rows } = await sql<{ id: string }>`
    update course set ${sql.ref(field)} = ${value}, version = course.version + 1, updated_at = ${ctx.now}
    where course.provider_id = ${providerId} and ${sql.ref(`course.${field}`)} is null and ${isSent}
    returning course.id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

// As `wordKey` folds a word, in SQL.
function folded(text: ReturnType<typeof sql>) {
  return sql`btrim(regexp_replace(lower(${text}), '[^a-z0-9]+', ' ', 'g'))`
}
