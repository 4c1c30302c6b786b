import { createElement } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import '~/jobs'
import Enrolled from '#emails/Enrolled'
import { handOver } from '~/domain/handovers/handover.commands.server'
import { handoverReasons, handoversOf } from '~/domain/handovers/handover.queries.server'
import { guaranteeDesk } from '~/domain/guarantees/guarantee.queries.server'
import { refreshLearner } from '~/domain/guarantees/refresh.commands.server'
import { agreeToTexts } from '~/domain/messages/letter-wish.commands.server'
import { recordLeaving, takeLeavingBack } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import type { LeavingStatus } from '~/domain/nccis-returns/cohort-leaving'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { openTask } from '~/domain/participation/task.commands.server'
import { openTasks } from '~/domain/participation/task.queries.server'
import { tuteesMatching } from '~/domain/reports/tutee.queries.server'
import { riskPage } from '~/domain/risks/risk.queries.server'
import { newId } from '~/kit/chance.server'
import { postLetter } from '~/kit/mail.server'
import { deliverLetter } from '~/kit/post-office.server'
import { deliverText, postText, useTextSender } from '~/kit/text.server'
import { theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen, type ReturnTown } from '#tests/support/return-towns'
import { aStaffContext, eventsCalled } from '#tests/support/tracking'

const here = testDatabase()
const left = (status: LeavingStatus) => ({
  ...{ status, leftOn: '2026-11-20', note: null },
  authority: status === 'T' ? '821' : null,
})

afterEach(() => useTextSender(undefined))

async function somebody(differently = {}) {
  const town = await aReturnTown(here.db)
  const learnerId = await aSixteen(here.db, town, 'Amina', differently)
  const account = here.db.selectFrom('account').select('id').where('learnerId', '=', learnerId)
  return { town, learnerId, accountId: (await account.executeTakeFirstOrThrow()).id }
}

function letter(town: ReturnTown, key: string, of: { learnerId?: string; accountId?: string }) {
  const content = createElement(Enrolled, {
    ...{ name: 'Amina', course: 'Art', provider: 'Riverside', link: 'https://x.example' },
  })
  return postLetter(town.system, { key, template: 'Enrolled', to: `${key}@example.org`, subject: key, content, ...of })
}

async function fates() {
  const rows = await here.db.selectFrom('letter').select(['key', 'fate']).orderBy('key').execute()
  return Object.fromEntries(rows.map(({ key, fate }) => [key, fate]))
}

describe('letters of somebody who has died', () => {
  test('are stopped, to them and to anybody else about them; others go', async () => {
    const { town, learnerId, accountId } = await somebody()
    const brother = await aSixteen(here.db, town, 'Joel')
    await recordLeaving(town.adviser, learnerId, left('D'))
    await letter(town, 'to-them', { learnerId, accountId })
    await letter(town, 'to-their-account', { accountId })
    await letter(town, 'to-a-parent', { learnerId })
    await letter(town, 'of-the-brother', { learnerId: brother })
    expect(await fates()).toEqual({
      ...{ 'to-them': 'stopped', 'to-their-account': 'stopped', 'to-a-parent': 'stopped', 'of-the-brother': 'post' },
    })
  })

  test.each(['T', 'L'] as const)('those of somebody who left as %s go on', async (status) => {
    const { town, learnerId } = await somebody({ bornOn: '2006-03-14' })
    await recordLeaving(town.adviser, learnerId, left(status))
    await letter(town, 'to-them', { learnerId })
    expect(await fates()).toEqual({ 'to-them': 'post' })
  })

  test('what waits in the post stays there, and goes when it was a mistake', async () => {
    const { town, learnerId } = await somebody()
    await letter(town, 'waiting', { learnerId })
    await letter(town, 'last-month', { learnerId })
    await here.db
      .updateTable('letter')
      .set({ writtenAt: new Date('2026-11-01') })
      .where('key', '=', 'last-month')
      .execute()
    await letter(town, 'gone', { learnerId })
    await here.db.updateTable('letter').set({ sentAt: town.now }).where('key', '=', 'gone').execute()

    const leavingId = await recordLeaving(town.adviser, learnerId, left('D'))
    expect(await fates()).toEqual({ waiting: 'stopped', 'last-month': 'stopped', gone: 'post' })
    await letter(town, 'meanwhile', { learnerId })

    await takeLeavingBack(town.adviser, leavingId)
    expect(await fates()).toEqual({ waiting: 'post', 'last-month': 'stopped', gone: 'post', meanwhile: 'post' })
    await letter(town, 'after', { learnerId })
    expect(await fates()).toMatchObject({ after: 'post' })
  })

  test('a letter that was written in the same moment is stopped as it leaves', async () => {
    const { town, learnerId } = await somebody()
    const letterId = await letter(town, 'waiting', { learnerId })
    await recordLeaving(town.adviser, learnerId, left('D'))
    await here.db.updateTable('letter').set({ fate: 'post' }).execute()
    await deliverLetter.run(town.system, { letterId: letterId ?? '' })
    expect(await fates()).toEqual({ waiting: 'stopped' })
  })

  test('no text is written, and one that was is not sent', async () => {
    const { town, learnerId, accountId } = await somebody()
    const sent: string[] = []
    useTextSender(({ body }) => Promise.resolve(void sent.push(body)))
    const own = theLearner(here.db, learnerId, town)
    await agreeToTexts({ ...own, actor: { ...own.actor, id: accountId } }, accountId, '+447700900123')
    const text = (key: string) => postText(town.system, { key, template: 'LastDayToApply', learnerId, body: key })
    await text('before')
    await recordLeaving(town.adviser, learnerId, left('D'))
    await text('after')
    const written = await here.db.selectFrom('textMessage').select(['id', 'body']).execute()
    expect(written.map(({ body }) => body)).toEqual(['before'])
    await deliverText.run(town.system, { textId: written[0]?.id ?? '' })
    expect(sent).toEqual([])
  })
})

