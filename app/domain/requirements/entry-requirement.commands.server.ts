import { mustBeAllowed } from '~/access/guard.server'
import { coursesVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import {
  hasRoom,
  nothingAsked,
  requirementFrom,
  withoutTerm,
  withTerm,
  withTermChanged,
  type EntryRequirement,
  type RequirementTerm,
} from './entry-requirement'
import { requirementWords } from './entry-requirement.words'

/** The version of the requirement that its editor read; somebody else may have changed it meanwhile. */
type Read = { version: number }

/** A course asks for one thing more: a line of its own, or another way to meet a line that is there. */
export function addTerm(
  ctx: Context,
  courseId: string,
  { line, term, version }: Read & { line: number | null; term: RequirementTerm },
) {
  return changeRequirement(ctx, courseId, version, (requirement) => {
    if (!hasRoom(requirement, line))
      throw new Refusal('no-room', 'There is no room for more here. Take something away first.')
    return withTerm(requirement, term, line)
  })
}

/** A course asks for the same thing otherwise: another grade, another subject. It stays in its place. */
export function changeTerm(
  ctx: Context,
  courseId: string,
  { line, way, term, version }: Read & { line: number; way: number; term: RequirementTerm },
) {
  return changeRequirement(ctx, courseId, version, (requirement) => {
    if (!requirement.all[line]?.any[way]) throw new NotFound('requirement')
    return withTermChanged(requirement, term, line, way)
  })
}

/** A course asks for one thing less. */
export function removeTerm(
  ctx: Context,
  courseId: string,
  { line, way, version }: Read & { line: number; way: number },
) {
  return changeRequirement(ctx, courseId, version, (requirement) => {
    if (!requirement.all[line]?.any[way]) throw new NotFound('requirement')
    return withoutTerm(requirement, line, way)
  })
}

function changeRequirement(
  ctx: Context,
  courseId: string,
  version: number,
  change: (requirement: EntryRequirement) => EntryRequirement,
) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId, ...kept } = await lockRequirement(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', { providerId })
    if (kept.version !== version)
      throw new Refusal(
        'changed-meanwhile',
        'Somebody else changed this meanwhile. Reload the page to see what changed.',
      )
    const next = change(kept.requirement)
    const row = { expression: JSON.stringify(next), version: version + 1, editedById: ctx.actor.id, editedAt: ctx.now }
    await ctx.db
      .insertInto('entryRequirement')
      .values({ courseId, ...row })
      .onConflict((conflict) => conflict.column('courseId').doUpdateSet(row))
      .execute()
    const particulars = { before: requirementWords(kept.requirement), after: requirementWords(next) }
    await record(
      ctx,
      'entry-requirement.changed',
      { type: 'course', id: courseId, organisationId: providerId },
      particulars,
    )
    return next
  })
}

async function lockRequirement(ctx: Context, courseId: string) {
  const course = await coursesVisibleTo(ctx)
    .select(['course.providerId'])
    .where('course.id', '=', courseId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const { providerId } = orNotFound(course, 'course')
  const kept = await ctx.db
    .selectFrom('entryRequirement')
    .select(['expression', 'version'])
    .where('courseId', '=', courseId)
    .executeTakeFirst()
  return { providerId, version: kept?.version ?? 0, requirement: requirementFrom(kept?.expression) ?? nothingAsked }
}
