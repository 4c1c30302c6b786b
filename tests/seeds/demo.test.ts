import { beforeAll, describe, expect, test } from 'vitest'
import { racingDatabase } from '#tests/support/database'
import { refreshAll } from '~/domain/guarantees/refresh.commands.server'
import { loadDemo } from '~/cli/demo.server'
import { signIn } from '~/domain/accounts/account.commands.server'
import { membershipsOf } from '~/domain/accounts/account.queries.server'
import { findImpossibleStates } from '~/domain/reports/support.queries.server'
import { impossibleStates } from '~/jobs'
import { systemContext } from '~/kit/context.server'

// Enough of last year's leavers that one of them is not five of a hundred.
const LEARNERS = 200
const SEASON = 2026
const NOT_RECORDED = '159'

const race = racingDatabase()
const now = new Date('2026-11-21T10:00:00Z')
const ctx = () => systemContext(race.db, now)
const said: string[] = []

beforeAll(async () => {
  const { useDatabase } = await import('#db/connection.server')
  useDatabase(race)
  await loadDemo(ctx(), { learners: LEARNERS, courses: 60, seed: 1 }, (line) => said.push(line))
}, 300_000)

describe('a small demonstration', () => {
  test('is told without the rules refusing anything', () => {
    expect(said.filter((line) => line.includes('refused'))).toEqual([])
    expect(said.at(-1)).toMatch(/^Marlshire is there, after \d+ seconds\.$/)
  })

  test('holds nothing that cannot be', async () => {
    expect(await findImpossibleStates(ctx(), impossibleStates)).toEqual([])
  })

  test('has as many learners and courses as were asked for', async () => {
    const count = async (table: 'learner' | 'course') =>
      Number(
        (
          await race.db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('rows'))
            .executeTakeFirstOrThrow()
        ).rows,
      )

    expect([await count('learner'), await count('course')]).toEqual([LEARNERS, 60])
  })

  test('shows a choice in every state that a screen can bring about', async () => {
    const found = await race.db.selectFrom('choice').select('state').distinct().execute()

    expect(new Set(found.map(({ state }) => state))).toEqual(
      new Set([
        'draft',
        'submitted',
        'info_requested',
        'interviewing',
        'overdue',
        'waiting_list',
        'offer',
        'accepted_backup',
        'accepted_conditional',
        'place_confirmed',
        'enrolled',
        'did_not_attend',
        'rejected',
        'offer_withdrawn',
        'declined',
        'lapsed',
        'conditions_not_met',
        'withdrawn',
      ]),
    )
  })

  test.each([
    ['tutor', 'tutor', 'Castermere Academy'],
    ['careers', 'careers-lead', 'Castermere Academy'],
    ['sixthform', 'admissions-manager', 'Castermere Academy'],
    ['admissions', 'admissions-manager', 'Castermere College'],
    ['register', 'register-taker', 'Castermere College'],
    ['adviser', 'adviser', 'Marlshire Connexions'],
    ['panel', 'panel-member', 'Marlshire Pathways Partnership'],
    ['coordinator', 'coordinator', 'Marlshire Pathways Partnership'],
    ['support', 'support', 'Onward support desk'],
  ])('%s@ signs in as %s at %s', async (name, role, organisationName) => {
    const email = `${name}@demo.example`

    const { accountId } = await signIn(ctx(), { email, password: 'onward-demo-2026', next: '' }, name)
    const [first] = await membershipsOf(ctx(), accountId)

    expect(first).toMatchObject({ role, organisationName })
  })

  test.each(['learner', 'learner2', 'parent'])('%s@ signs in', async (name) => {
    const signedIn = signIn(ctx(), { email: `${name}@demo.example`, password: 'onward-demo-2026', next: '' }, name)

    await expect(signedIn).resolves.toMatchObject({ membershipId: null })
  })

  test('learner@ has a draft, learner2@ two offers and a rejection, and a parent who reads them', async () => {
    const statesOf = async (email: string) =>
      (
        await race.db
          .selectFrom('choice')
          .innerJoin('account', 'account.learnerId', 'choice.learnerId')
          .select('choice.state')
          .where('account.email', '=', email)
          .execute()
      )
        .map(({ state }) => state)
        .sort()
    const linked = await race.db
      .selectFrom('parentLink')
      .innerJoin('account as parent', 'parent.id', 'parentLink.accountId')
      .innerJoin('account as child', 'child.learnerId', 'parentLink.learnerId')
      .select(['parent.email', 'child.email as child'])
      .execute()

    expect(await statesOf('learner@demo.example')).toEqual(['draft', 'draft'])
    expect(await statesOf('learner2@demo.example')).toEqual(['offer', 'offer', 'rejected'])
    expect(linked).toEqual([{ email: 'parent@demo.example', child: 'learner2@demo.example' }])
  })

  test('needs nobody for 95 of 100 answers of last September’s guarantee, and each says what it rests on', async () => {
    const areas = await race.db.selectFrom('area').select('id').execute()
    for (const { id: areaId } of areas) await refreshAll(ctx(), { areaId, season: SEASON })
    const answers = await race.db
      .selectFrom('guarantee')
      .select(['code', 'source', 'evidence'])
      .where('season', '=', SEASON)
      .execute()
    const told = answers.filter(({ code, source }) => source === 'record' && code !== NOT_RECORDED)

    expect(answers.length).toBeGreaterThan(0)
    expect(told.length / answers.length).toBeGreaterThanOrEqual(0.95)
    expect(told.filter(({ evidence }) => JSON.stringify(evidence).length < 10)).toEqual([])
  })

  test('has somebody on each list of who is taught at home, learns elsewhere or lives elsewhere', async () => {
    const listed = await race.db
      .selectFrom('outOfArea')
      .select((eb) => ['list', eb.fn.countAll<number>().as('people')])
      .groupBy('list')
      .orderBy('list')
      .execute()

    expect(listed.map(({ list, people }) => [list, Number(people)])).toEqual([
      ['at-home', 2],
      ['learns-elsewhere', 2],
      ['lives-elsewhere', 2],
    ])
  })

  test('is not loaded twice', async () => {
    const again = loadDemo(ctx(), { learners: LEARNERS, courses: 60, seed: 1 }, () => {})

    await expect(again).rejects.toThrow('The area Marlshire is here already. The demo area needs an empty database.')
  })
})
