import type { Context } from '~/kit/context.server'
import { describe, expect, test } from 'vitest'
import { inviteLearners } from '~/domain/learners/invitation.commands.server'
import '~/domain/learners/invitation.jobs.server'
import { findLearner, formsOf, learnersOnRoll } from '~/domain/learners/learner.queries.server'
import { describe as told } from '~/domain/learners/timeline'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { learnerSentences } from '~/domain/learners/timeline.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { whoSawMyRecord } from '~/domain/learners/view.queries.server'
import { viewedPart } from '~/domain/learners/view.words'
import { visitor, type Actor } from '~/kit/actor'
import { hashed } from '~/kit/chance.server'
import { codeKey } from '~/domain/accounts/account'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aPupil } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { importing, now } from './importing'

const test$ = testDatabase()
const { bringCsv } = importing(test$)

function as(actor: Partial<Actor>): Context {
  return { db: test$.db, now, requestId: 'test', actor: { ...visitor, ...actor } }
}

async function school() {
  return (await test$.db.selectFrom('organisation').select('id').where('urn', '=', '900001').executeTakeFirstOrThrow())
    .id
}

async function learnerNamed(givenNames: string) {
  return (
    await test$.db.selectFrom('learner').select('id').where('givenNames', '=', givenNames).executeTakeFirstOrThrow()
  ).id
}

