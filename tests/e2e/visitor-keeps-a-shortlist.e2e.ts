import { paths } from '~/paths'
import { aCourseRun, aProvider, aTown } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'

journey('a visitor keeps courses, compares them and shares the list', async ({ db, visit }) => {
  const providerId = await aProvider(db, await aTown(db))
  for (const title of ['Plumbing', 'Bakery']) await aCourseRun(db, providerId, { title })
  const courses = await db.selectFrom('course').select('slug').where('providerId', '=', providerId).execute()
  const page = await visit()

  for (const { slug } of courses) {
    await page.goto(paths.course(slug))
    await page.getByRole('button', { name: /^Save to my shortlist/ }).click()
    await expect(page.getByRole('status')).toHaveText('Saved to your shortlist')
    await expect(page.getByRole('button', { name: /^Take off my shortlist/ })).toBeVisible()
  }

  await page.goto(paths.shortlist.home)
  await expectNoAxeFindings(page)
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('columnheader')).toHaveCount(3)
  await expectNoAxeFindings(page)

  await page.goto(paths.shortlist.share)
  const link = await page.getByRole('link', { name: /shortlist\/shared\// }).getAttribute('href')
  const reader = await visit()
  await reader.goto(new URL(link ?? '', 'http://localhost').pathname)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('A shortlist of courses')
  await expect(reader.getByRole('link', { name: 'Apply for Plumbing' })).toBeVisible()
  await expectNoAxeFindings(reader)
})
