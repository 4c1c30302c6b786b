import { describe, expect, test } from 'vitest'
import '~/jobs'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { hideFromParent, liftParentBlock } from '~/domain/parents/parent-block.commands.server'
import { inviteParent } from '~/domain/parents/parent-invitation.commands.server'
import { answerParentRequest, decideParentRequest } from '~/domain/parents/parent-request.commands.server'
import { linkedLearners, parentsOf } from '~/domain/parents/parent.queries.server'
import type { ParentRequest } from '~/domain/parents/parent.schemas'
import { historyFor } from '~/domain/reports/history'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aLearner, aTown, eventsOf, FRIDAY, lettersIn, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { accept, aLinkedParent, codeInLetter, samira } from '#tests/support/parents'
import { aStaffContext, anAdviser } from '#tests/support/tracking'

const test$ = testDatabase()
const { copies: _, ...adult } = samira
const asked = (decision: ParentRequest['decision']): ParentRequest => ({ ...adult, decision, reason: 'Rang on Monday' })

async function aSchool() {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  return {
    town,
    learnerId,
    learner: theLearner(db, learnerId, town),
    head: await aStaffContext(db, town.schoolId, town, 'head'),
    tutor: await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' }),
    adviser: await anAdviser(db, town),
  }
}

describe('a parent’s own request', () => {
  test('is asked of the learner, who says yes: only then an invitation goes', async () => {
    const { head, learner, learnerId } = await aSchool()

    const id = await decideParentRequest(head, learnerId, asked('asked-learner'))
    await drainJobs(test$.db, FRIDAY)
    expect((await lettersIn(test$.db)).map(({ template }) => template)).toEqual(['ParentNews'])
    await answerParentRequest(learner, id, 'yes')
    await answerParentRequest(learner, id, 'yes')
    await drainJobs(test$.db, FRIDAY)

    expect((await lettersIn(test$.db)).map(({ template }) => template)).toEqual(['ParentInvitation', 'ParentNews'])
    expect(await eventsOf(test$.db, id)).toEqual(['parent-request.decided', 'parent-request.answered'])
  })

  test('the learner’s no sends nothing, and cannot be turned by asking twice', async () => {
    const { head, learner, learnerId } = await aSchool()
    const id = await decideParentRequest(head, learnerId, asked('asked-learner'))

    await answerParentRequest(learner, id, 'no')
    await drainJobs(test$.db, FRIDAY)

    await expect(answerParentRequest(learner, id, 'yes')).rejects.toMatchObject({ code: 'answered-already' })
    expect((await parentsOf(learner, learnerId)).invited).toEqual([])
  })

  test('a refusal is kept with its reason, and nobody is written to', async () => {
    const { head, learnerId } = await aSchool()

    const id = await decideParentRequest(head, learnerId, asked('refused'))
    await drainJobs(test$.db, FRIDAY)

    expect(await lettersIn(test$.db)).toEqual([])
    expect(await eventsOf(test$.db, id)).toEqual(['parent-request.decided'])
  })

  test('staff invite only where the area lets them, and the learner is told and can take it back', async () => {
    const { head, town, learner, learnerId } = await aSchool()
    await expect(decideParentRequest(head, learnerId, asked('invited'))).rejects.toMatchObject({
      code: 'learner-invites',
    })
    await decideSetting(systemContext(test$.db, FRIDAY), town.areaId, 'schoolInvitesParents', true)

    await decideParentRequest(head, learnerId, asked('invited'))
    await drainJobs(test$.db, FRIDAY)

    const letters = await lettersIn(test$.db)
    expect(letters.find(({ template }) => template === 'ParentNews')?.body).toContain('You can take it back')
    expect((await parentsOf(learner, learnerId)).invited).toHaveLength(1)
  })

  test('of a learner with a protected address is decided by staff and never asked of the learner', async () => {
    const { head, learnerId } = await aSchool()
    await test$.db.updateTable('learner').set({ isAddressProtected: true }).where('id', '=', learnerId).execute()

    await expect(decideParentRequest(head, learnerId, asked('asked-learner'))).rejects.toMatchObject({
      code: 'decide-yourself',
    })
    await expect(decideParentRequest(head, learnerId, asked('invited'))).resolves.toBeTypeOf('string')
  })

  test('is decided by the head, the careers lead or the learner’s own adviser, and by nobody else', async () => {
    const { tutor, adviser, learner, learnerId } = await aSchool()
    const refused = asked('refused')

    await expect(decideParentRequest(tutor, learnerId, refused)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(decideParentRequest(learner, learnerId, refused)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(decideParentRequest(adviser, learnerId, refused)).rejects.toMatchObject({ name: 'NotAllowed' })
    await takeOn(adviser, learnerId)
    await expect(decideParentRequest(adviser, learnerId, refused)).resolves.toBeTypeOf('string')
  })
})

describe('a court order or a worry about safety', () => {
  const order = { email: samira.email, basis: 'court-order', note: 'Order of 1 October' } as const

  test('hides the learner from that adult at once, who sees the page of somebody never linked', async () => {
    const { head, learner, learnerId } = await aSchool()
    const parent = await aLinkedParent(test$.db, learner)
    const carer = await aLinkedParent(test$.db, learner, { ...adult, email: 'carer@example.org' })

    const id = await hideFromParent(head, learnerId, order)

    expect(await linkedLearners(parent)).toEqual([])
    expect(await linkedLearners(carer)).toHaveLength(1)
    await liftParentBlock(head, id)
    expect(await linkedLearners(parent)).toHaveLength(1)
  })

  test('one for every adult hides the learner from all, also from those who are linked later', async () => {
    const { head, learner, learnerId } = await aSchool()
    const parent = await aLinkedParent(test$.db, learner)

    await hideFromParent(head, learnerId, { ...order, email: null, basis: 'safeguarding' })

    expect(await linkedLearners(parent)).toEqual([])
    await expect(inviteParent(learner, learnerId, { ...samira, email: 'new@example.org' })).rejects.toMatchObject({
      code: 'ask-school',
    })
  })

  test('an invitation on its way stops working, and a new one is refused', async () => {
    const { head, learner, learnerId } = await aSchool()
    await inviteParent(learner, learnerId, samira)
    await drainJobs(test$.db, FRIDAY)
    const code = await codeInLetter(test$.db)

    await hideFromParent(head, learnerId, order)

    await expect(accept(test$.db, code, FRIDAY)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(inviteParent(learner, learnerId, samira)).rejects.toMatchObject({ code: 'ask-school' })
  })

  test('stands in the history of staff who look after the learner, and in nobody else’s', async () => {
    const { head, tutor, learner, learnerId } = await aSchool()
    const parent = await aLinkedParent(test$.db, learner)
    await hideFromParent(head, learnerId, { ...order, email: 'other@example.org' })

    const told = async (ctx: typeof head) =>
      historyFor(ctx.actor, await timelineOf(ctx, learnerId)).map(({ what }) => what)

    expect(await told(head)).toContain('Hid the learner from a parent or carer')
    for (const reader of [tutor, learner, parent]) expect((await told(reader)).join()).not.toMatch(/hid|block/i)
    expect((await told(parent)).join()).not.toMatch(/parent|carer/i)
  })

  test('is kept by the head, the careers lead or the learner’s own adviser', async () => {
    const { tutor, learner, adviser, learnerId } = await aSchool()

    for (const ctx of [tutor, learner, adviser])
      await expect(hideFromParent(ctx, learnerId, order)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})
