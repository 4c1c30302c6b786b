import { describe, expect, test } from 'vitest'
import { savedEntries } from '~/domain/plans/shortlist.queries.server'
import { hashPassword } from '~/kit/password.server'
import * as signInDoor from '~/routes/account/sign-in'
import * as saveDoor from '~/routes/public/save-course'
import { aCourseRun, aLearner, aProvider, aTown, theLearner } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { sendForm } from '#tests/support/signed-in'

const test$ = racingDatabase()

describe('signing in with a shortlist in the browser', () => {
  test('brings it onto the learner’s own, and the browser forgets it', async () => {
    const { db } = test$
    const town = await aTown(db)
    const runId = await aCourseRun(db, await aProvider(db, town))
    const { id, slug } = await db
      .selectFrom('courseRun')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .select(['course.id', 'course.slug'])
      .where('courseRun.id', '=', runId)
      .executeTakeFirstOrThrow()
    const learnerId = await aLearner(db, town)
    const passwordHash = await hashPassword('three plain words')
    const { email } = await db
      .updateTable('account')
      .set({ passwordHash })
      .where('learnerId', '=', learnerId)
      .returning('email')
      .executeTakeFirstOrThrow()
    const { cookies } = await sendForm(saveDoor, { form: { course: slug, next: '' } })
    const kept = cookies.find((one) => one.startsWith('shortlist='))?.split(';')[0] ?? ''

    const answer = await sendForm(signInDoor, {
      cookie: kept,
      form: { email, password: 'three plain words', next: '/shortlist' },
    })

    expect(answer).toMatchObject({ status: 302, location: '/shortlist' })
    expect(answer.cookies.some((cookie) => /^shortlist=;.*Max-Age=0/.test(cookie))).toBe(true)
    expect(answer.cookies.some((cookie) => cookie.startsWith('onward='))).toBe(true)
    expect(await savedEntries(theLearner(db, learnerId, town), [])).toEqual([{ courseId: id, note: null }])
  })
})
