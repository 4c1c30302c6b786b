import { describe, expect, test } from 'vitest'
import '~/jobs'
import {
  endParentLink,
  inviteParent,
  takeParentInvitationBack,
} from '~/domain/parents/parent-invitation.commands.server'
import { linkedLearners, parentsOf } from '~/domain/parents/parent.queries.server'
import { findForParent } from '~/domain/reports/parent-page.queries.server'
import { addDays } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import { hashPassword } from '~/kit/password.server'
import { addAccount } from '~/domain/accounts/account.commands.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aColleague, aLearner, aTown, FRIDAY, lettersIn, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { accept, aLinkedParent, codeInLetter, PASSWORD, samira } from '#tests/support/parents'

const test$ = testDatabase()

async function anAmina() {
  const town = await aTown(test$.db)
  const learnerId = await aLearner(test$.db, town)
  return { town, learnerId, learner: theLearner(test$.db, learnerId, town) }
}

async function anInvitation() {
  const amina = await anAmina()
  const id = await inviteParent(amina.learner, amina.learnerId, samira)
  await drainJobs(test$.db, FRIDAY)
  return { ...amina, id, code: await codeInLetter(test$.db) }
}

describe('a learner invites an adult', () => {
  test('the letter says what they will see, and the learner sees who is invited', async () => {
    const { learner, learnerId } = await anInvitation()

    const [letter] = await lettersIn(test$.db)
    expect(letter?.toEmail).toBe(samira.email)
    expect(letter?.body).toContain('the courses Amina chose, and how each one stands')
    expect((await parentsOf(learner, learnerId)).invited).toMatchObject([{ name: 'Samira Yusuf' }])
  })

  test('an adult who accepts is linked, reads, and the learner is told', async () => {
    const { learner, learnerId, code } = await anInvitation()

    const { accountId, membershipId } = await accept(test$.db, code, FRIDAY)
    await drainJobs(test$.db, FRIDAY)

    expect(membershipId).toBeNull()
    const parent = { ...learner, actor: { ...learner.actor, id: accountId, role: 'parent', learnerId: null } as const }
    expect(await linkedLearners(parent)).toMatchObject([{ id: learnerId, givenNames: 'Amina' }])
    const letters = await lettersIn(test$.db)
    expect(letters.find(({ template }) => template === 'ParentNews')?.body).toContain('Samira Yusuf has accepted')
  })

  test('the code works once', async () => {
    const { code } = await anInvitation()
    await accept(test$.db, code, FRIDAY)

    await expect(accept(test$.db, code, FRIDAY)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('the code works for 14 days', async () => {
    const { code } = await anInvitation()
    const on = (days: number) => new Date(`${addDays('2026-11-20', days)}T09:00:00Z`)

    await expect(accept(test$.db, code, on(14))).rejects.toMatchObject({ name: 'NotFound' })
    await expect(accept(test$.db, code, on(13))).resolves.toMatchObject({ kind: 'parent' })
  })

  test('an invitation that was taken back no longer works, nor is its letter sent', async () => {
    const { learner, learnerId, code, id } = await anInvitation()
    const second = await inviteParent(learner, learnerId, { ...samira, email: 'second@example.org' })

    await takeParentInvitationBack(learner, id)
    await takeParentInvitationBack(learner, second)
    await drainJobs(test$.db, FRIDAY)

    await expect(accept(test$.db, code, FRIDAY)).rejects.toMatchObject({ name: 'NotFound' })
    expect((await lettersIn(test$.db)).map(({ toEmail }) => toEmail)).toEqual([samira.email])
    expect((await parentsOf(learner, learnerId)).invited).toEqual([])
  })

  test.each([
    [
      'the learner’s own address',
      'own-address',
      async ({ learner, learnerId }: Amina): Promise<string> =>
        (await parentsOf(learner, learnerId)).accountEmail ?? '',
    ],
    [
      'somebody invited already',
      'invited-already',
      async ({ learner, learnerId }: Amina): Promise<string> => {
        await inviteParent(learner, learnerId, samira)
        return samira.email.toUpperCase()
      },
    ],
    [
      'somebody linked already',
      'linked-already',
      async ({ learner }: Amina): Promise<string> => {
        await aLinkedParent(test$.db, learner)
        return samira.email
      },
    ],
  ] as const)('refuses %s', async (_, code, emailOf) => {
    const amina = await anAmina()
    const email = await emailOf(amina)

    await expect(inviteParent(amina.learner, amina.learnerId, { ...samira, email })).rejects.toMatchObject({
      code,
      field: 'email',
    })
  })

  test('refuses the seventh adult', async () => {
    const { learner, learnerId } = await anAmina()
    const invite = (nth: number) => inviteParent(learner, learnerId, { ...samira, email: `adult-${nth}@example.org` })
    for (const nth of [1, 2, 3, 4, 5, 6]) await invite(nth)

    await expect(invite(7)).rejects.toMatchObject({ code: 'too-many-adults' })
  })

  test('a learner with a protected address asks the school', async () => {
    const { learner, learnerId } = await anAmina()
    await test$.db.updateTable('learner').set({ isAddressProtected: true }).where('id', '=', learnerId).execute()

    await expect(inviteParent(learner, learnerId, samira)).rejects.toMatchObject({ code: 'ask-school' })
  })

  test('nobody else can invite, see who is linked, or end it', async () => {
    const { town, learner, learnerId, id } = await anInvitation()
    const joel = theLearner(test$.db, await aLearner(test$.db, town, { givenNames: 'Joel' }), town)

    const tries = [
      () => inviteParent(joel, learnerId, samira),
      () => parentsOf(joel, learnerId),
      () => takeParentInvitationBack(joel, id),
    ]

    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ name: 'NotFound' })
    expect((await parentsOf(learner, learnerId)).invited).toHaveLength(1)
  })
})

type Amina = Awaited<ReturnType<typeof anAmina>>

describe('an adult who has an account', () => {
  test('enters its own password; another one, or the letter alone, does not open it', async () => {
    const { learnerId, code } = await anInvitation()
    await addAccount(systemContext(test$.db, FRIDAY), { ...samira, password: 'a password of long ago' })

    await expect(accept(test$.db, code, FRIDAY)).rejects.toMatchObject({ code: 'account-known', field: 'password' })
    await accept(test$.db, code, FRIDAY, 'a password of long ago')

    expect(await test$.db.selectFrom('parentLink').select('learnerId').execute()).toEqual([{ learnerId }])
  })

  test('a colleague who is a parent too acts as a parent, and keeps the role', async () => {
    const { town, learner, learnerId } = await anAmina()
    const { accountId, email } = await aColleague(test$.db, town.schoolId, 'head')
    await test$.db
      .updateTable('account')
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where('id', '=', accountId)
      .execute()
    await inviteParent(learner, learnerId, { ...samira, email })
    await drainJobs(test$.db, FRIDAY)

    const accepted = await accept(test$.db, await codeInLetter(test$.db, email), FRIDAY)

    expect(accepted).toEqual({ accountId, membershipId: null, kind: 'parent' })
  })

  test('the account of another learner is never a parent’s', async () => {
    const { town, learner, learnerId } = await anAmina()
    const joelId = await aLearner(test$.db, town, { givenNames: 'Joel' })
    const { email } = await test$.db
      .selectFrom('account')
      .select('email')
      .where('learnerId', '=', joelId)
      .executeTakeFirstOrThrow()
    await inviteParent(learner, learnerId, { ...samira, email })
    await drainJobs(test$.db, FRIDAY)

    await expect(accept(test$.db, await codeInLetter(test$.db, email), FRIDAY)).rejects.toMatchObject({
      code: 'own-account',
    })
  })
})

describe('what a linked adult reads', () => {
  test('how choices stand, in the order of the alphabet and not the learner’s own, and nothing of the form', async () => {
    const first = await aChoice(test$.db, { state: 'offer', run: { title: 'Zoology' } })
    await aChoice(test$.db, { town: first.town, learnerId: first.learnerId, state: 'draft', run: { title: 'Art' } })
    const parent = await aLinkedParent(test$.db, first.learner)

    const page = await findForParent(parent, first.learnerId)

    expect(page.choices.map(({ courseTitle, state }) => [courseTitle, state])).toEqual([
      ['Art', 'draft'],
      ['Zoology', 'offer'],
    ])
    expect(page.choices[1]?.conditions.map(({ text }) => text)).toContain('Show us who you are.')
    expect(JSON.stringify(page)).not.toContain('mark-of-')
  })

  test('D10: nothing at all from the moment the learner ends it, and nothing of another learner', async () => {
    const { town, learner, learnerId } = await anAmina()
    const joelId = await aLearner(test$.db, town, { givenNames: 'Joel' })
    const parent = await aLinkedParent(test$.db, learner)
    await expect(findForParent(parent, learnerId)).resolves.toMatchObject({ givenNames: 'Amina' })
    await expect(findForParent(parent, joelId)).rejects.toMatchObject({ name: 'NotFound' })
    const [link] = (await parentsOf(learner, learnerId)).linked

    await endParentLink(learner, link?.id ?? '')

    await expect(findForParent(parent, learnerId)).rejects.toMatchObject({ name: 'NotFound' })
    expect(await linkedLearners(parent)).toEqual([])
    expect((await parentsOf(learner, learnerId)).linked).toEqual([])
  })

  test('who was ended can be invited and linked again', async () => {
    const { learner, learnerId } = await anAmina()
    await aLinkedParent(test$.db, learner)
    const [link] = (await parentsOf(learner, learnerId)).linked
    await endParentLink(learner, link?.id ?? '')

    const parent = await aLinkedParent(test$.db, { ...learner, now: new Date('2026-11-21T09:00:00Z') })

    expect(await linkedLearners(parent)).toHaveLength(1)
  })
})
