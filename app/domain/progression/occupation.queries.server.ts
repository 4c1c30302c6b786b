import { sql } from 'kysely'
import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const MOST_OCCUPATIONS = 500
const MOST_COURSES = 100
const FEW = 10

/** Every occupation, A to Z. */
export function occupationsAToZ(ctx: Context) {
  return ctx.db
    .selectFrom('occupation')
    .select(['code', 'name', 'also', 'subjectArea'])
    .orderBy('name')
    .limit(MOST_OCCUPATIONS)
    .execute()
}

/** The occupations whose name, plain or other, holds some words. */
export function occupationsLike(ctx: Context, words: string) {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return ctx.db
    .selectFrom('occupation')
    .select(['code', 'name'])
    .where((eb) => eb.or([eb('name', 'ilike', like), eb('also', 'ilike', like)]))
    .orderBy('name')
    .limit(FEW)
    .execute()
}

/** One occupation, with the courses that lead to it and those one can go on to from it. */
export async function findOccupation(ctx: Context, code: string) {
  const found = await ctx.db
    .selectFrom('occupation')
    .select(['code', 'name', 'also', 'summary', 'subjectArea'])
    .where('code', '=', code)
    .executeTakeFirst()
  const occupation = orNotFound(found, 'occupation')
  const [leadsHere, leadsOn] = await Promise.all([coursesTo(ctx, code), coursesFrom(ctx, code)])
  return { ...occupation, leadsHere, leadsOn }
}

function coursesTo(ctx: Context, code: string) {
  return courses(ctx)
    .innerJoin('progressionLink as link', 'link.fromCourseId', 'course.id')
    .select('link.kind')
    .where('link.toOccupation', '=', code)
    .orderBy(sql`link.kind = 'after-more'`)
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(MOST_COURSES)
    .execute()
}

function coursesFrom(ctx: Context, code: string) {
  return courses(ctx)
    .innerJoin('progressionLink as link', 'link.toCourseId', 'course.id')
    .select('link.kind')
    .where('link.fromOccupation', '=', code)
    .orderBy(sql`link.kind = 'after-more'`)
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(MOST_COURSES)
    .execute()
}

function courses(ctx: Context) {
  return coursesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .select(['course.slug', 'course.title', 'course.level', 'course.route', 'provider.name as providerName'])
    .where('course.status', '=', 'live')
}
