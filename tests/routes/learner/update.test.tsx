import { describe, expect, test } from 'vitest'
import { saveSection } from '~/domain/applications/section.commands.server'
import * as applicationPage from '~/routes/learner/application'
import * as updatePage from '~/routes/learner/update'
import * as applicantPage from '~/routes/provider/choice'
import { paths } from '~/paths'
import { aChoice, answersOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage, sendPage } from '#tests/support/pages'
import { setClock } from '#tests/support/served'
import { colleagueCookie, learnerCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const MONDAY = new Date('2026-11-23T09:00:00Z')

async function aChangedForm(kind: 'college' | 'school' = 'college') {
  const { db } = test$
  await setClock(db, MONDAY)
  const choice = await aChoice(db, { kind })
  const ctx = choice.learner
  const contact = { ...answersOf('contact'), phone: '01632 960999' }
  await saveSection(ctx, choice.learnerId, 'contact', { answers: contact, isFinished: true })
  await saveSection(ctx, choice.learnerId, 'statement', { answers: { statement: 'All new' }, isFinished: true })
  const headers = { Cookie: await learnerCookie(db, choice.learnerId) }
  const open = () => openPage(updatePage, paths.learner.update, paths.learner.update, headers)
  const send = (choices: string) =>
    sendPage(updatePage, paths.learner.update, paths.learner.update, headers.Cookie, { choices })
  const staff = { Cookie: await colleagueCookie(db, choice.providerId, 'admissions-manager') }
  const asStaff = () =>
    openPage(applicantPage, paths.provider.choice(':choiceId'), paths.provider.choice(choice.id), staff)
  return { choice, headers, open, send, asStaff }
}

describe('a form that was changed after it was sent', () => {
  test('says on its own page who has what, and leads to the update', async () => {
    const { headers } = await aChangedForm()

    const { text, html } = await openPage(
      applicationPage,
      paths.learner.application,
      paths.learner.application,
      headers,
    )

    expect(text).toContain('Riverside College has what you sent on 20 November 2026 for Engineering.')
    expect(text).toContain('Your changes are not with them.')
    expect(html).toContain(`href="${paths.learner.update}"`)
  })

  test('shows each change before it goes, and the provider reads old beside new once it has gone', async () => {
    const { choice, open, send, asStaff } = await aChangedForm()

    expect((await open()).text).toContain('Phone number mark-of-phone 01632 960999')
    expect((await asStaff()).text).not.toContain('01632 960999')
    expect((await send(choice.id)).location).toBe(paths.learner.application)

    const { text } = await asStaff()
    expect(text).toContain('Updates from the applicant')
    expect(text).toContain('Phone number mark-of-phone 01632 960999')
    expect(text).toContain('The applicant sent an update')
  })

  test('F-1, F-2: the second click and the retry lead on as the first did', async () => {
    const { choice, send } = await aChangedForm()

    const answers = [await send(choice.id), await send(choice.id), await send(choice.id)]

    expect(answers.map(({ location }) => location)).toEqual(Array(3).fill(paths.learner.application))
    expect(await test$.db.selectFrom('sentUpdate').select('id').execute()).toHaveLength(1)
  })

  test('shows a school sixth form, and says of it, nothing it may not see', async () => {
    const { choice, open, send, asStaff } = await aChangedForm('school')

    expect((await open()).text).not.toContain('All new')
    await send(choice.id)

    const { text } = await asStaff()
    expect(text).toContain('01632 960999')
    expect(text).not.toContain('All new')
  })

  test('asks for a place to send to', async () => {
    const { send } = await aChangedForm()

    expect(await send('')).toMatchObject({ status: 422 })
  })
})
