import { paths } from '~/paths'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { expect, expectNoAxeFindings, journey } from '#tests/support/journey'
import { setClock } from '#tests/support/served'

journey(
  'a manager makes a token, a program makes an offer with it, and the token is taken back',
  async ({ db, as }) => {
    const choice = await aChoice(db)
    await setClock(db, FRIDAY)
    const manager = await as('admissions-manager', { organisationId: choice.providerId })

    await manager.goto(paths.provider.staff)
    await manager.getByRole('link', { name: 'Access for programs' }).click()
    await expectNoAxeFindings(manager)
    await manager.getByRole('link', { name: 'Make a token' }).click()
    await manager.getByRole('button', { name: 'Make token' }).click()
    await expect(manager.getByRole('alert')).toContainText('Say which program it is for')
    await manager.getByLabel('Which program is it for?').fill('Admissions system')
    await manager.getByLabel('Answer: offers').check()
    await manager.getByRole('button', { name: 'Make token' }).click()
    const secret = await manager.locator('.onward-secret').textContent()
    await expectNoAxeFindings(manager)

    const headers = { Authorization: `Bearer ${secret}` }
    const read = await manager.request.get(paths.machine.application(choice.id), { headers })
    const offer = await manager.request.post(paths.deeds.offer(choice.id), {
      headers: { ...headers, 'If-Match': read.headers()['etag'] ?? '', 'Idempotency-Key': 'the-first-offer' },
      data: { kind: 'unconditional' },
    })
    expect([read.status(), offer.status()]).toEqual([200, 200])

    await manager.goto(paths.provider.choice(choice.id))
    await expect(manager.getByText('Admissions system').first()).toBeVisible()
    await manager.goto(paths.provider.tokens)
    await manager.getByRole('link', { name: 'Admissions system' }).click()
    await expect(manager.getByText('POST /api/v1/applications/:id/offer')).toBeVisible()
    await manager.getByRole('link', { name: 'Take this token back' }).click()
    await manager.getByRole('button', { name: 'Take token back' }).click()
    await expect(manager.getByRole('status')).toContainText('Token taken back')
    const refused = await manager.request.get(paths.machine.applications, { headers })
    expect(refused.status()).toBe(401)
  },
)
