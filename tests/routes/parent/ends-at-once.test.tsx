import { describe, expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import * as parentHome from '~/routes/parent/home'
import * as parentPage from '~/routes/parent/learner'
import * as agreementsPage from '~/routes/learner/agreements'
import * as endPage from '~/routes/learner/end-parent-link'
import * as invitePage from '~/routes/learner/invite-parent'
import * as parentsPage from '~/routes/learner/parents'
import { parentsOf } from '~/domain/parents/parent.queries.server'
import { paths } from '~/paths'
import { aChoice, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage, sendPage } from '#tests/support/pages'
import { aLinkedParent } from '#tests/support/parents'
import { setClock } from '#tests/support/served'
import { learnerCookie } from '#tests/support/signed-in'

const test$ = testDatabase()

async function aFamily() {
  await setClock(test$.db, FRIDAY)
  const choice = await aChoice(test$.db, { state: 'offer' })
  const parent = await aLinkedParent(test$.db, choice.learner)
  const [cookie = ''] = (await openSession(parent.actor.id ?? '', null)).split(';')
  return { choice, cookie, learner: await learnerCookie(test$.db, choice.learnerId) }
}

describe('a parent’s page', () => {
  test('shows how things stand, and nothing of the form', async () => {
    const { choice, cookie } = await aFamily()
    const at = paths.parent.learner(choice.learnerId)

    const { text } = await openPage(parentPage, paths.parent.learner(':learnerId'), at, { Cookie: cookie })

    expect(text).toContain('Engineering Offer to answer Riverside College')
    expect(text).toContain('Show us who you are.')
    expect(text).not.toContain('mark-of-')
  })

  test('D10: is gone with the next request once the learner ends it; the parent stays signed in and reads why in no word', async () => {
    const { choice, cookie, learner } = await aFamily()
    const [link] = (await parentsOf(choice.learner, choice.learnerId)).linked
    const ending = paths.learner.endParentLink(link?.id ?? '')

    const sent = await sendPage(endPage, paths.learner.endParentLink(':linkId'), ending, learner, {})

    expect(sent.location).toBe(paths.learner.parents)
    const at = paths.parent.learner(choice.learnerId)
    const gone = openPage(parentPage, paths.parent.learner(':learnerId'), at, { Cookie: cookie })
    await expect(gone).rejects.toMatchObject({ status: 404 })
    const { text } = await openPage(parentHome, paths.parent.home, paths.parent.home, { Cookie: cookie })
    expect(text).toContain('You are not linked to anybody now.')
  })

  test('is on the learner’s list of those who have looked', async () => {
    const { choice, cookie } = await aFamily()
    const at = paths.parent.learner(choice.learnerId)
    await openPage(parentPage, paths.parent.learner(':learnerId'), at, { Cookie: cookie })

    const seen = await test$.db.selectFrom('recordView').select(['viewerRole', 'what']).execute()
    expect(seen).toEqual([{ viewerRole: 'parent', what: 'application' }])
  })
})

describe('the learner’s pages', () => {
  test('an invitation filled in wrongly keeps what was typed', async () => {
    const { learner } = await aFamily()

    const { status, html } = await sendPage(
      invitePage,
      paths.learner.inviteParent,
      paths.learner.inviteParent,
      learner,
      { name: 'Idris', email: 'not an address' },
    )

    expect(status).toBe(422)
    expect(html).toContain('value="Idris"')
    expect(html).toContain('Choose who they are')
  })

  test('the page of adults names who is linked, and copies are off until asked for', async () => {
    const { learner } = await aFamily()

    const { text } = await openPage(parentsPage, paths.learner.parents, paths.learner.parents, { Cookie: learner })

    expect(text).toContain('Samira Yusuf')
    expect(text).toContain('They do not get copies of your letters.')
  })

  test('a yes stands in the ledger with the day', async () => {
    const { learner } = await aFamily()
    const form = { purpose: 'parent-letters', answer: 'yes' }
    await sendPage(agreementsPage, paths.learner.agreements, paths.learner.agreements, learner, form)

    const { text } = await openPage(agreementsPage, paths.learner.agreements, paths.learner.agreements, {
      Cookie: learner,
    })

    expect(text).toContain('Now: yes')
    expect(text).toContain('You said yes')
  })
})
