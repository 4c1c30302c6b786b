import { describe, expect, test } from 'vitest'
import '~/jobs'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { parentKinds } from '~/domain/messages/letter-kind'
import { chooseLetters } from '~/domain/messages/letter-wish.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { hideFromParent } from '~/domain/parents/parent-block.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { aChoice, conditional, FRIDAY, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { agreeToCopies, aLinkedParent, samira } from '#tests/support/parents'
import { aReason, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aParentOf(agrees = true) {
  const choice = await aChoice(test$.db, { state: 'submitted' })
  const parent = await aLinkedParent(test$.db, choice.learner)
  if (agrees) await agreeToCopies(choice.learner)
  await drainJobs(test$.db, FRIDAY)
  return { choice, parent }
}

async function copies() {
  await drainJobs(test$.db, FRIDAY)
  const letters = await lettersIn(test$.db)
  return letters.filter(({ toEmail, template }) => toEmail === samira.email && template !== 'ParentInvitation')
}

describe('copies of letters', () => {
  test('go to a linked parent where the learner has said yes, speak of the learner, and lead to the parent’s own page', async () => {
    const { choice } = await aParentOf()

    await makeOffer(choice.officer, choice.id, conditional)

    const [letter] = (await copies()).filter(({ template }) => template === 'OfferMade')
    expect(letter?.body).toContain('Dear Samira Yusuf')
    expect(letter?.body).toContain('has offered Amina a place on Engineering')
    expect(letter?.body).toContain(paths.parent.learner(choice.learnerId))
    expect(letter?.body).not.toContain('We look forward to meeting you.')
  })

  test('of an acceptance go too', async () => {
    const { choice } = await aParentOf()
    await makeOffer(choice.officer, choice.id, conditional)

    await acceptFirm(choice.learner, choice.id, { isSwapConfirmed: true })

    expect((await copies()).map(({ template }) => template)).toContain('OfferReplyCopied')
  })

  test.each([
    ['where the learner has not said yes', async () => aParentOf(false)],
    [
      'where the learner has taken the yes back',
      async () => {
        const made = await aParentOf()
        await agreeToCopies(made.choice.learner, false)
        return made
      },
    ],
    [
      'where the area does not have them',
      async () => {
        const made = await aParentOf()
        await decideSetting(systemContext(test$.db, FRIDAY), made.choice.town.areaId, 'parentLetters', false)
        return made
      },
    ],
    [
      'where staff hide the learner',
      async () => {
        const made = await aParentOf()
        const head = await aStaffContext(test$.db, made.choice.town.schoolId, made.choice.town, 'head')
        await hideFromParent(head, made.choice.learnerId, { email: samira.email, basis: 'court-order', note: 'Order' })
        return made
      },
    ],
  ])('do not go %s', async (_, make) => {
    const { choice } = await make()
    const before = await copies()

    await makeOffer(choice.officer, choice.id, conditional)

    expect(await copies()).toEqual(before)
  })

  test('are kept and not sent where the parent wants none', async () => {
    const { choice, parent } = await aParentOf()
    await chooseLetters(parent, parent.actor.id ?? '', parentKinds, new Map([['copies', 'none']]))

    await makeOffer(choice.officer, choice.id, conditional)
    await drainJobs(test$.db, FRIDAY)

    const fates = await test$.db
      .selectFrom('letter')
      .select('fate')
      .where('accountId', '=', parent.actor.id)
      .where('template', '=', 'OfferMade')
      .execute()
    expect(fates).toEqual([{ fate: 'not-wanted' }])
  })

  test('a rejection is the learner’s alone', async () => {
    const { choice } = await aParentOf()
    const before = await copies()
    const full = await aReason(test$.db, 'rejection', 'course-full')

    await rejectChoice(choice.officer, choice.id, { reasons: [full], details: {}, message: '' })

    expect(await copies()).toEqual(before)
  })
})
