import { describe, expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice, removeDraftChoice } from '~/domain/applications/choice.commands.server'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { tellDoneForYou } from '~/domain/offers/on-behalf.jobs.server'
import { acceptFirm, declineOffer, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { visitor, type Role } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs, react } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aFinishedForm,
  aProvider,
  FRIDAY,
  lettersIn,
  stateOf,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const actions = [
  ...['choice.added', 'choice.removed', 'choice.withdrawn', 'application.sent'],
  ...['offer.accepted', 'offer.kept-as-backup', 'offer.declined'],
]
for (const action of actions) react(action, tellDoneForYou)

async function staffOf(choice: ChoiceWithAll, role: Role = 'tutor', organisationId = choice.town.schoolId) {
  const { accountId } = await aColleague(test$.db, organisationId, role, '11A')
  const actor = { ...visitor, id: accountId, role, organisationId, areaId: choice.town.areaId, form: '11A' }
  return { db: test$.db, now: FRIDAY, requestId: 'test', actor } satisfies Context
}

async function anAdviser(choice: ChoiceWithAll, isOnCaseload: boolean) {
  const service = await aProvider(test$.db, choice.town, { kind: 'service', name: 'Northbridge Connexions' })
  const adviser = await staffOf(choice, 'adviser', service)
  if (isOnCaseload) await takeOn(adviser, choice.learnerId)
  return adviser
}

const reason = async () =>
  (
    await test$.db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'withdrawal')
      .where('code', '=', 'too-far')
      .executeTakeFirstOrThrow()
  ).id

const deeds: [string, 'draft' | 'offer' | 'submitted', (ctx: Context, choice: ChoiceWithAll) => Promise<unknown>][] = [
  [
    'add',
    'draft',
    async (ctx, { learnerId, providerId }) => addChoice(ctx, learnerId, await aCourseRun(ctx.db, providerId)),
  ],
  ['remove', 'draft', (ctx, { id }) => removeDraftChoice(ctx, id)],
  ['send', 'draft', (ctx, { learnerId }) => sendApplication(ctx, learnerId)],
  ['accept', 'offer', (ctx, { id }) => acceptFirm(ctx, id)],
  ['keep as backup', 'offer', (ctx, { id }) => keepAsBackup(ctx, id)],
  ['decline', 'offer', (ctx, { id }) => declineOffer(ctx, id, { reason: null, detail: '' })],
  ['withdraw', 'submitted', async (ctx, { id }) => withdrawChoice(ctx, id, { reason: await reason(), detail: '' })],
]

describe.each(deeds)('to %s for a learner who cannot', (_, state, deed) => {
  const prepared = async () => {
    const choice = await aChoice(test$.db, { state })
    if (state === 'draft') await aFinishedForm(choice.learner, choice.learnerId)
    return choice
  }

  test('is for the school, and the learner has a letter with the name of who did it', async () => {
    const choice = await prepared()
    await deed(await staffOf(choice), choice)
    await drainJobs(test$.db, FRIDAY)

    const letters = (await lettersIn(test$.db)).filter(({ template }) => template === 'DoneForYou')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('Mr Okafor, Northgate School')
  })

  test('is for the adviser whose caseload it is, and for no other adviser', async () => {
    const choice = await prepared()

    await expect(deed(await anAdviser(choice, false), choice)).rejects.toThrow(NotAllowed)
    await expect(deed(await anAdviser(choice, true), choice)).resolves.not.toThrow()
  })

  test('is not for another school, nor for who sees grades alone', async () => {
    const choice = await prepared()
    const elsewhere = await aProvider(test$.db, choice.town, { kind: 'school', name: 'Hilltop School' })

    await expect(deed(await staffOf(choice, 'head', elsewhere), choice)).rejects.toThrow(NotFound)
    await expect(deed(await staffOf(choice, 'exams-officer'), choice)).rejects.toThrow(NotAllowed)
  })

  test('writes no letter when the learner does it alone', async () => {
    const choice = await prepared()
    await deed(choice.learner, choice)
    await drainJobs(test$.db, FRIDAY)

    expect((await lettersIn(test$.db)).map(({ template }) => template)).not.toContain('DoneForYou')
  })
})

test('the record names both: who did it, and for whom', async () => {
  const choice = await aChoice(test$.db, { state: 'offer' })
  const tutor = await staffOf(choice)

  await acceptFirm(tutor, choice.id)

  const event = await test$.db
    .selectFrom('auditEvent')
    .select(['actorId', 'actorRole', 'learnerId'])
    .where('action', '=', 'offer.accepted')
    .executeTakeFirstOrThrow()
  expect(event).toEqual({ actorId: tutor.actor.id, actorRole: 'tutor', learnerId: choice.learnerId })
  const history = choiceHistoryFor(choice.learner.actor, await eventsOfChoice(choice.learner, choice.id))
  expect(history.find(({ what }) => what === 'The offer was accepted')?.who).toBe('Mr Okafor, your school, for you')
})

test('what the school sends itself does not wait for the school’s check', async () => {
  const choice = await aChoice(test$.db, { state: 'draft' })
  await aFinishedForm(choice.learner, choice.learnerId)
  await decideSetting(systemContext(test$.db, FRIDAY), choice.town.areaId, 'schoolCheck', true)

  await sendApplication(await staffOf(choice), choice.learnerId)

  expect(await stateOf(test$.db, choice.id)).toBe('submitted')
})
