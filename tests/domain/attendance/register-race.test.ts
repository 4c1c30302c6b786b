import { expect, test } from 'vitest'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { racingDatabase } from '#tests/support/database'
import { aSession, aStaffContext, anEnrolment } from '#tests/support/tracking'

const race$ = racingDatabase()
const ROUNDS = 20

test('of two who save the same register at once the first wins and the second is told, every time', async () => {
  const { db } = race$
  const amina = await anEnrolment(db)
  const teacher = await aStaffContext(db, amina.providerId, amina.town, 'register-taker')

  for (let round = 0; round < ROUNDS; round += 1) {
    const sessionId = await aSession(teacher, amina.runId)
    const save = (code: string) =>
      takeRegister(teacher, sessionId, { version: 1, marks: { [amina.learnerId]: { code, minutesLate: null } } })

    const saved = await Promise.allSettled([save('P'), save('O')])

    const [lost, ...others] = saved.filter((one) => one.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'changed-meanwhile' })
    expect(others).toEqual([])
    const marks = await db.selectFrom('mark').select('code').where('sessionId', '=', sessionId).execute()
    expect(marks).toEqual([{ code: saved[0]?.status === 'fulfilled' ? 'P' : 'O' }])
  }
})
