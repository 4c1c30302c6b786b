import { sql, type CompiledQuery } from 'kysely'
import { describe, expect, test } from 'vitest'
import { filterIn, isReference, namePattern, queueQuestion } from '~/domain/queues/queue'
import { findQueue } from '~/domain/queues/queue.queries.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { COUNTED_AT_MOST, cappedWords } from '~/kit/capped-count'
import type { Context } from '~/kit/context.server'
import { aChoice, aColleague, aCourseRun, aLearner, aProvider, conditional } from '#tests/support/admissions'
import { plainDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'

const test$ = plainDatabase()
const ask = (question: Record<string, string> = {}) => queueQuestion.parse(question)
const found = async (ctx: Context, question: Record<string, string>) =>
  (await findQueue(ctx, ask(question))).rows.map(({ id }) => id)

describe('the words somebody looks for', () => {
  test.each([
    ['7K3M-92QF', true],
    ['7k3m92qf', true],
    ['Williams', false],
    ['Ross-Park', false],
    ['Amina', false],
  ])('“%s” may stand in an address: %s', (words, expected) => {
    expect(isReference(words)).toBe(expected)
  })

  test('are read in either order, without accents, and never as a pattern', () => {
    expect(namePattern('Núñez,  Joel')).toBe('%nunez joel%')
    expect(namePattern('100%_\\')).toBe('%100\\%\\_\\\\%')
  })

  test('an address says only what is asked for', () => {
    expect(filterIn(ask({ group: 'new', course: 'nonsense', after: '3~x' }))).toEqual({ group: 'new' })
  })

  test('a number too long to count says so', () => {
    expect([cappedWords(7), cappedWords(COUNTED_AT_MOST), cappedWords(COUNTED_AT_MOST + 1)]).toEqual([
      '7',
      '1,000',
      '1,000+',
    ])
  })
})

describe('the queue narrowed', () => {
  async function three() {
    const { db } = test$
    const first = await aChoice(db)
    const { town, providerId } = first
    const later = await aChoice(db, {
      town,
      providerId,
      learnerId: await aLearner(db, town, { givenNames: 'Joel', familyName: 'Ncube' }),
      run: { title: 'Plumbing', startsOn: '2028-01-10' },
    })
    const offered = await aChoice(db, {
      town,
      providerId,
      state: 'accepted_conditional',
      terms: conditional,
      learnerId: await aLearner(db, town, { givenNames: 'Zoë', familyName: 'Adams' }),
    })
    return { db, first, later, offered, officer: first.officer }
  }

  test('by course, by start and by the school of the learner', async () => {
    const { db, first, later, offered, officer } = await three()
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', later.runId)
      .executeTakeFirstOrThrow()
    const other = await aProvider(db, first.town, { kind: 'school', name: 'Hilltop School' })

    expect(await found(officer, { course: courseId })).toEqual([later.id])
    expect(await found(officer, { start: '2028-01-10' })).toEqual([later.id])
    expect((await found(officer, { school: first.town.schoolId })).toSorted()).toEqual(
      [first.id, later.id, offered.id].toSorted(),
    )
    expect(await found(officer, { school: other })).toEqual([])
  })

  test('by site', async () => {
    const { db, later, officer } = await three()
    const { id: site } = await db
      .insertInto('site')
      .values({ organisationId: later.providerId, key: 'mill-lane', name: 'Mill Lane' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.updateTable('courseRun').set({ siteId: site }).where('id', '=', later.runId).execute()

    expect(await found(officer, { site })).toEqual([later.id])
  })

  test('by state, an ended one too; by an interview to come; by conditions that are open', async () => {
    const { db, first, later, offered, officer } = await three()
    await inviteToInterview(officer, first.id, { day: '2026-12-01', time: '10:00', place: 'Room 1', message: null })
    await db.updateTable('choice').set({ state: 'rejected' }).where('id', '=', later.id).execute()

    expect(await found(officer, { state: 'rejected' })).toEqual([later.id])
    expect(await found(officer, { has: 'interview' })).toEqual([first.id])
    expect(await found(officer, { has: 'conditions' })).toEqual([offered.id])
    await sql`update offer_condition set status = 'met'`.execute(db)
    expect(await found(officer, { has: 'conditions' })).toEqual([])
  })

  test('by whoever sees to it: a colleague, oneself, nobody', async () => {
    const { db, first, later, offered, officer } = await three()
    const { accountId } = await aColleague(db, first.providerId)
    await db.updateTable('choice').set({ assignedToId: accountId }).where('id', '=', later.id).execute()
    const me = { ...officer, actor: { ...officer.actor, id: accountId } }

    expect(await found(officer, { assigned: accountId })).toEqual([later.id])
    expect(await found(me, { assigned: 'me' })).toEqual([later.id])
    expect(await found(officer, { assigned: 'nobody' })).toEqual([first.id, offered.id])
    expect(await found(officer, { assigned: 'me' })).toEqual([])
  })

  test('by when it came, and sorted by that day', async () => {
    const { db, first, later, offered, officer } = await three()
    await db
      .updateTable('choice')
      .set({ sentAt: new Date('2026-09-01T09:00:00Z') })
      .where('id', '=', later.id)
      .execute()
    await db
      .updateTable('choice')
      .set({ sentAt: new Date('2026-11-19T09:00:00Z') })
      .where('id', '=', offered.id)
      .execute()

    expect(await found(officer, { received: 'week' })).toEqual([first.id, offered.id])
    expect(await found(officer, { received: 'earlier' })).toEqual([later.id])
    expect(await found(officer, { sort: 'newest' })).toEqual([first.id, offered.id, later.id])
    expect(await found(officer, { sort: 'oldest' })).toEqual([later.id, offered.id, first.id])
  })

  test('never with what belongs to another provider', async () => {
    const { db, first } = await three()
    const other = await aChoice(db, { town: first.town })
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', first.runId)
      .executeTakeFirstOrThrow()

    expect(await found(other.officer, { course: courseId })).toEqual([])
    expect(await found(other.officer, { school: first.town.schoolId })).toEqual([other.id])
  })
})

describe('a long queue', () => {
  test('turns its pages without shuffling, whichever way it is walked', async () => {
    const { db } = test$
    const first = await aChoice(db)
    const ids = [first.id, ...(await manyApplicants(db, first, 70)), ...(await manyApplicants(db, first, 60, 'offer'))]
    await aCourseRun(db, first.providerId)

    const ways: Record<string, string>[] = [{}, { sort: 'newest' }, { sort: 'oldest' }, { school: first.town.schoolId }]
    for (const question of ways) {
      const seen: string[] = []
      for (let after: string | null = ''; after !== null;) {
        const page: Awaited<ReturnType<typeof findQueue>> = await findQueue(first.officer, ask({ ...question, after }))
        seen.push(...page.rows.map(({ id }) => id))
        after = page.next
      }
      expect(seen).toHaveLength(131)
      expect(new Set(seen)).toEqual(new Set(ids))
    }
  })

  test(
    'costs a page the same at four hundred and at eight thousand, the first as well as a later one',
    { timeout: 60_000 },
    async () => {
      const { db } = test$
      const first = await aChoice(db)
      await manyApplicants(db, first, 400)
      const few = [await pagesRead(first.officer), await pagesRead(first.officer, 3)]
      await manyApplicants(db, first, 7600)
      await sql`analyze choice, learner, application, roll_entry`.execute(db)
      const many = [await pagesRead(first.officer), await pagesRead(first.officer, 3)]

      for (const [at, read] of many.entries()) expect(read).toBeLessThan(2 * (few[at] ?? 0) + 1500)
      const { counts } = await findQueue(first.officer, ask())
      expect(counts).toEqual({ new: COUNTED_AT_MOST + 1 })
    },
  )
})

/** How many blocks the database looks at for one page of the queue. */
async function pagesRead(ctx: Context, page = 1): Promise<number> {
  let after = ''
  for (let at = 1; at < page; at += 1) after = (await findQueue(ctx, ask({ after }))).next ?? ''
  let asked: CompiledQuery | undefined
  const executeQuery: Context['db']['executeQuery'] = (query, ...rest) => {
    if ('sql' in query && query.sql.includes('stream')) asked = query
    return ctx.db.executeQuery(query, ...rest)
  }
  const db = new Proxy(ctx.db, {
    get: (target, name) => {
      if (name === 'executeQuery') return executeQuery
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  await findQueue({ ...ctx, db }, ask({ after }))
  if (!asked) throw new Error('The queue was not asked for.')
  const { rows } = await ctx.db.executeQuery<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>({
    ...asked,
    sql: `explain (analyze, buffers, format json) ${asked.sql}`,
  })
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan ?? {}
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
}
