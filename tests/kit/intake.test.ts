import { describe, expect, test } from 'vitest'
import { systemContext, type Context } from '~/kit/context.server'
import { Findings, noCounts, FileRefused, reportLines, reportObject } from '~/kit/intake-report'
import { isSameAsLast, openIntake, takeIn } from '~/kit/intake.server'
import { aFile } from '#tests/support/cohorts'
import { racingDatabase, testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const race$ = racingDatabase()
const now = new Date('2026-02-02T09:00:00Z')

async function plan(content = 'a,b\n1,2\n') {
  return { kind: 'things', source: 'here', file: await aFile(content) }
}

const addOne = async (ctx: Context) => {
  await ctx.db.insertInto('area').values({ name: 'Northshire', slug: 'northshire' }).execute()
  return { counts: { things: { ...noCounts(), read: 1, added: 1 } } }
}

function areas(ctx: Context) {
  return ctx.db.selectFrom('area').select('name').execute()
}

function statuses(ctx: Context) {
  return ctx.db.selectFrom('intake').select('status').orderBy('startedAt').orderBy('id').execute()
}

describe('taking a file in', () => {
  test('does the work, keeps the counts and knows the file again', async () => {
    const ctx = systemContext(test$.db, now)
    const report = await takeIn(ctx, await plan(), addOne)
    const again = await openIntake(ctx, await plan())
    const other = await openIntake(ctx, await plan('a,b\n3,4\n'))

    expect(report).toMatchObject({ status: 'done', counts: { things: { added: 1 } } })
    expect(await areas(ctx)).toHaveLength(1)
    expect([await isSameAsLast(ctx, again), await isSameAsLast(ctx, other)]).toEqual([true, false])
  })

  test('undoes a dry run, and still says what it would have done', async () => {
    const ctx = systemContext(test$.db, now)
    const report = await takeIn(ctx, { ...(await plan()), isDryRun: true }, addOne)

    expect(report).toMatchObject({ status: 'dry-run', counts: { things: { added: 1 } } })
    expect(await areas(ctx)).toEqual([])
    expect(await statuses(ctx)).toEqual([{ status: 'dry-run' }])
  })

  test('leaves nothing of a file that is refused half way, but keeps the findings', async () => {
    const ctx = systemContext(test$.db, now)
    const report = await takeIn(ctx, await plan(), async (ctx, intake) => {
      await addOne(ctx)
      intake.findings.add({ severity: 'warning', code: 'odd', sentence: 'This is odd.', line: 2 })
      throw new FileRefused('broken', 'The rest is broken.', { line: 3 })
    })

    const kept = await ctx.db
      .selectFrom('intakeFinding')
      .select(['code', 'line', 'advice'])
      .orderBy('position')
      .execute()
    expect(report.status).toBe('refused')
    expect(await areas(ctx)).toEqual([])
    expect(kept).toEqual([
      { code: 'odd', line: 2, advice: 'This is odd.' },
      { code: 'broken', line: 3, advice: 'The rest is broken.' },
    ])
  })

  test('marks work that was killed as interrupted when the same sender comes again', async () => {
    const ctx = systemContext(test$.db, now)
    await openIntake(ctx, await plan())
    await takeIn({ ...ctx, now: new Date(now.getTime() + 1_000) }, await plan(), addOne)

    expect(await statuses(ctx)).toEqual([{ status: 'interrupted' }, { status: 'done' }])
  })

  test('lets two files of one sender in one after the other, never at once', async () => {
    const ctx = systemContext(race$.db, now)
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 100))
      order.push(`${name} ends`)
      return { counts: {} }
    }
    const file = await plan()
    await Promise.all([takeIn(ctx, file, work('one')), takeIn(ctx, file, work('two'))])

    expect([order[0]?.split(' ')[0], order[2]?.split(' ')[0]]).toEqual([
      order[1]?.split(' ')[0],
      order[3]?.split(' ')[0],
    ])
  })
})

describe('a report', () => {
  const finding = {
    severity: 'error',
    code: 'bad',
    sentence: 'This is\nbad.',
    line: 4,
    item: 'X1',
    field: 'name',
  } as const

  async function report() {
    const ctx = systemContext(test$.db, now)
    return takeIn(ctx, await plan(), async (_, intake) => {
      intake.findings.add(finding)
      for (let n = 0; n < 1_500; n += 1)
        intake.findings.add({ severity: 'info', code: 'dull', sentence: 'Dull.', line: n })
      return { counts: { things: { ...noCounts(), read: 22_010, refused: 1 } } }
    })
  }

  test('says for each row what is wrong with it, on one line, and how much it does not list', async () => {
    const lines = reportLines(await report())

    expect(lines[0]).toBe('things: 22,010 read, 0 added, 0 changed, 0 unchanged, 0 withdrawn, 1 refused')
    expect(lines[1]).toBe('error: file.csv, line 4, X1, name: This is bad.')
    expect(lines.at(-2)).toBe('and 500 more of the kind dull')
    expect(lines.at(-1)).toBe('file.csv is in.')
  })

  test('is one object for a machine', async () => {
    const object: unknown = JSON.parse(JSON.stringify(reportObject(await report())))

    expect(object).toMatchObject({
      things: { read: 22_010, added: 0, changed: 0, unchanged: 0, withdrawn: 0, refused: 1 },
      status: 'done',
      dryRun: false,
      totals: { bad: 1, dull: 1_500 },
    })
    expect(object).toHaveProperty('findings.0', {
      ...finding,
      file: 'file.csv',
      path: null,
      received: null,
      used: null,
    })
  })
})

test('a flood of findings is counted whole and kept in part, errors longest', () => {
  const findings = new Findings()
  for (let n = 0; n < 20_000; n += 1)
    findings.add({ severity: n % 2 ? 'error' : 'info', code: n % 2 ? 'bad' : 'dull', sentence: 'x' })

  expect(findings.totals).toEqual({ bad: 10_000, dull: 10_000 })
  expect(findings.kept.filter(({ code }) => code === 'bad')).toHaveLength(10_000)
  expect(findings.kept.filter(({ code }) => code === 'dull')).toHaveLength(1_000)
})
