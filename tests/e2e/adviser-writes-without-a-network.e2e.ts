import { paths } from '~/paths'
import { aLearner, aTown, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, season } from '#tests/support/journey'
import { setClock } from '#tests/support/served'
import { anAdviser } from '#tests/support/tracking'

const KEPT = 'Kept on this device.'

season.use({ story: 'a note without a network' })

season(
  'what an adviser writes at a door without a network arrives once; a confidential note is never kept on the phone',
  async ({ db, as, javaScriptEnabled }) => {
    season.skip(javaScriptEnabled === false, 'a page without script has nowhere to keep what was typed')
    const town = await aTown(db)
    await setClock(db, FRIDAY)
    const { actor } = await anAdviser(db, town)
    const learnerId = await aLearner(db, town)
    await db
      .updateTable('membership')
      .set({ rights: ['confidential'] })
      .where('accountId', '=', actor.id ?? '')
      .execute()
    const adviser = await as('adviser', { accountId: actor.id ?? '', organisationId: actor.organisationId ?? '' })
    const notes = () => db.selectFrom('contact').select('note').where('learnerId', '=', learnerId).execute()
    // Two clicks within a second are one to the button.
    const press = () =>
      expect(async () => {
        await adviser.getByRole('button', { name: 'Record contact' }).click()
        await expect(adviser.getByText(KEPT)).toBeVisible({ timeout: 500 })
      }).toPass()
    const held = () => adviser.evaluate(() => JSON.stringify({ ...localStorage }))

    await adviser.goto(paths.adviser.contact(learnerId))
    await adviser.getByLabel('Home visit', { exact: true }).first().check()
    await adviser.getByLabel('Talked to them').check()
    await adviser.getByLabel('Note', { exact: false }).first().fill('Wants to start in January')
    await adviser.context().setOffline(true)

    await adviser.getByLabel('Confidential note').fill('Sleeps at a friend’s')
    await adviser.getByRole('button', { name: 'Record contact' }).click()
    await expect(adviser.getByText('A confidential note is not kept on this device')).toBeVisible()
    expect(await held()).toBe('{}')

    await adviser.getByLabel('Confidential note').fill('')
    await press()
    await expectNoAxeFindings(adviser)
    await adviser.getByLabel('Confidential note').fill('Sleeps at a friend’s')
    expect(await held()).toBe('{}')
    await adviser.getByLabel('Confidential note').fill('')
    await press()
    expect(await notes()).toEqual([])

    await adviser.context().setOffline(false)
    await expect(adviser).toHaveURL(paths.adviser.learner(learnerId))
    await expect(adviser.getByText('Wants to start in January')).toBeVisible()
    await adviser.reload()
    expect(await notes()).toEqual([{ note: 'Wants to start in January' }])
    expect(await held()).toBe('{}')
  },
)
