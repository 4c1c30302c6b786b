import { expect, test } from 'vitest'
import * as queuePage from '~/routes/provider/queue'
import { aChoice } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()

test('dates of the queue are short to the eye and whole to whoever listens', async () => {
  const { providerId } = await aChoice(test$.db, { state: 'submitted' })
  const Cookie = await colleagueCookie(test$.db, providerId, 'admissions-officer')

  const { html } = await openPage(queuePage, '/provider', '/provider', { Cookie })

  expect(html).toMatch(/<span aria-hidden="true">20 Nov( 2026)?<\/span>/)
  expect(html).toContain('<span class="govuk-visually-hidden">20 November 2026</span>')
  expect(html).toContain('<time class="onward-short-day" dateTime="2026-11-20" title="20 November 2026">')
})