describe('what advisers are asked to see to', () => {
  test('is closed when somebody leaves, is not asked for, and is open again when it is taken back', async () => {
    const { town, learnerId } = await somebody()
    const asked = { learnerId, kind: 'programme-ended' as const, why: 'Ended a course' }
    await openTask(town.system, { ...asked, subject: newId() })
    const leavingId = await recordLeaving(town.adviser, learnerId, left('D'))
    expect(await openTasks(town.adviser)).toEqual([])
    expect(await openTask(town.system, { ...asked, subject: newId() })).toBeNull()
    await takeLeavingBack(town.adviser, leavingId)
    expect(await openTasks(town.adviser)).toHaveLength(1)
    expect(await eventsCalled(here.db, 'adviser-task.settled')).toHaveLength(1)
    expect(await eventsCalled(here.db, 'adviser-task.opened-again')).toHaveLength(1)
  })
})

describe('lists of work', () => {
  test('who left stands on none of them', async () => {
    const { town, learnerId } = await somebody()
    const head = await aStaffContext(here.db, town.schoolId, town, 'careers-lead', { now: town.now })
    await refreshLearner(town.system, learnerId)
    await here.db
      .insertInto('learnerRisk')
      .values({
        ...{ learnerId, areaId: town.areaId, schoolId: town.schoolId, points: 4, openPoints: 4, lines: '[]' },
        countedOn: '2026-12-01',
      })
      .execute()
    const [reason] = await handoverReasons(head)
    await handOver(head, [learnerId], { reason: reason?.id ?? '', tried: 'We rang twice' })
    const { season } = await here.db.selectFrom('guarantee').select('season').executeTakeFirstOrThrow()
    const asked = {
      list: 'not-applied',
      form: '',
      q: '',
      about: '',
      sort: 'name',
      order: 'ascending',
      after: '',
    } as const
    const work = async () => ({
      guarantee: (await guaranteeDesk(town.adviser, { season, outcome: 'all', schoolId: null, after: null })).rows
        .length,
      risk: (await riskPage(town.adviser, {})).rows.length,
      riskAtSchool: (await riskPage(head, {})).rows.length,
      handovers: (await handoversOf(town.adviser, 'open')).length,
      tutees: (await tuteesMatching(head, asked)).length,
    })
    const all = { guarantee: 1, risk: 1, riskAtSchool: 1, handovers: 1, tutees: 1 }
    expect(await work()).toEqual(all)
    const leavingId = await recordLeaving(town.adviser, learnerId, left('D'))
    expect(await work()).toEqual({ guarantee: 0, risk: 0, riskAtSchool: 0, handovers: 0, tutees: 0 })
    await expect(takeOn(town.adviser, learnerId)).rejects.toMatchObject({ code: 'on-a-caseload' })
    await takeLeavingBack(town.adviser, leavingId)
    expect(await work()).toEqual(all)
  })
})
