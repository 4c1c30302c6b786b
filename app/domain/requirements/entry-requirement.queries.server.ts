import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { requirementFrom } from './entry-requirement'

/** What one of a provider's own courses asks for, for whoever edits it: the structured form, and the prose it came with. */
export async function findRequirementToEdit(ctx: Context, courseId: string) {
  const course = await coursesVisibleTo(ctx)
    .leftJoin('entryRequirement', 'entryRequirement.courseId', 'course.id')
    .leftJoin('account as editor', 'editor.id', 'entryRequirement.editedById')
    .select(['course.id', 'course.slug', 'course.title', 'course.entryRequirements as prose'])
    .select(['entryRequirement.expression', 'entryRequirement.version', 'entryRequirement.editedAt'])
    .select('editor.name as editorName')
    .where('course.id', '=', courseId)
    .where('course.providerId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  const { expression, version, ...found } = orNotFound(course, 'course')
  return { ...found, version: version ?? 0, requirement: requirementFrom(expression ?? undefined) }
}
