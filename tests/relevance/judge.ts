import { questionIn, searchOrSuggest } from '~/domain/search/course-search.queries.server'
import type { Context } from '~/kit/context.server'
import { everyCourse, judgedQueries, type Taught } from './offer'
import { peerOver } from './peer'
import { mean, ndcgAt10 } from './score'

export type Judged = { query: string; ours: number; peers: number }

/** Our search and MiniSearch on the same courses and queries, one nDCG@10 for each query. */
export async function judge(ctx: Context): Promise<Judged[]> {
  const courses = everyCourse()
  const courseOf = new Map(courses.map((course) => [course.id, course]))
  const rows = await ctx.db
    .selectFrom('courseSearch')
    .innerJoin('course', 'course.id', 'courseSearch.courseId')
    .select(['course.key', 'course.slug'])
    .limit(10_000)
    .execute()
  const idOf = new Map(rows.map(({ key, slug }) => [slug, key]))
  const peer = peerOver(courses)
  const judged: Judged[] = []
  for (const { query, grades } of judgedQueries()) {
    const possible = courses.map((course) => gradeOf(course, grades))
    const graded = (ids: (string | undefined)[]) => ids.map((id) => gradeOf(courseOf.get(id ?? ''), grades))
    const ours = await ourAnswers(ctx, query)
    judged.push({
      query,
      ours: ndcgAt10(graded(ours.map((slug) => idOf.get(slug))), possible),
      peers: ndcgAt10(graded(peer(query)), possible),
    })
  }
  return judged
}

export function scoreOf(judged: Judged[]) {
  return { ours: mean(judged.map(({ ours }) => ours)), peers: mean(judged.map(({ peers }) => peers)) }
}

/** "health/2" judges the courses of that key at level 2; "health" all others of it. */
function gradeOf(course: Taught | undefined, grades: ReadonlyMap<string, number>): number {
  if (!course) return 0
  const level = /Level (\d)/.exec(course.title)?.[1]
  return grades.get(`${course.key}/${level}`) ?? grades.get(course.key) ?? 0
}

async function ourAnswers(ctx: Context, words: string): Promise<string[]> {
  const { found, nearest } = await searchOrSuggest(ctx, await questionIn(ctx, new URLSearchParams({ q: words })))
  return (found.total > 0 ? found.courses : (nearest?.courses ?? [])).map(({ slug }) => slug)
}
