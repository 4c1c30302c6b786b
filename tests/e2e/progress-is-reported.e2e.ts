import { paths } from '~/paths'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { FRIDAY } from '#tests/support/admissions'
import { aReportedLearner } from '#tests/support/rounds'
import { setClock } from '#tests/support/served'

journey(
  'a host tutor fills in the grid, the home tutor reads the same and acts, and the learner reads it in plain words',
  async ({ db, as }) => {
    await setClock(db, FRIDAY)
    const { learnerId, hostId, runId, roundId, town } = await aReportedLearner(db)
    const host = await as('register-taker', { organisationId: hostId })

    await host.goto(paths.progress.round(roundId))
    await expectNoAxeFindings(host)
    await host.getByRole('link', { name: 'Engineering' }).click()
    await expect(host).toHaveURL(new RegExp(runId))
    await host.getByLabel('Target of Amina Yusuf').fill('Distinction')
    await host.getByLabel('Grade of Amina Yusuf now').fill('Mertt')
    await host.getByLabel('Effort of Amina Yusuf').selectOption('3 Could do more')
    await host.getByLabel('Comment on Amina Yusuf').fill('Finish the portfolio')
    await host.getByRole('button', { name: 'Save' }).click()
    await expect(host.getByRole('alert')).toContainText('Mertt is not a grade here')
    await expect(host.getByLabel('Comment on Amina Yusuf')).toHaveValue('Finish the portfolio')
    await host.getByLabel('Grade of Amina Yusuf now').fill('merit')
    await expectNoAxeFindings(host)
    await host.getByRole('button', { name: 'Save' }).click()
    await expect(host.getByRole('status')).toContainText('1 learner saved')

    const tutor = await as('tutor', { organisationId: town.schoolId, form: '11A' })
    await tutor.goto(paths.progress.home({ list: 'below' }))
    await expectNoAxeFindings(tutor)
    await tutor.getByRole('link', { name: 'Amina Yusuf' }).click()
    await expect(tutor.getByRole('img', { name: /Engineering/ })).toBeVisible()
    await expect(tutor.getByText('Finish the portfolio')).toBeVisible()
    await expect(tutor.getByText('Below target in 1 of 1: Engineering (1 grade)')).toBeVisible()
    const read = await tutor.getByRole('region', { name: /^Subjects in/ }).innerText()
    await tutor.getByRole('link', { name: 'Say how much there is to worry about' }).click()
    await tutor.getByRole('button', { name: 'Save' }).click()
    await expect(tutor.getByRole('alert')).toContainText('Choose red, amber or green')
    await tutor.getByLabel('Amber').check()
    await tutor.getByLabel('Why').fill('The portfolio is late')
    await tutor.getByRole('button', { name: 'Save' }).click()
    await tutor.getByRole('link', { name: 'Begin something' }).click()
    await tutor.getByLabel('What is done').selectOption('Talk with the learner')
    await tutor.getByRole('button', { name: 'Save' }).click()
    await expect(tutor.getByRole('heading', { name: 'Talk with the learner' })).toBeVisible()
    await expectNoAxeFindings(tutor)

    await host.goto(paths.progress.learner(learnerId))
    await expect(host.getByText('The portfolio is late')).toBeVisible()
    expect(await host.getByRole('region', { name: /^Subjects in/ }).innerText()).toBe(read)
    const learner = await as('learner', { learnerId })
    await learner.goto(paths.progress.own)
    await expect(learner.getByText('You could do more.')).toBeVisible()
    await expect(learner.getByText('Not there yet')).toBeVisible()
    await expect(learner.getByText('The portfolio is late')).toHaveCount(0)
    await expectNoAxeFindings(learner)
  },
)
