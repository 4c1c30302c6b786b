import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aHostedLearner, markAs, type Hosted } from '#tests/support/registers'
import { setClock } from '#tests/support/served'
import { aSession } from '#tests/support/tracking'

const NOW = new Date('2026-11-20T10:00:00Z')
const KEPT = 'Kept on this device.'

journey(
  'a register taken on a plane arrives once, and what somebody else saved meanwhile is shown',
  async ({ db, as, javaScriptEnabled }) => {
    journey.skip(javaScriptEnabled === false, 'a page without script has nowhere to keep what was typed')
    await setClock(db, NOW)
    const hosted = await aHostedLearner(db, { now: NOW })
    const [first, second] = [await aSession(hosted.teacher, hosted.runId), await aSession(hosted.teacher, hosted.runId)]
    const teacher = await as('register-taker', { organisationId: hosted.hostId })
    const marks = (sessionId: string) =>
      db.selectFrom('mark').select('code').where('sessionId', '=', sessionId).orderBy('id').execute()

    // The network goes. What is saved is kept, and nothing has arrived.
    await teacher.goto(paths.provider.register(first))
    await teacher.context().setOffline(true)
    await choose(hosted, 'L')
    await teacher.getByRole('button', { name: 'Save register' }).click()
    await expect(teacher.getByText(KEPT)).toBeVisible()
    await choose(hosted, 'O')
    expect(await marks(first)).toEqual([])

    // It is back: the register arrives as it was last, once.
    await teacher.context().setOffline(false)
    await expect(teacher.getByText('Saved: Absent, no reason')).toBeVisible()
    expect(await marks(first)).toEqual([{ code: 'O' }])
    const events = db.selectFrom('auditEvent').select('action').where('subjectId', '=', first).orderBy('happenedAt')
    await teacher.reload()
    await expect(teacher.getByText(KEPT)).toHaveCount(0)
    expect((await events.execute()).map(({ action }) => action)).toEqual(['session.planned', 'register.taken'])

    // A colleague takes the second register while this phone is away: both are shown, and a person decides.
    await teacher.goto(paths.provider.register(second))
    await teacher.context().setOffline(true)
    await choose(hosted, 'L')
    await teacher.getByRole('button', { name: 'Save register' }).click()
    await expect(teacher.getByText(KEPT)).toBeVisible()
    await markAs(hosted.teacher, second, { [hosted.learnerId]: 'P' })
    await teacher.context().setOffline(false)
    await expect(teacher.getByRole('alert')).toContainText('Somebody else saved this register first')
    await expect(teacher.getByText('Saved: Present')).toBeVisible()
    await expect(markOf(hosted)).toHaveValue('L')
    expect(await marks(second)).toEqual([{ code: 'P' }])
    await expectNoAxeFindings(teacher)
    await teacher.getByLabel('Why do you change it?').fill('Came at twenty past')
    await teacher.getByRole('button', { name: 'Save register' }).click()
    await expect(teacher.getByText('Saved: Late')).toBeVisible()
    expect(await marks(second)).toEqual([{ code: 'L' }])

    // Who signs out leaves nothing behind.
    await teacher.context().setOffline(true)
    await teacher.getByRole('button', { name: 'Save register' }).click()
    await expect(teacher.getByText(KEPT)).toBeVisible()
    await teacher.context().setOffline(false)
    await expect(teacher.getByText(KEPT)).toHaveCount(0)
    await teacher.getByRole('button', { name: 'Sign out' }).click()
    expect(await teacher.evaluate(() => Object.keys(localStorage))).toEqual([])

    function markOf({ learnerId }: Hosted) {
      return teacher.locator(`[name="marks.${learnerId}.code"]`)
    }
    async function choose(hosted: Hosted, code: string) {
      await markOf(hosted).selectOption(code)
    }
  },
)

journey('a register works by keyboard alone: everybody is present, one is not', async ({ db, as }) => {
  await setClock(db, NOW)
  const hosted = await aHostedLearner(db, { now: NOW })
  const sessionId = await aSession(hosted.teacher, hosted.runId, londonDay(NOW))
  const teacher = await as('register-taker', { organisationId: hosted.hostId })
  await teacher.goto(paths.provider.register(sessionId))

  await teacher.getByLabel('Mark of Amina Yusuf').focus()
  await teacher.keyboard.press('i')
  await teacher.keyboard.press('Tab')
  await teacher.keyboard.press('Tab')
  await teacher.keyboard.press('Enter')

  await expect(teacher.getByText('Saved: Ill')).toBeVisible()
})
