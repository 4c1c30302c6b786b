import type { Page } from '@playwright/test'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { aHostedLearner, type Hosted } from '#tests/support/registers'
import { setClock } from '#tests/support/served'
import { aSession } from '#tests/support/tracking'

const ROUNDS = 5
const LONGEST_MS = 2000

journey(
  'a mark of the college stands on the school’s open page within two seconds, and the school settles it',
  async ({ db, as, javaScriptEnabled }) => {
    const now = new Date('2026-11-20T10:00:00Z')
    await setClock(db, now)
    const hosted = await aHostedLearner(db, { now })
    const sessionId = await aSession(hosted.teacher, hosted.runId, londonDay(now))
    const tutor = await as('tutor', { organisationId: hosted.town.schoolId, form: '11A' })
    const teacher = await as('register-taker', { organisationId: hosted.hostId })
    await tutor.goto(paths.school.home)
    await tutor.getByRole('link', { name: 'Attendance', exact: true }).click()
    await expect(tutor.getByText('Not marked yet').first()).toBeVisible()
    await expectNoAxeFindings(tutor)

    // The college takes the register and corrects it, and each mark arrives.
    const took: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      took.push(await markAndWait({ teacher, tutor, hosted, sessionId, round, isLive: javaScriptEnabled !== false }))
    }
    if (javaScriptEnabled !== false) expect(Math.max(...took)).toBeLessThan(LONGEST_MS)
    await expect(tutor.getByText('No reason yet').first()).toBeVisible()
    await expectNoAxeFindings(tutor)

    // The school finds out why, and says so in its own register.
    await tutor.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expectNoAxeFindings(tutor)
    await tutor.getByLabel('Code in your register').selectOption('I')
    await tutor.getByRole('button', { name: 'Set this code' }).click()
    await expect(tutor.getByRole('alert')).toContainText('Say why it is another code')
    await tutor.getByLabel('Why this code?').fill('Ill, the father rang')
    await tutor.getByRole('button', { name: 'Set this code' }).click()
    await expect(tutor.getByText('The code is set')).toBeVisible()
    await expect(tutor.getByText('Settled')).toBeVisible()

    // And the college can read what was changed, and why.
    await teacher.getByRole('link', { name: 'What was changed since it was taken' }).click()
    await expect(teacher.getByText('Seen in the workshop').first()).toBeVisible()
    await expectNoAxeFindings(teacher)
  },
)

type Round = { teacher: Page; tutor: Page; hosted: Hosted; sessionId: string; round: number; isLive: boolean }

/** The milliseconds from the college’s click to the school’s page; without script the school loads its page again. */
async function markAndWait({ teacher, tutor, hosted, sessionId, round, isLive }: Round) {
  const isLast = round === ROUNDS - 1
  const [mark, words] = isLast ? ['O', 'Absent, no reason'] : round % 2 === 0 ? ['L', 'Late'] : ['P', 'Present']
  await teacher.goto(paths.provider.register(sessionId))
  await teacher.locator(`[name="marks.${hosted.learnerId}.code"]`).selectOption(mark ?? 'P')
  if (round > 0) await teacher.getByLabel('Why do you change it?').fill('Seen in the workshop')
  const began = performance.now()
  await teacher.getByRole('button', { name: 'Save register' }).click()
  await expect(teacher.getByText('Register saved').first()).toBeVisible()
  if (!isLive) await tutor.reload()
  await expect(tutor.getByRole('cell', { name: words, exact: true })).toBeVisible()
  return performance.now() - began
}
