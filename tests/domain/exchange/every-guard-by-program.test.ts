import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { apiDeeds, doorOf, type ApiDeed } from '#tests/support/api-deeds'
import { testDatabase } from '#tests/support/database'
import { arrows, aScene, type Arrow, type MoveDeed, type Scene, type Slip } from '#tests/support/moves'
import * as offers from '#tests/support/offer-moves'
import * as places from '#tests/support/place-moves'
import * as provider from '#tests/support/provider-moves'
import { aToken, call, itIs } from '#tests/support/programs'
import { putInto } from '#tests/support/standing'

const test$ = testDatabase()

/** The deed of the screens that each deed of a program is. */
const sameDeed: Record<string, MoveDeed> = {
  arrangeInterview: provider.invite,
  cancelInterview: provider.callOff,
  makeOffer: offers.offer,
  withdrawOffer: offers.takeBack,
  reject: provider.reject,
  addToWaitingList: provider.wait,
  callUp: offers.call,
  decideConditions: places.mark,
  missConditions: places.miss,
  confirmPlace: places.confirm,
  enrol: places.enrol,
  markNotArrived: places.notArrived,
}

type Body = Record<string, unknown>

const inWords = (text: string) => ({ kind: 'other', text })
const conditional = (conditions: unknown[]) => ({ kind: 'conditional', conditions })

/** What a program sends to run into a guard, where it is what is sent that is wrong. */
const wrongly: Record<string, (usual: Body, scene: Scene, list: string) => Body | Promise<Body>> = {
  'refusePastInterview in-the-past': (usual) => ({ ...usual, day: '2026-11-20', time: '09:00' }),
  'refusePastExpiry in-the-past': () => ({ expiresOn: '2026-11-20' }),
  'refuseUnlawful too-many-conditions': (usual) => ({
    ...usual,
    ...conditional(Array.from({ length: 21 }, (_, at) => inWords(`Condition ${at}`))),
  }),
  'refuseUnlawful condition-not-lawful': (usual) => ({ ...usual, ...conditional([{ kind: 'reference' }]) }),
  'refuseOddStart odd-start': () => ({ startedOn: '2025-11-18' }),
  'decided nothing-decided': async (_, { db }) => {
    const { id } = await db.selectFrom('offerCondition').select('id').executeTakeFirstOrThrow()
    return { conditions: [{ id, status: 'open' }] }
  },
  'givenReasons needs-detail': async (usual, { db }, list) => {
    const { code: reason } = await db
      .selectFrom('reason')
      .select('code')
      .where('list', '=', list)
      .where('party', '=', 'provider')
      .where('needsDetail', '=', true)
      .executeTakeFirstOrThrow()
    return 'reasons' in usual ? { reasons: [{ reason }] } : { reason }
  },
}

/** Guards that are met before the rule: the shape of what is sent already says no, or has a test of its own. */
const elsewhere = [
  'refuseWhenChanged changed-meanwhile',
  'refuseUnlawful condition-too-long',
  'givenReasons unknown-reason',
]

function slipsOf({ guards }: MoveDeed): [string, Slip][] {
  return Object.entries(guards).flatMap(([guard, one]): [string, Slip][] =>
    'never' in one || elsewhere.includes(guard) ? [] : [[guard, one]],
  )
}

type Tried = { deed: ApiDeed; arrow: Arrow; secret: string }

async function outcome(scene: Scene, { deed, arrow, secret }: Tried, guard: string, slip: Slip) {
  const { db, choice } = scene
  await sql`savepoint slip`.execute(db)
  await slip.spoil?.(scene, arrow)
  const { version } = await db
    .selectFrom('choice')
    .select('version')
    .where('id', '=', choice.id)
    .executeTakeFirstOrThrow()
  const usual = await deed.body(scene)
  const body = slip.run ? await wrongly[guard]?.(usual, scene, deed.list ?? '') : usual
  const answer =
    body && (await call(await doorOf(deed), { secret, choiceId: choice.id, body, version, key: randomUUID() }))
  await sql`rollback to savepoint slip`.execute(db)
  return answer
}

describe('every guard of the screens holds for a program', () => {
  test.each(apiDeeds.filter(({ name }) => name in sameDeed))('$name', async (deed) => {
    const { db } = test$
    await itIs(db)
    const scene = await aScene(db)
    const { secret } = await aToken(db, scene.choice.providerId)
    await putInto(db, scene.choice, deed.from, scene.nextRunId, deed.how)
    await deed.prepare?.(scene)
    const same = sameDeed[deed.name]
    const arrow = arrows.find(({ from, to }) => from === deed.from && to === deed.to)
    if (!same || !arrow) throw new Error(`Nothing is known of ${deed.name}.`)

    const wrong: string[] = []
    for (const [guard, slip] of slipsOf(same).filter(([, { on }]) => on?.(arrow) ?? true)) {
      const answer = await outcome(scene, { deed, arrow, secret }, guard, slip)
      const isSame = answer?.status === 409 && answer.body['code'] === guard.split(' ')[1]
      if (!isSame || !slip.says.test(String(answer.body['detail'])))
        wrong.push(`${guard}: ${JSON.stringify(answer?.body)}`)
    }
    expect(wrong).toEqual([])
  })
})
