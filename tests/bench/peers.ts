import MiniSearch from 'minisearch'
import { sql } from 'kysely'
import { openDatabase } from '#db/connection.server'
import { PAGE_SIZE, type CourseQuery } from '~/domain/search/course-search'
import { searchOrSuggest } from '~/domain/search/course-search.queries.server'
import { districtsNear } from '~/domain/courses/outcode'
import { systemContext, type Context } from '~/kit/context.server'
import { judge, scoreOf } from '../relevance/judge'
import { importOffer } from '../relevance/offer'
import { figure, percentile, type Figure } from './figure'
import { questionsHere } from './search'
import type { World } from './world'

const PASSES = 3

type Row = {
  id: string
  title: string
  lead: string
  rest: string
  route: string | null
  level: string | null
  subject: string | null
  provider: string
  places: string[]
}

/** B9 and the relevance of the answers: the same questions put to us and to MiniSearch, in the same minutes. */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  const owner = openDatabase({ url, max: 1 })
  try {
    const ctx = { ...(await world.contextOf(null)), db: owner.db }
    const questions = await questionsHere(owner.db)
    const peer = peerOver(await coursesOf(ctx))
    const ours = await timedOver(questions, async (question) => (await searchOrSuggest(ctx, question)).found.total > 0)
    const theirs = await timedOver(questions, (question) => Promise.resolve(peer(question) > 0))
    return [...speedFigures(ours, theirs, questions.length), await relevanceFigure(ctx)]
  } finally {
    await owner.close()
  }
}

type Run = { times: number[]; answered: number }

function speedFigures(ours: Run, theirs: Run, asked: number): Figure[] {
  const [p95, peers] = [percentile(ours.times, 0.95), percentile(theirs.times, 0.95)]
  return [
    figure(
      {
        name: 'B9 speed',
        what: 'the search beside MiniSearch with facets and distance, 95th percentile',
        value: p95,
        unit: 'ms',
        against: `MiniSearch ${peers.toFixed(1)} ms`,
        ratio: p95 / peers,
        notes: `p50 ${percentile(ours.times, 0.5).toFixed(2)} ms, MiniSearch ${percentile(theirs.times, 0.5).toFixed(2)} ms`,
      },
      { better: 'less', floor: 0.6, goal: 0.4, stretch: 0.25 },
    ),
    figure(
      {
        name: 'B9 answered',
        what: `of ${asked} questions, how many have an answer`,
        value: ours.answered,
        unit: '',
        against: `MiniSearch ${theirs.answered}`,
        ratio: ours.answered / theirs.answered,
      },
      { better: 'more', floor: 1, goal: 1.05, stretch: 1.1 },
    ),
  ]
}

/** On an offer of its own, in a transaction that is rolled back: the county stays as it was. */
async function relevanceFigure(ctx: Context): Promise<Figure> {
  const transaction = await ctx.db.startTransaction().execute()
  try {
    await sql`delete from course_search`.execute(transaction)
    await sql`delete from search_word`.execute(transaction)
    const alone = systemContext(transaction, ctx.now)
    await importOffer(alone)
    const judged = await judge(alone)
    const { ours, peers } = scoreOf(judged)
    return figure(
      {
        name: 'relevance',
        what: `nDCG@10 of ${judged.length} queries of fifteen-year-olds`,
        value: ours,
        unit: '',
        against: `MiniSearch ${peers.toFixed(3)}`,
        ratio: ours / peers,
      },
      { better: 'more', floor: 1, goal: 1.2, stretch: 1.4 },
    )
  } finally {
    await transaction.rollback().execute()
  }
}

/** Every question once to warm up, then the last of three passes. */
async function timedOver(questions: CourseQuery[], ask: (question: CourseQuery) => Promise<boolean>): Promise<Run> {
  let run: Run = { times: [], answered: 0 }
  for (let pass = 0; pass < PASSES; pass += 1) {
    run = { times: [], answered: 0 }
    for (const question of questions) {
      const began = performance.now()
      if (await ask(question)) run.answered += 1
      run.times.push(performance.now() - began)
    }
  }
  return run
}

async function coursesOf({ db }: Context): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select course.id, course.title, concat_ws(' ', course.qualification_title, course.keywords, course.summary, provider.name) as lead,
      concat_ws(' ', course.description, course.what_you_study, course.career_outcome, course.leads_to) as rest,
      search.route, search.level, search.subject_area as subject, provider.name as provider,
      array(select distinct place from course_search_run run where run.course_id = course.id and place is not null) as places
    from course_search search join course on course.id = search.course_id join organisation provider on provider.id = search.provider_id
    order by course.id limit 200000`.execute(db)
  return rows
}

/** What one would write with MiniSearch: prefixes and slips, then filters, counts and distance in JavaScript. */
function peerOver(rows: Row[]): (question: CourseQuery) => number {
  const index = new MiniSearch<Row>({ fields: ['title', 'lead', 'rest'], idField: 'id' })
  index.addAll(rows)
  const known = new Map(rows.map((row) => [row.id, row]))
  const usual = { prefix: true, fuzzy: 0.2, boost: { title: 4, lead: 2 }, combineWith: 'AND' } as const
  return (question) => {
    const near =
      question.outcode === null
        ? null
        : new Map(districtsNear(question.outcode, question.within).map(({ code, miles }) => [code, miles]))
    const found = index.search(question.words, usual).flatMap(({ id }) => {
      const row = known.get(id)
      return row && fits(row, question, near) ? [row] : []
    })
    for (const name of ['route', 'level', 'subject', 'provider'] as const) countBy(found, name)
    found.slice(0, PAGE_SIZE).map((row) => Math.min(...row.places.map((place) => near?.get(place) ?? Infinity)))
    return found.filter((row) => isOfKind(row, question.words)).length
  }
}

// A word that begins with an "a" or a "t" does not make a course an A level or a T level: such an answer is none.
function isOfKind({ title, lead, rest }: Row, words: string): boolean {
  const kind = /\b(a|t)[- ]?level/i.exec(words)?.[1]
  return kind === undefined || new RegExp(`\\b${kind}[- ]?level`, 'i').test(`${title} ${lead} ${rest}`)
}

function fits(row: Row, { routes, levels, within }: CourseQuery, near: Map<string, number> | null): boolean {
  if (routes.length > 0 && !routes.some((route) => route === row.route)) return false
  if (levels.length > 0 && !levels.some((level) => level === row.level)) return false
  return within === null || row.places.some((place) => near?.has(place))
}

function countBy(rows: Row[], name: 'route' | 'level' | 'subject' | 'provider') {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row[name] ?? '', (counts.get(row[name] ?? '') ?? 0) + 1)
  return counts
}
