import { paths } from '~/paths'
import { refreshAll } from '~/domain/guarantees/refresh.commands.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aLearner, aTown, FRIDAY, unconditional } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { anAdviser } from '#tests/support/tracking'

journey(
  'an adviser sees why somebody is not recorded, and decides with a reason; a learner says what she does',
  async ({ db, as }) => {
    const town = await aTown(db)
    await aChoice(db, { town, state: 'offer', terms: unconditional })
    const { learnerId } = await aChoice(db, {
      town,
      state: 'rejected',
      learnerId: await aLearner(db, town, { familyName: 'Zaman' }),
    })
    for (let at = 0; at < 5; at += 1) await aLearner(db, town, { givenNames: 'Joel', familyName: `Brook ${at}` })
    await refreshAll(systemContext(db, FRIDAY), { areaId: town.areaId, season: 2027 })
    const { actor } = await anAdviser(db, town)
    const adviser = await as('adviser', { accountId: actor.id ?? '', organisationId: actor.organisationId ?? '' })
    await adviser.goto(paths.guarantee.desk({ september: '2027' }))
    await expect(adviser.getByText('The only choice has ended without a place')).toBeVisible()
    await expect(adviser.getByText('made an offer')).toHaveCount(0)
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('link', { name: 'Decide for Amina Zaman' }).click()
    await adviser.getByRole('button', { name: 'Keep this answer' }).click()
    await expect(adviser.getByRole('alert')).toContainText('Choose an answer')
    await expectNoAxeFindings(adviser)
    await adviser.getByLabel('Answer').selectOption('123')
    await adviser.getByLabel('Why, and how you know').fill('Goes abroad; her mother showed the tickets.')
    await adviser.getByRole('button', { name: 'Keep this answer' }).click()
    await expect(adviser.getByRole('status')).toContainText('Your word is kept')
    await adviser.goto(paths.guarantee.desk({ september: '2027', show: 'not-appropriate' }))
    await expect(adviser.getByText('her mother showed the tickets')).toBeVisible()

    const learner = await as('learner', { learnerId })
    await learner.goto(paths.guarantee.now)
    await expectNoAxeFindings(learner)
    await learner.getByLabel('I have a part-time job').check()
    const started = learner.getByRole('group', { name: 'When did it start?' })
    await started.getByLabel('Day', { exact: true }).fill('2')
    await started.getByLabel('Month', { exact: true }).fill('11')
    await started.getByLabel('Year', { exact: true }).fill('2026')
    await learner.getByLabel('Where?').fill('Castle Motors')
    await learner.getByRole('button', { name: 'Tell my adviser' }).click()
    await expect(learner.getByRole('status')).toContainText('Your adviser will look at it')

    await adviser.goto(paths.adviser.learner(learnerId))
    await adviser.getByRole('button', { name: 'Take on to my caseload' }).click()
    await adviser.goto(paths.guarantee.proposals())
    await expectNoAxeFindings(adviser)
    await adviser.getByLabel('Confirm for Amina Zaman').check()
    await adviser.getByRole('button', { name: 'Look at the ticked ones' }).click()
    await expect(adviser.getByText('At Castle Motors.')).toBeVisible()
    await expectNoAxeFindings(adviser)
    await adviser.getByRole('button', { name: 'Confirm it' }).click()
    await expect(adviser.getByRole('status')).toContainText('1 activity is confirmed')
    await adviser.goto(paths.adviser.activity(learnerId))
    await expect(adviser.getByRole('row', { name: /Work, part time 2 November 2026 Now/ })).toBeVisible()
    await expectNoAxeFindings(adviser)
  },
)
