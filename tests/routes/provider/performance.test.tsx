import { expect, test } from 'vitest'
import * as performancePage from '~/routes/provider/performance'
import * as queuePage from '~/routes/provider/queue'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { countProviderYears } from '~/domain/reports/performance.commands.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const at = '/provider/performance'

test('a provider reads its own figures beside the area’s median, drawn and as a table', async () => {
  const { db } = test$
  const town = await aTown(db)
  const own = await aChoice(db, { town, state: 'offer', run: { title: 'Joinery' } })
  for (const state of ['offer', 'offer', 'offer', 'place_confirmed'] as const) await aChoice(db, { town, state })
  await countProviderYears(systemContext(db, FRIDAY))
  const Cookie = await colleagueCookie(db, own.providerId, 'admissions-officer')

  const { html, text } = await openPage(performancePage, at, at, { Cookie })

  expect(text).toMatch(/Applications received\s+1\s+1\s/)
  expect(text).toMatch(/Offers, of applications\s+1 of 1 \(100%\)\s+100%/)
  expect(text).toContain('The area’s median is of 5 providers that had applications')
  expect(html).toMatch(/<svg role="img"[^]*<line class="onward-chart__mark"[^]*<\/svg>[^]*<table/)
  expect(text).toMatch(/November 2026\s+0/)
  expect(text).toMatch(/Joinery\s+1\s+0\s+1/)
  expect(text).toContain('Northgate School')
  expect(text).toContain('You have rejected nobody in this year.')
})

test('a median of too few is not shown, nor drawn', async () => {
  const own = await aChoice(test$.db, { state: 'offer' })
  await countProviderYears(systemContext(test$.db, FRIDAY))
  const Cookie = await colleagueCookie(test$.db, own.providerId, 'admissions-manager')

  const { html, text } = await openPage(performancePage, at, at, { Cookie })

  expect(text).toMatch(/Applications received\s+1\s+Not shown/)
  expect(text).toContain('A median of fewer than 5 providers is not shown.')
  expect(html).not.toContain('onward-chart__mark')
})

test('last year is one link away, and the page is found from the queue', async () => {
  const own = await aChoice(test$.db)
  await openCycle(systemContext(test$.db, FRIDAY), own.town.areaId, 2025)
  const Cookie = await colleagueCookie(test$.db, own.providerId, 'admissions-officer')

  const queue = await openPage(queuePage, '/provider', '/provider', { Cookie })
  const now = await openPage(performancePage, at, at, { Cookie })
  const last = await openPage(performancePage, at, `${at}?year=last`, { Cookie })

  expect(queue.html).toContain(`href="${at}"`)
  expect(now.html).toContain(`href="${at}?year=last"`)
  expect(last.text).toContain('Applications of 2025 to 2026')
  expect(last.text).toContain('No application was sent to you in this year')
})
