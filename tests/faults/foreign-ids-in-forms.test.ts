import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import type { Browser } from '#tests/support/http'
import { servedApplication } from '#tests/support/served'
import { aPeopledTown, type PeopledTown } from './support/towns'

const served = servedApplication()
let home: PeopledTown
let away: PeopledTown
let learner: Browser
let manager: Browser
let teacher: Browser

beforeAll(async () => {
  home = await aPeopledTown(served.db)
  away = await aPeopledTown(served.db)
  learner = await served.as(home.amina)
  manager = await served.as(home.people['admissions-manager'])
  teacher = await served.as(home.people['register-taker'])
}, 180_000)

describe('F-23: an id inside a form that is not yours to use', () => {
  test('sending somebody else’s draft sends nothing', async () => {
    const reply = await learner.post(paths.learner.send, { isTicked: 'yes', choices: home.joel.choices.draft })

    expect(reply.status).not.toBe(500)
    expect(await stateOf(home.joel.choices.draft)).toBe('draft')
    expect(await stateOf(home.amina.choices.draft)).toBe('draft')
  })

  test('a course run that is not in the prospectus cannot be chosen', async () => {
    const run = await runOf(away.amina.choices.college)
    await served.db.updateTable('courseRun').set({ status: 'draft' }).where('id', '=', run).execute()

    const looked = await learner.get(paths.learner.apply(run))
    const done = await learner.post('/learner/choices/new', { run })

    expect([looked.status, done.status]).toEqual([404, 404])
  })

  test('a session cannot be planned for another provider’s course', async () => {
    const day = { 'day.day': '20', 'day.month': '11', 'day.year': '2026' }
    const courseRunId = await runOf(home.amina.choices.sixthForm)

    const reply = await teacher.post(paths.provider.newSession, {
      courseRunId,
      title: 'Workshop',
      ...day,
      start: '13:00',
      end: '14:00',
    })

    expect(reply.status).toBe(404)
    expect(
      await served.db.selectFrom('classSession').select('id').where('courseRunId', '=', courseRunId).execute(),
    ).toHaveLength(1)
  })

  test('a mark for somebody who is not on the register is not kept', async () => {
    const version = await versionOf(home.sessions.college)
    const marks = { [`marks.${away.amina.learnerId}.code`]: '/', [`marks.${home.amina.learnerId}.code`]: '/' }

    const reply = await teacher.post(paths.provider.register(home.sessions.college), {
      version: String(version),
      ...marks,
    })

    expect(reply.status).toBeLessThan(500)
    expect(
      await served.db.selectFrom('mark').select('id').where('learnerId', '=', away.amina.learnerId).execute(),
    ).toEqual([])
  })

  test('a condition of somebody else’s offer cannot be decided through one’s own', async () => {
    const condition = await served.db
      .selectFrom('offerCondition')
      .innerJoin('offer', 'offer.id', 'offerCondition.offerId')
      .select('offerCondition.id')
      .where('offer.choiceId', '=', away.amina.choices.offered)
      .executeTakeFirstOrThrow()

    await manager.post(paths.provider.conditions(home.amina.choices.offered), { [`decisions.${condition.id}`]: 'met' })

    const after = await served.db
      .selectFrom('offerCondition')
      .select('decidedAt')
      .where('id', '=', condition.id)
      .executeTakeFirstOrThrow()
    expect(after.decidedAt).toBeNull()
  })

  test('a reason of another list does not reject anybody', async () => {
    const wrong = await served.db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'withdrawal')
      .executeTakeFirstOrThrow()

    const reply = await manager.post(paths.provider.reject(home.amina.choices.college), {
      reasons: wrong.id,
      step: 'send',
    })

    expect([404, 409, 422]).toContain(reply.status)
    expect(await stateOf(home.amina.choices.college)).toBe('submitted')
  })

  test('nobody takes another person’s membership in hand', async () => {
    const before = manager.cookies.get('onward')

    const reply = await manager.post(paths.account.memberships, { membershipId: home.people.head.membershipId ?? '' })

    expect(reply.status).toBe(404)
    expect(manager.cookies.get('onward')).toBe(before)
  })

  test('filters and pages with foreign ids show nothing that is not one’s own', async () => {
    const run = await runOf(away.amina.choices.college)
    const { courseId } = await served.db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', run)
      .executeTakeFirstOrThrow()

    const replies = await Promise.all(
      [`?course=${courseId}`, `?run=${run}`, `?after=${away.amina.choices.college}`, `?provider=${away.collegeId}`].map(
        (query) => manager.get(paths.provider.queue + query),
      ),
    )

    for (const { status, text } of replies) {
      expect(status).toBeLessThan(500)
      for (const id of Object.values(away.amina.choices))
        expect(text.replaceAll(`value="${id}"`, '')).not.toContain(`/provider/choices/${id}`)
    }
  })
})

async function stateOf(choiceId: string) {
  const { state } = await served.db
    .selectFrom('choice')
    .select('state')
    .where('id', '=', choiceId)
    .executeTakeFirstOrThrow()
  return state
}

async function runOf(choiceId: string) {
  const { courseRunId } = await served.db
    .selectFrom('choice')
    .select('courseRunId')
    .where('id', '=', choiceId)
    .executeTakeFirstOrThrow()
  return courseRunId
}

async function versionOf(sessionId: string) {
  const { version } = await served.db
    .selectFrom('classSession')
    .select('version')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
  return version
}
