import { expect, test } from 'vitest'
import '~/jobs'
import { doAct, planAct } from '~/domain/caseload-acts/act.commands.server'
import { goOn } from '~/domain/caseload-acts/go-on.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { systemContext } from '~/kit/context.server'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { anAdviser, eventsCalled } from '#tests/support/tracking'

const race$ = racingDatabase()

test('two who press at once begin it once, and two workers do it to each once', async () => {
  const { db } = race$
  const town = await aTown(db)
  const adviser = await anAdviser(db, town)
  for (let nth = 0; nth < 3; nth += 1) await takeOn(adviser, await aLearner(db, town))
  const rows = await db.selectFrom('caseloadEntry').select('id').orderBy('id').execute()
  const ids = rows.map(({ id }) => id)
  const actId = await planAct(adviser, { kind: 'next-action', on: '2026-12-01', what: null }, ids)

  const pressed = await Promise.allSettled([doAct(adviser, actId), doAct(adviser, actId)])
  const system = systemContext(db, FRIDAY)
  await Promise.all([goOn(system, actId), goOn(system, actId)])

  expect(pressed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await eventsCalled(db, 'caseload-act.done')).toHaveLength(1)
  expect(await eventsCalled(db, 'caseload.next-step-set')).toHaveLength(3)
})
