import { describe, expect, test } from 'vitest'
import '~/jobs'
import * as confirmPage from '~/routes/account/confirm-join'
import * as invitationPage from '~/routes/account/invitation'
import * as joinPage from '~/routes/account/join'
import * as checkPage from '~/routes/learner/check'
import { drainJobs } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { aLearner, aTown, FRIDAY, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { setClock } from '#tests/support/served'
import { sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
const said = {
  givenNames: 'Joel',
  familyName: 'Otieno',
  'bornOn.day': '4',
  'bornOn.month': '5',
  'bornOn.year': '2010',
  postcode: 'al108rt',
  livesHere: 'yes',
  schoolId: '',
}
/** A browser sends every box, filled in or not, and no button that was not chosen. */
const { livesHere: _, ...boxes } = said
const emptied = Object.fromEntries(Object.keys(boxes).map((name) => [name, '']))
const password = 'three words together'

async function join(email: string) {
  await setClock(test$.db, FRIDAY)
  return sendForm(joinPage, { form: { ...said, email }, address: paths.join.home })
}

async function codeTo(email: string) {
  await drainJobs(test$.db, FRIDAY)
  const letter = (await lettersIn(test$.db)).find(({ toEmail }) => toEmail === email)
  return /enter this code:\s+([0-9A-Z-]{14})/.exec(letter?.body ?? '')?.[1] ?? ''
}

describe('joining without a code', () => {
  test('the answer is the same to the letter whether the address is known or not', async () => {
    const town = await aTown(test$.db)
    await aLearner(test$.db, town)
    const { email } = await test$.db.selectFrom('account').select('email').executeTakeFirstOrThrow()

    expect(await join(email)).toEqual(await join('nobody-knows-me@example.org'))
  })

  test('what is missing is said beside each field, and nothing typed is lost', async () => {
    await aTown(test$.db)
    await setClock(test$.db, FRIDAY)

    const { status, data } = await sendForm(joinPage, { form: { ...emptied, givenNames: 'Joel', email: 'x' } })

    expect(status).toBe(422)
    expect(data).toMatchObject({
      values: { givenNames: 'Joel' },
      errors: { familyName: expect.any(String), postcode: expect.any(String), livesHere: 'Say whether you live here' },
    })
    expect(JSON.stringify(data)).not.toContain('Invalid input')
  })

  test('the letter’s link signs the learner in; the form is open and the button says why not yet', async () => {
    await aTown(test$.db)
    await join('joel@example.org')
    const code = await codeTo('joel@example.org')

    const answer = await sendForm(confirmPage, { params: { code }, form: { password } })

    expect(answer).toMatchObject({ status: 302, location: paths.learner.home })
    const headers = { Cookie: answer.cookies[0]?.split(';')[0] ?? '' }
    const { text } = await openPage(checkPage, paths.learner.check, paths.learner.check, headers)
    expect(text).toContain('An adviser checks who you are before your first form goes.')
  })

  test('a code typed by hand leads to the same page', async () => {
    await aTown(test$.db)
    await join('joel@example.org')
    const code = await codeTo('joel@example.org')

    const { location } = await openPage(invitationPage, '/invitation/:code', paths.account.invitation(code))

    expect(location).toBe(paths.join.confirm(code))
  })
})
