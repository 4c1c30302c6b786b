import { describe, expect, test } from 'vitest'
import '~/jobs'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { coSign } from '~/domain/applications/co-signature.commands.server'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { endParentLink } from '~/domain/parents/parent-invitation.commands.server'
import { parentsOf } from '~/domain/parents/parent.queries.server'
import { systemContext } from '~/kit/context.server'
import {
  aChoice,
  aFinishedForm,
  aLearner,
  aTown,
  eventsOf,
  FRIDAY,
  stateOf,
  theLearner,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLinkedParent } from '#tests/support/parents'

const test$ = testDatabase()

async function aFamily({ asks = true, state = 'submitted' }: { asks?: boolean; state?: 'draft' | 'submitted' } = {}) {
  const town = await aTown(test$.db)
  await decideSetting(systemContext(test$.db, FRIDAY), town.areaId, 'coSignature', asks)
  const choice = await aChoice(test$.db, { town, state })
  return { town, choice, parent: await aLinkedParent(test$.db, choice.learner) }
}

const signatureSeen = async ({ choice }: Awaited<ReturnType<typeof aFamily>>) =>
  (await findApplicant(choice.officer, choice.id)).signature

describe('a parent signs with the learner', () => {
  test('the application goes without it, and the provider reads that it is awaited', async () => {
    const family = await aFamily({ state: 'draft' })
    const { choice } = family
    await aFinishedForm(choice.learner, choice.learnerId)

    await sendApplication(choice.learner, choice.learnerId)

    expect(await stateOf(test$.db, choice.id)).toBe('submitted')
    expect(await signatureSeen(family)).toBe('Signature awaited')
  })

  test('once signed the provider reads so, and twice is once', async () => {
    const family = await aFamily()
    const { choice, parent } = family

    await coSign(parent, choice.learnerId)
    await coSign(parent, choice.learnerId)

    expect(await signatureSeen(family)).toBe('Signed by a parent or carer')
    const { applicationId } = await test$.db
      .selectFrom('choice')
      .select('applicationId')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    expect((await eventsOf(test$.db, applicationId)).filter((one) => one === 'application.co-signed')).toHaveLength(1)
  })

  test('where the area does not ask for it, nobody signs and nobody reads of it', async () => {
    const family = await aFamily({ asks: false })

    await expect(coSign(family.parent, family.choice.learnerId)).rejects.toMatchObject({ code: 'not-asked' })
    expect(await signatureSeen(family)).toBeNull()
  })

  test('nobody signs for somebody they are not linked to, or no longer, nor does the learner', async () => {
    const { town, choice, parent } = await aFamily()
    const joelId = await aLearner(test$.db, town, { givenNames: 'Joel' })
    const [link] = (await parentsOf(choice.learner, choice.learnerId)).linked

    await expect(coSign(parent, joelId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(coSign(choice.learner, choice.learnerId)).rejects.toMatchObject({ name: 'NotAllowed' })
    await endParentLink(choice.learner, link?.id ?? '')
    await expect(coSign(parent, choice.learnerId)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('there is nothing to sign before a course is chosen', async () => {
    const { town } = await aFamily()
    const joelId = await aLearner(test$.db, town, { givenNames: 'Joel' })
    const adult = { name: 'Ruth Otieno', email: 'ruth@example.org', relationship: 'parent' } as const
    const parent = await aLinkedParent(test$.db, theLearner(test$.db, joelId, town), adult)

    await expect(coSign(parent, joelId)).rejects.toMatchObject({ code: 'nothing-to-sign' })
  })
})
