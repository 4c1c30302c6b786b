import { paths } from '~/paths'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

journey('a visitor looks round without signing in', async ({ visit }) => {
  const page = await visit()

  for (const path of [paths.home, paths.help, paths.privacy, paths.accessibility, paths.account.signIn()]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectNoAxeFindings(page)
  }
})

journey('a visitor who takes a wrong turn is told so', async ({ visit }) => {
  const page = await visit()

  const answer = await page.goto('/no-such-page')

  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  await expectNoAxeFindings(page)
})

journey('a visitor who opens a learner’s page is asked to sign in first', async ({ visit }) => {
  const page = await visit()

  await page.goto(paths.learner.home)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})