async function account(email: string, learnerId: string | null = null) {
  const row = await test$.db
    .insertInto('account')
    .values({ email, name: 'Mr Okafor', learnerId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

function letters() {
  return test$.db.selectFrom('letter').select(['toEmail', 'template', 'body']).orderBy('toEmail').execute()
}

const three = [
  aPupil(1, { Email: 'one@school.example' }),
  aPupil(2, { Reg: '11B' }),
  aPupil(3, { Email: 'three@school.example' }),
]

describe('inviting learners', () => {
  test('gives each without an account a code that is kept as a hash, and posts a letter where an address is known', async () => {
    await bringCsv(...three)
    const invited = await inviteLearners(systemContext(test$.db, now), await school())
    await drainJobs(test$.db, now)

    const kept = await test$.db.selectFrom('invitation').select(['codeHash', 'kind', 'usedAt']).execute()
    const posted = await letters()
    expect(invited.map(({ email, form }) => [email, form])).toEqual([
      ['one@school.example', '11A'],
      ['three@school.example', '11A'],
      [null, '11B'],
    ])
    expect(kept.map(({ codeHash }) => codeHash).toSorted()).toEqual(
      invited.map(({ code }) => hashed(codeKey(code))).toSorted(),
    )
    expect(posted.map(({ toEmail, template }) => [toEmail, template])).toEqual([
      ['one@school.example', 'LearnerInvitation'],
      ['three@school.example', 'LearnerInvitation'],
    ])
    expect(posted[0]?.body).toContain(invited[0]?.code)
  })

  test('again invites only those who have no code yet, unless asked for new codes, and then the old one stops working', async () => {
    await bringCsv(...three)
    const ctx = systemContext(test$.db, now)
    await inviteLearners(ctx, await school(), { by: 'letter' })
    const second = await inviteLearners(ctx, await school())
    const third = await inviteLearners({ ...ctx, now: new Date(now.getTime() + 60_000) }, await school(), {
      form: '11B',
      isAgain: true,
    })

    const open = await test$.db
      .selectFrom('invitation')
      .select('codeHash')
      .where('expiresAt', '>', new Date(now.getTime() + 60_000))
      .execute()
    expect([second.length, third.length, open.length]).toEqual([1, 1, 3])
    expect(open.map(({ codeHash }) => codeHash)).toContain(hashed(codeKey(third[0]?.code ?? '')))
  })

  test('leaves out those who have an account', async () => {
    await bringCsv(...three)
    await account('one@home.example', await learnerNamed('Aminab'))

    const invited = await inviteLearners(systemContext(test$.db, now), await school())

    expect(invited.map(({ givenNames }) => givenNames)).toEqual(['Aminad', 'Aminac'])
  })

  test('is for the staff of that school alone, and a tutor reaches only their own form', async () => {
    await bringCsv(...three)
    const organisationId = await school()
    const elsewhere = as({ role: 'careers-lead', organisationId: '00000000-0000-4000-8000-000000000001' })
    const tutor = as({ role: 'tutor', organisationId, form: '11B' })

    await expect(inviteLearners(elsewhere, organisationId)).rejects.toThrow('Only the learner’s school')
    expect((await inviteLearners(tutor, organisationId)).map(({ form }) => form)).toEqual(['11B'])
  })
})

describe('the roll', () => {
  test('is read a page at a time, each learner once, in the order of names', async () => {
    await bringCsv(...Array.from({ length: 25 }, (_, n) => aPupil(n, { 'Legal surname': n % 2 ? 'Ito' : 'Okafor' })))
    const lead = as({ role: 'careers-lead', organisationId: await school() })
    const seen: string[] = []
    for (let page = await learnersOnRoll(lead, { schoolId: await school(), size: 10 }); page.length > 0;) {
      seen.push(...page.map(({ id }) => id))
      page = await learnersOnRoll(lead, { schoolId: await school(), size: 10, after: page.at(-1) ?? null })
    }

    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })

  test('is counted by form, with those who have not joined yet', async () => {
    await bringCsv(...three)
    await account('one@home.example', await learnerNamed('Aminab'))

    expect(await formsOf(as({ role: 'head', organisationId: await school() }), await school())).toEqual([
      { yearGroup: 11, form: '11A', learners: 2, withoutAccount: 1 },
      { yearGroup: 11, form: '11B', learners: 1, withoutAccount: 1 },
    ])
  })

  test('of another school shows nobody, and its learners are not there', async () => {
    await bringCsv(...three)
    const stranger = as({ role: 'careers-lead', organisationId: '00000000-0000-4000-8000-000000000001' })

    expect(await learnersOnRoll(stranger, { schoolId: await school() })).toEqual([])
    await expect(findLearner(stranger, await learnerNamed('Aminab'))).rejects.toThrow()
  })

  test('hides an address that is protected, and never shows what only some may read', async () => {
    await bringCsv(aPupil(1, { Address: '1 Orchard Way', SEN: 'E' }))
    const lead = as({ role: 'careers-lead', organisationId: await school() })
    const id = await learnerNamed('Aminab')
    const before = await findLearner(lead, id)
    await test$.db.updateTable('learner').set({ isAddressProtected: true }).execute()

    expect(before).toMatchObject({ address: '1 Orchard Way', postcode: 'AL10 8RT', form: '11A', yearGroup: 11 })
    expect(await findLearner(lead, id)).toMatchObject({ address: null, postcode: null })
    expect(JSON.stringify(before)).not.toContain('plan')
  })
})

describe('who saw my record', () => {
  test('names each person who looked, what at and where they work, the newest first; one’s own eyes do not count', async () => {
    await bringCsv(...three)
    const learnerId = await learnerNamed('Aminab')
    const tutor = as({ id: await account('tutor@school.example'), role: 'tutor', organisationId: await school() })
    const learner = as({ id: await account('one@home.example', learnerId), role: 'learner', learnerId })
    await recordView(tutor, learnerId, 'record')
    await recordView({ ...tutor, now: new Date(now.getTime() + 1_000) }, learnerId, 'plan')
    await recordView(learner, learnerId, 'record')

    const seen = await whoSawMyRecord(learner)
    const older = await whoSawMyRecord(learner, { before: { at: seen[0]?.viewedAt ?? now, id: seen[0]?.id ?? '' } })
    expect(seen.map(({ viewerName, viewerRole, what }) => [viewerName, viewerRole, viewedPart(what)])).toEqual([
      ['Mr Okafor', 'tutor', 'your plan'],
      ['Mr Okafor', 'tutor', 'your details'],
    ])
    expect(older).toHaveLength(1)
    expect(await whoSawMyRecord(as({ role: 'learner', learnerId: await learnerNamed('Aminac') }))).toEqual([])
  })
})

describe('the history of a record', () => {
  test('tells what was done, by whom, in a sentence for each reader', async () => {
    await bringCsv(...three)
    await bringCsv(aPupil(1, { Reg: '11Z', SEN: 'K' }))
    const learnerId = await learnerNamed('Aminab')

    const events = await timelineOf(as({ role: 'learner', learnerId }), learnerId)
    expect(events.map((event) => told(event, { role: 'learner' }, learnerSentences)).toSorted()).toEqual([
      'School 900001 added the record from its roll',
      'School 900001 changed from its roll: form group, support needs',
    ])
  })

  test('is not there for those who may not see the learner', async () => {
    await bringCsv(...three)
    const stranger = as({ role: 'adviser', areaId: '00000000-0000-4000-8000-000000000001' })

    await expect(timelineOf(stranger, await learnerNamed('Aminab'))).rejects.toThrow()
  })

  test.each([
    ['contact.recorded', 'parent', null],
    ['contact.recorded', 'adviser', 'Contact recorded'],
    ['offer.made', 'parent', 'Offer made'],
    ['account.signed-in', 'tutor', null],
  ] as const)('has for %s and a %s the words %j', (action, role, words) => {
    const event = {
      id: '',
      happenedAt: now,
      action,
      actorRole: 'system',
      actorName: null,
      isOnBehalf: false,
      organisationName: null,
      particulars: {},
    }

    expect(told(event, { role }, learnerSentences)).toBe(words)
  })
})
