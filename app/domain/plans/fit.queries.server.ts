import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { coursesVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { outcodeOf } from '~/kit/postcode'
import { requirementFrom, type EntryRequirement } from '~/domain/requirements/entry-requirement'
import { GRADES_AT_MOST } from './grade'

const MOST_COURSES = 50

/** What tells how courses fit the learner who looks: their grades, and the district of their home. Null for everybody else. */
export async function findFitSource(ctx: Context) {
  if (ctx.actor.role !== 'learner' || ctx.actor.learnerId === null) return null
  const found = await learnersVisibleTo(ctx)
    .select('learner.postcode')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('grade')
          .select(['grade.subject', 'grade.scale', 'grade.grade', 'grade.stage'])
          .whereRef('grade.learnerId', '=', 'learner.id')
          .orderBy('grade.isConfirmed', 'desc')
          .orderBy('grade.subject')
          .limit(4 * GRADES_AT_MOST),
      ).as('grades'),
    )
    .where('learner.id', '=', ctx.actor.learnerId)
    .executeTakeFirst()
  return found ? { grades: found.grades, home: found.postcode === null ? null : outcodeOf(found.postcode) } : null
}

/** What some courses ask for, by the last part of their address. */
export async function requirementsOf(ctx: Context, slugs: string[]): Promise<Map<string, EntryRequirement>> {
  if (slugs.length === 0) return new Map()
  const rows = await coursesVisibleTo(ctx)
    .innerJoin('entryRequirement', 'entryRequirement.courseId', 'course.id')
    .select(['course.slug', 'entryRequirement.expression'])
    .where('course.slug', 'in', slugs.slice(0, MOST_COURSES))
    .limit(MOST_COURSES)
    .execute()
  return new Map(
    rows.flatMap(({ slug, expression }): [string, EntryRequirement][] => {
      const requirement = requirementFrom(expression)
      return requirement === null ? [] : [[slug, requirement]]
    }),
  )
}
