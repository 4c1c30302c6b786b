import { describe, expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { applicationSections } from '~/domain/applications/sections'
import { isVisible, type ProviderKind, type Stage } from '~/domain/applications/visibility'
import { drainJobs } from '~/kit/jobs.server'
import type { OrganisationKind } from '#db/schema'
import { aChoice, aColleague, FRIDAY, lettersIn, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { addressOf, allDoors } from '#tests/support/doors'

const test$ = testDatabase()
const doorFiles = import.meta.glob<{ loader?: (args: unknown) => Promise<unknown> }>(
  '../../../app/routes/provider/*.tsx',
)

const marked = applicationSections
  .flatMap((section) => section.fields)
  .filter(({ name, kind, options }) => kind !== 'date' && name !== 'email' && name !== 'postcode' && !options)

const lawful = (kind: ProviderKind, stage: Stage) =>
  marked.filter((field) => isVisible(field.shows, kind, stage)).map(({ name }) => `mark-of-${name}`)
const unlawful = (kind: ProviderKind, stage: Stage) =>
  marked.filter((field) => !isVisible(field.shows, kind, stage)).map(({ name }) => `mark-of-${name}`)

/** Everything that every screen of a provider says about one choice, as it leaves the server. */
async function allScreens(choice: ChoiceWithAll): Promise<string> {
  const { db } = test$
  const { accountId } = await aColleague(db, choice.providerId, 'admissions-manager')
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  const cookie = (await openSession(accountId, membership.id)).split(';')[0] ?? ''
  const doors = (await allDoors()).filter(({ audience, hasLoader }) => audience === 'provider' && hasLoader)
  const said: string[] = []
  for (const door of doors.filter(({ params }) => params.every((name) => name === 'choiceId'))) {
    const module = await doorFiles[`../../../app/${door.file}`]?.()
    const url = `http://localhost${addressOf(door, { choiceId: choice.id })}?q=Yusuf`
    const request = new Request(url, { headers: { Cookie: cookie } })
    const answer = await module
      ?.loader?.({ request, params: { choiceId: choice.id }, context: {} })
      .catch((refused: unknown) => refused)
    said.push(JSON.stringify(answer))
  }
  await drainJobs(db, FRIDAY)
  const letters = await lettersIn(db)
  return [...said, ...letters.filter(({ toEmail }) => toEmail.startsWith('colleague')).map(({ html }) => html)].join(
    '\n',
  )
}

describe('F-25: what reaches a provider', () => {
  test.each<
    [OrganisationKind, ProviderKind, 'submitted' | 'offer' | 'accepted_conditional' | 'place_confirmed', Stage]
  >([
    ['school', 'school-sixth-form', 'submitted', 'application'],
    ['school', 'school-sixth-form', 'offer', 'offer'],
    ['school', 'school-sixth-form', 'accepted_conditional', 'offer'],
    ['school', 'school-sixth-form', 'place_confirmed', 'place'],
    ['college', 'college', 'submitted', 'application'],
    ['training-provider', 'training-provider', 'submitted', 'application'],
  ])(
    'a %s (%s) with a choice that is %s: nothing that is not lawful at the stage of %s',
    async (kind, providerKind, state, stage) => {
      const { db } = test$
      const choice = await aChoice(db, { kind, state })
      const needs = {
        learnerId: choice.learnerId,
        kind: 'sen',
        value: 'mark-of-sen-in-the-record',
        source: 'test',
        recordedAt: FRIDAY,
      }
      await db.insertInto('learnerNeed').values(needs).execute()

      const screens = await allScreens(choice)

      expect(screens).toContain('Yusuf')
      for (const mark of lawful(providerKind, stage)) expect(screens).toContain(mark)
      for (const mark of unlawful(providerKind, stage)) expect(screens).not.toContain(mark)
      expect(screens).not.toContain('mark-of-sen-in-the-record')
      expect(screens).not.toMatch(/"preference"|ethnicGroup|Mixed, or more than one group/)
    },
  )

  test('a school sixth form keeps nothing unlawful even in what is stored for it', async () => {
    const { db } = test$
    const choice = await aChoice(db, { kind: 'school' })

    const { snapshot } = await db
      .selectFrom('choice')
      .select('snapshot')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()

    for (const mark of unlawful('school-sixth-form', 'application'))
      expect(JSON.stringify(snapshot)).not.toContain(mark)
  })

  test('an old copy that holds too much still shows no more than the law', async () => {
    const { db } = test$
    const choice = await aChoice(db, { kind: 'school' })
    const answers = Object.fromEntries(marked.map(({ name }) => [name, `mark-of-${name}`]))
    const snapshot = JSON.stringify({ takenOn: '2026-11-20', stage: 'application', answers, grades: [] })
    await db.updateTable('choice').set({ snapshot }).where('id', '=', choice.id).execute()

    const screens = await allScreens(choice)

    for (const mark of unlawful('school-sixth-form', 'application')) expect(screens).not.toContain(mark)
    expect(screens).toContain('mark-of-parentName')
  })
})

test('F-23: another provider finds no page for the choice', async () => {
  const { db } = test$
  const choice = await aChoice(db)
  const elsewhere = await aChoice(db, { town: choice.town, kind: 'school' })

  const screens = await allScreens({ ...choice, providerId: elsewhere.providerId })

  expect(screens).not.toContain(choice.id)
  expect(screens).not.toContain('mark-of-statement')
})
