import { describe, expect, test } from 'vitest'
import { appealCase } from '~/domain/panels/case-end.commands.server'
import { declareConflict, decideCase } from '~/domain/panels/decision.commands.server'
import { minuteOf } from '~/domain/panels/meeting'
import {
  addAction,
  callMeeting,
  closeMeeting,
  finishAction,
  openMeeting,
} from '~/domain/panels/meeting.commands.server'
import { agendaOf, findMeeting } from '~/domain/panels/meeting.queries.server'
import { membersOf } from '~/domain/panels/panel.queries.server'
import { londonDay } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import { eventsOf, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import {
  aCase,
  aHeldCase,
  anOpenMeeting,
  aPanel,
  aSharedRun,
  bookedFor,
  caseRow,
  decision,
  type PanelWithAll,
} from '#tests/support/panels'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()

async function aTable(terms: Parameters<typeof aSharedRun>[1] = {}) {
  const panel = await aPanel(test$.db)
  const run = await aSharedRun(panel, terms)
  return { panel, run }
}

function why(list: string, code: string) {
  return aReason(test$.db, list, code)
}

describe('a meeting', () => {
  test('freezes its agenda when it is opened, urgent cases first, and writes its own minutes', async () => {
    const { panel, run } = await aTable()
    const slow = await aCase(panel, run.id)
    const urgent = await aCase(panel, run.id, { isUrgent: 'yes', urgentWhy: 'Excluded on Monday.' })
    const meetingId = await anOpenMeeting(panel)
    await aCase(panel, run.id)

    await decideCase(panel.chair, meetingId, urgent.id, decision(run.id))
    const meeting = await findMeeting(panel.chair, meetingId)
    const agenda = await agendaOf(panel.chair, meeting)

    expect(agenda.map(({ id }) => id)).toEqual([urgent.id, slow.id])
    const [said] = agenda[0]?.decisions ?? []
    if (!said) throw new Error('Nothing was decided.')
    expect(minuteOf({ learner: 'Amina Yusuf', ...said, aside: [] })).toBe(
      'Amina Yusuf: a place on Engineering at Riverside College, held for the school to confirm. ' +
        'Decided by Mr Okafor, Mr Okafor, Mr Okafor.',
    )
  })

  test('is called, opened and closed by the clerk alone, with enough who decide', async () => {
    const { panel } = await aTable()
    const { clerk, chair, panelId, member } = panel
    const form = { meetsOn: '2026-11-23', meetsAt: '14:00', place: 'Main hall' }
    await expect(callMeeting(chair, panelId, form)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(callMeeting(clerk, panelId, { ...form, meetsOn: '2026-11-19' })).rejects.toMatchObject({
      code: 'day-passed',
    })
    const early = await callMeeting(clerk, panelId, form)
    const id = await callMeeting(clerk, panelId, { ...form, meetsOn: '2026-11-20' })

    const present = [member.memberId, chair.memberId]
    await expect(openMeeting(clerk, early, { version: 1, present })).rejects.toMatchObject({ code: 'too-early' })
    await expect(openMeeting(clerk, id, { version: 1, present: [member.memberId] })).rejects.toMatchObject({
      code: 'no-quorum',
    })
    await openMeeting(clerk, id, { version: 1, present })
    await expect(closeMeeting(clerk, id, { version: 1 })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await closeMeeting(clerk, id, { version: 2 })
    expect(await eventsOf(test$.db, id)).toEqual(['meeting.called', 'meeting.opened', 'meeting.closed'])
  })

  test('gives actions to members, each with its day', async () => {
    const { panel } = await aTable()
    const meetingId = await anOpenMeeting(panel)
    const form = { what: 'Ask about the bus', member: panel.member.memberId, dueOn: '2026-12-01', case: null }
    const id = await addAction(panel.clerk, meetingId, form)
    await drainJobs(test$.db, panel.now)

    const letters = await lettersIn(test$.db)
    const about = letters.filter(({ subject }) => subject === 'Something to do for the panel')
    expect(about).toHaveLength(1)
    expect(about[0]?.body).toContain('by 1 December 2026: Ask about the bus')
    await expect(finishAction(panel.other, id)).rejects.toMatchObject({ name: 'NotAllowed' })
    await finishAction(panel.member, id)

    expect((await findMeeting(panel.clerk, meetingId)).actions).toMatchObject([
      { what: 'Ask about the bus', doneAt: expect.anything() },
    ])
  })
})

describe('a meeting that is called', () => {
  test('is told to everybody who has a seat, once, and to nobody when it has begun', async () => {
    const { panel } = await aTable()
    const form = { meetsOn: londonDay(panel.now), meetsAt: '14:00', place: 'Main hall' }
    await callMeeting(panel.clerk, panel.panelId, form)
    await drainJobs(test$.db, panel.now)
    const seats = await membersOf(panel.clerk, panel.panelId)
    const told = async () => (await lettersIn(test$.db)).filter(({ template }) => template === 'PanelWork')

    expect(new Set((await told()).map(({ toEmail }) => toEmail)).size).toBe(seats.length)
    expect((await told())[0]?.body).toContain('at 2:00pm. Where: Main hall')
    const before = (await told()).length
    await anOpenMeeting(panel)
    await drainJobs(test$.db, panel.now)
    expect(await told()).toHaveLength(before)
  })
})

describe('a decision', () => {
  test('is taken by whoever is there with a say: not by the clerk, nor by who stayed away', async () => {
    const { panel, run } = await aTable()
    const { id } = await aCase(panel, run.id)
    const meetingId = await anOpenMeeting(panel, [panel.chair, panel.member])

    await expect(decideCase(panel.clerk, meetingId, id, decision(run.id))).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(decideCase(panel.other, meetingId, id, decision(run.id))).rejects.toMatchObject({
      code: 'not-present',
    })
    await expect(decideCase(panel.tutor, meetingId, id, decision(run.id))).rejects.toMatchObject({ name: 'NotAllowed' })
    await decideCase(panel.member, meetingId, id, decision(run.id))
    expect(await caseRow(test$.db, id)).toMatchObject({ state: 'provisional' })
  })

  test('is not taken by a member with a declared conflict, nor without a quorum of the others', async () => {
    const { panel, run } = await aTable()
    const { id } = await aCase(panel, run.id)
    const meetingId = await anOpenMeeting(panel, [panel.chair, panel.member])
    await declareConflict(panel.chair, id, { why: 'My niece.' })

    await expect(decideCase(panel.chair, meetingId, id, decision(run.id))).rejects.toMatchObject({ code: 'conflict' })
    await expect(decideCase(panel.member, meetingId, id, decision(run.id))).rejects.toMatchObject({ code: 'no-quorum' })
    await expect(declareConflict(panel.chair, id, { why: 'My niece.' })).rejects.toMatchObject({
      code: 'declared-before',
    })
    await expect(declareConflict(panel.clerk, id, { why: 'My niece.' })).rejects.toMatchObject({ name: 'NotAllowed' })
    expect(await caseRow(test$.db, id)).toMatchObject({ state: 'awaiting-match' })
  })

  test('is not taken in a meeting that is not open, nor on a case that is not on its agenda', async () => {
    const { panel, run } = await aTable()
    const { id } = await aCase(panel, run.id)
    const called = await callMeeting(panel.clerk, panel.panelId, {
      meetsOn: '2026-11-20',
      meetsAt: '9:00',
      place: 'Hall',
    })
    const meetingId = await anOpenMeeting(panel)
    const late = await aCase(panel, run.id)

    await expect(decideCase(panel.chair, called, id, decision(run.id))).rejects.toMatchObject({ code: 'not-now' })
    await expect(decideCase(panel.chair, meetingId, late.id, decision(run.id))).rejects.toMatchObject({
      code: 'not-on-agenda',
    })
  })

  const red: [string, Parameters<typeof aSharedRun>[1], Parameters<typeof aCase>[2]][] = [
    ['red-transport', { transport: null }, { transport: 'yes' }],
    ['red-support', { support: null }, { support: 'A sign language interpreter' }],
    ['red-health-and-safety', { safeUntil: '2027-01-04' }, {}],
    ['red-health-and-safety', { safeUntil: null }, {}],
    ['red-service', { outFrom: '2027-02-01', outUntil: '2027-02-28' }, {}],
  ]
  test.each(red)('is no place where a check is red: %s', async (code, terms, needs) => {
    const { panel, run } = await aTable(terms)
    const { id } = await aCase(panel, run.id, needs)
    const meetingId = await anOpenMeeting(panel)

    await expect(decideCase(panel.chair, meetingId, id, decision(run.id))).rejects.toMatchObject({ code })
  })

  test('never puts a learner into two places in one block', async () => {
    const { panel, run } = await aTable()
    const same = await aSharedRun(panel, { title: 'Catering' })
    const held = await aHeldCase(panel, run.id)
    const { id } = await aCase(panel, same.id, { learnerId: held.learnerId })
    const meetingId = await anOpenMeeting(panel)

    await expect(decideCase(panel.chair, meetingId, id, decision(same.id))).rejects.toMatchObject({
      code: 'red-timetable',
    })
    expect(await bookedFor(test$.db, held.learnerId)).toEqual(['provisional'])
  })

  test('may be another course than was asked for, which must not be one of the wishes', async () => {
    const { panel, run } = await aTable()
    const other = await aSharedRun(panel, { title: 'Catering', blocks: [panel.thursday] })
    const { id } = await aCase(panel, run.id)
    const meetingId = await anOpenMeeting(panel)
    const say = (more: object) =>
      decideCase(panel.chair, meetingId, id, decision(null, { outcome: 'alternative', ...more }))

    await expect(say({ other: run.id })).rejects.toMatchObject({ code: 'wished' })
    await expect(decideCase(panel.chair, meetingId, id, decision(other.id))).rejects.toMatchObject({
      code: 'not-wished',
    })
    await say({ other: other.id })

    expect(await caseRow(test$.db, id)).toMatchObject({ state: 'provisional', sharedRunId: other.id })
  })

  test.each([
    ['reserve', 'panel-reserve', 'group-full', 'unable-to-match', 'case.reserved'],
    ['refuse', 'panel-refusal', 'entry-requirement', 'refused', 'case.refused'],
    ['defer', 'panel-defer', 'more-information', 'awaiting-match', 'case.deferred'],
  ] as const)('to %s needs a reason of its own list', async (outcome, list, code, state, event) => {
    const { panel, run } = await aTable()
    const { id } = await aCase(panel, run.id)
    const meetingId = await anOpenMeeting(panel)
    const stranger = await why('panel-withdrawal', 'error')
    const reason = await why(list, code)

    await expect(
      decideCase(panel.chair, meetingId, id, decision(null, { outcome, reason: stranger })),
    ).rejects.toMatchObject({ code: 'unknown-reason' })
    await decideCase(panel.chair, meetingId, id, decision(null, { outcome, reason }))

    expect(await caseRow(test$.db, id)).toMatchObject({ state, reasonId: reason })
    expect((await eventsOf(test$.db, id)).at(-1)).toBe(event)
  })
})

describe('an appeal', () => {
  async function aRefusal() {
    const table = await aTable()
    const { id } = await aCase(table.panel, table.run.id)
    const first = await anOpenMeeting(table.panel, [table.panel.chair, table.panel.member])
    const reason = await why('panel-refusal', 'group-full')
    await decideCase(table.panel.chair, first, id, decision(null, { outcome: 'refuse', reason }))
    return { ...table, id, first, reason }
  }

  test('is made by the home school once, and decided by nobody who decided before', async () => {
    const { panel, run, id, reason } = await aRefusal()
    const more = [await panel.seated('member')]
    await appealCase(panel.tutor, id, { version: 4, words: 'Two have left the course.' })
    const meetingId = await anOpenMeeting(panel, [panel.chair, panel.member, panel.other, ...more])
    const say = (ctx: PanelWithAll['chair']) => decideCase(ctx, meetingId, id, decision(run.id, { version: 5 }))

    await expect(say(panel.chair)).rejects.toMatchObject({ code: 'decided-before' })
    await expect(say(panel.member)).rejects.toMatchObject({ code: 'decided-before' })
    await say(panel.other)

    const [line] = await agendaOf(panel.chair, await findMeeting(panel.chair, meetingId))
    expect(line?.decisions).toMatchObject([{ outcome: 'place', isAppeal: true }])
    expect(await caseRow(test$.db, id)).toMatchObject({ state: 'provisional' })
    expect(reason).toEqual(expect.any(String))
  })

  test('needs a quorum of others, and a second refusal stands', async () => {
    const { panel, id, reason } = await aRefusal()
    await appealCase(panel.tutor, id, { version: 4, words: 'Two have left the course.' })
    const meetingId = await anOpenMeeting(panel)
    const refuse = decision(null, { outcome: 'refuse', reason, version: 5 })
    await expect(decideCase(panel.other, meetingId, id, refuse)).rejects.toMatchObject({ code: 'no-quorum' })
    await closeMeeting(panel.clerk, meetingId, { version: 2 })
    const more = await panel.seated('member')
    const second = await anOpenMeeting(panel, [panel.other, more])
    await decideCase(more, second, id, refuse)

    await expect(appealCase(panel.tutor, id, { version: 6, words: 'Again.' })).rejects.toMatchObject({
      code: 'appealed-before',
    })
  })
})
