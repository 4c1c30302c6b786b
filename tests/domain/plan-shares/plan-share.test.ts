import '~/jobs'
import { beforeEach, describe, expect, test } from 'vitest'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { endShare, endSharesOf, noteReading, sharePlan } from '~/domain/plan-shares/plan-share.commands.server'
import {
  findOpenShare,
  findSharedPlan,
  ownShares,
  placesToShareWith,
} from '~/domain/plan-shares/plan-share.queries.server'
import { sharePlanForm } from '~/domain/plan-shares/plan-share.schemas'
import { contributeToPlan, writePlanSection } from '~/domain/plans/plan.commands.server'
import type { PlanPart } from '~/domain/plans/plan-rights'
import { setTarget } from '~/domain/targets/target.commands.server'
import { usualRights } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, anOfficerAt, aProvider, eventsOf, FRIDAY, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLinkedParent } from '#tests/support/parents'
import { withAccount } from '#tests/support/plans'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const LAST = '2027-03-01'
const visit = { title: 'Visit two', why: null, measure: null, owner: 'learner', by: '3', dueOn: null } as const

let choice: ChoiceWithAll
let learner: Context
let officer: Context

beforeEach(async () => {
  choice = await aChoice(test$.db, { state: 'place_confirmed' })
  learner = await withAccount(test$.db, choice.learner)
  officer = await aStaffContext(test$.db, choice.providerId, choice.town, 'admissions-officer')
  const write = (section: string, words: string) =>
    writePlanSection(learner, choice.learnerId, section, { words, version: 0 })
  await write('aims', 'To bake')
  await write('needs', 'Big print')
  await setTarget(learner, choice.learnerId, visit)
  const tutor = await aStaffContext(test$.db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })
  await contributeToPlan(tutor, choice.learnerId, 'aims', { words: 'Keep at it' })
})

const share = (...parts: PlanPart[]) => sharePlan(learner, choice.id, { parts, expiresOn: LAST, agrees: true })
const read = (who = officer) => findSharedPlan(who, choice.id)

describe('sharing a plan', () => {
  test('lets the provider read what was chosen and nothing else', async () => {
    await share('aims', 'targets')

    const shared = await read()

    expect(shared).toMatchObject({ parts: ['aims', 'targets'], targets: [{ title: 'Visit two' }], reviews: [] })
    expect(shared?.sections).toMatchObject([{ section: 'aims', words: 'To bake' }])
    expect(JSON.stringify(shared)).not.toMatch(/Big print|Keep at it/)
  })

  test('writes the yes into the ledger and one event of its own', async () => {
    const id = await share('aims')

    expect(await eventsOf(test$.db, id)).toEqual(['plan-share.given'])
    const consents = await test$.db.selectFrom('consent').select(['purpose', 'decision']).execute()
    expect(consents).toEqual([{ purpose: 'plan', decision: 'given' }])
  })

  test('is the learner’s alone, and of their own choice', async () => {
    const form = { parts: ['aims' as const], expiresOn: LAST, agrees: true }
    const parent = await aLinkedParent(test$.db, learner)

    for (const one of [officer, parent]) await expect(sharePlan(one, choice.id, form)).rejects.toThrow(NotAllowed)
    const other = await aChoice(test$.db, { town: choice.town, state: 'place_confirmed' })
    await expect(sharePlan(other.learner, choice.id, form)).rejects.toThrow(NotFound)
  })

  test('needs a yes, a day to come within a year, and at least one part', async () => {
    const form = { parts: ['aims' as const], expiresOn: LAST, agrees: true }

    await expect(sharePlan(learner, choice.id, { ...form, agrees: false })).rejects.toMatchObject({
      code: 'no-consent',
    })
    await expect(sharePlan(learner, choice.id, { ...form, expiresOn: '2026-11-19' })).rejects.toMatchObject({
      code: 'day-passed',
    })
    await expect(sharePlan(learner, choice.id, { ...form, expiresOn: '2028-01-01' })).rejects.toMatchObject({
      code: 'too-far-off',
    })
    expect(sharePlanForm.safeParse({ expiresOn: { day: '1', month: '3', year: '2027' } }).success).toBe(false)
    expect(await read()).toBeNull()
  })

  test.each(['submitted', 'offer', 'accepted_conditional'] as const)('is not yet possible at %s', async (state) => {
    const early = await aChoice(test$.db, { town: choice.town, state })

    const attempt = sharePlan(early.learner, early.id, { parts: ['aims'], expiresOn: LAST, agrees: true })

    await expect(attempt).rejects.toMatchObject({ code: 'no-firm-place' })
    expect(await placesToShareWith(early.learner)).toEqual([])
  })

  test('another choice of parts replaces the first', async () => {
    await share('aims', 'needs')
    await share('aims')

    expect((await read())?.parts).toEqual(['aims'])
    expect(await ownShares(learner)).toMatchObject([{ endedAt: null }, { endedWhy: 'replaced' }])
  })
})

describe('nothing of it is readable', () => {
  test('from the moment the learner stops it', async () => {
    const id = await share('aims')

    await endShare(learner, id)

    expect(await read()).toBeNull()
    expect(await eventsOf(test$.db, id)).toEqual(['plan-share.given', 'plan-share.ended'])
    await expect(endShare(learner, id)).rejects.toThrow(NotFound)
    await expect(findOpenShare(learner, id)).rejects.toThrow(NotFound)
  })

  test('after its last day', async () => {
    await share('aims')

    expect(await read({ ...officer, now: new Date('2027-03-01T23:00:00Z') })).not.toBeNull()
    expect(await read({ ...officer, now: new Date('2027-03-02T00:00:00Z') })).toBeNull()
  })

  test('from the moment the yes is taken back, and the list says so once the post has gone round', async () => {
    const id = await share('aims')

    await decideConsent(learner, choice.learnerId, 'plan', false)

    expect(await read()).toBeNull()
    await drainJobs(test$.db, FRIDAY)
    expect(await ownShares(learner)).toMatchObject([{ endedWhy: 'consent-withdrawn' }])
    expect(await eventsOf(test$.db, id)).toEqual(['plan-share.given', 'plan-share.ended'])
    await endSharesOf(learner, choice.learnerId)
    expect(await eventsOf(test$.db, id)).toHaveLength(2)
  })

  test('once the place is not firm any more', async () => {
    await share('aims')
    await test$.db.updateTable('choice').set({ state: 'withdrawn' }).where('id', '=', choice.id).execute()

    expect(await read()).toBeNull()
  })

  test('to another provider, to who has no right to see applicants, to a partner, to the school, or before it is shared', async () => {
    expect(await read()).toBeNull()
    await share('aims')
    const elsewhere = anOfficerAt(test$.db, await aProvider(test$.db, choice.town), choice.town)
    const blind: Context = { ...officer, actor: { ...officer.actor, rights: [] } }
    const partner: Context = {
      ...officer,
      actor: { ...officer.actor, partnerId: elsewhere.actor.organisationId, rights: usualRights('admissions-officer') },
    }
    const tutor = await aStaffContext(test$.db, choice.town.schoolId, choice.town, 'tutor', { form: '11A' })

    for (const one of [elsewhere, blind, partner, tutor]) expect(await read(one)).toBeNull()
    expect(await read()).not.toBeNull()
  })
})

describe('who has read it', () => {
  test('the learner sees the name and the time with the share', async () => {
    const id = await share('aims')

    await noteReading(officer, id)

    expect(await ownShares(learner)).toMatchObject([
      { provider: 'Riverside College', readings: [{ name: 'Mr Okafor' }] },
    ])
  })
})
