import { createQueryId, sql, type RootOperationNode } from 'kysely'
import { expect, test } from 'vitest'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { learnersOnNoCaseload } from '~/domain/participation/unowned.queries.server'
import type { Context } from '~/kit/context.server'
import { aTown } from '#tests/support/admissions'
import { plainDatabase } from '#tests/support/database'
import { anAdviser } from '#tests/support/tracking'

const test$ = plainDatabase()

const orders: [string, Parameters<typeof caseloadPage>[1]][] = [
  ['my own, by need', {}],
  ['the team’s, by need', { whose: 'team' }],
  ['the team’s, by next step', { whose: 'team', sort: 'next' }],
  ['the team’s, by last contact', { whose: 'team', sort: 'contact' }],
  ['the team’s, of one level', { whose: 'team', need: 1 }],
  ['the team’s, by name', { whose: 'team', name: 'name 1' }],
  ['whose next step is due', { whose: 'team', worklist: 'contact-due' }],
  ['without contact', { whose: 'team', worklist: 'no-contact' }],
]

test(
  'a page of a caseload reads as much at three hundred learners as at six thousand',
  { timeout: 60_000 },
  async () => {
    const town = await aTown(test$.db)
    const adviser = await anAdviser(test$.db, town)
    const read = async () => {
      await sql`analyze caseload_entry, learner, roll_entry`.execute(test$.db)
      const blocks = new Map<string, number>()
      for (const [name, filter] of orders)
        blocks.set(name, await blocksRead(adviser, (ctx) => caseloadPage(ctx, filter)))
      blocks.set('on no caseload', await blocksRead(adviser, (ctx) => learnersOnNoCaseload(ctx)))
      return blocks
    }
    await manyLearners(adviser, 300)
    const few = await read()

    await manyLearners(adviser, 5_700)
    const many = await read()

    for (const [name, blocks] of many) {
      expect(blocks, name).toBeLessThan(1.5 * (few.get(name) ?? 0) + 300)
      expect(blocks, name).toBeLessThan(1000)
    }
  },
)

/** So many on a caseload, spread over levels, days and names; and as many more whom nobody looks after. */
async function manyLearners({ actor, now }: Context, count: number) {
  await sql`
    with made as (
      insert into learner (area_id, legal_given_names, given_names, family_name, name_key, born_on)
      select ${actor.areaId}, 'Sam', 'Sam', 'Name ' || (n % 977), 'name', '2009-01-01'::date + n % 365
      from generate_series(1, ${2 * count}::int) as n returning id, family_name),
    numbered as (select id, family_name, row_number() over () as n from made)
    insert into caseload_entry (adviser_id, learner_id, sort_name, priority, next_action_on, last_contact_at, started_at)
    select ${actor.id}, id, lower(family_name) || ' sam', 1 + n % 3,
      case when n % 4 > 0 then ${now}::date + (n % 90 - 20)::int end,
      case when n % 5 > 0 then ${now}::timestamptz - make_interval(days => (n % 80)::int) end, ${now}
    from numbered where n <= ${count}`.execute(test$.db)
}

/** How many blocks the database looks at for the last question that some work asks. */
async function blocksRead(ctx: Context, ask: (ctx: Context) => Promise<unknown>): Promise<number> {
  let asked: RootOperationNode | undefined
  const db = ctx.db.withPlugin({
    transformQuery: ({ node }) => {
      asked = node
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  await ask({ ...ctx, db })
  if (!asked) throw new Error('Nothing was asked.')
  const compiled = ctx.db.getExecutor().compileQuery(asked, createQueryId())
  const { rows } = await ctx.db.executeQuery<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>({
    ...compiled,
    sql: `explain (analyze, buffers, format json) ${compiled.sql}`,
  })
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan ?? {}
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
}
