import { describe, expect, test } from 'vitest'
import { confirmCase } from '~/domain/panels/case-hold.commands.server'
import { tellCase } from '~/domain/panels/case.jobs.server'
import { decideCase } from '~/domain/panels/decision.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aColleague, FRIDAY, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aCase, aHeldCase, anOpenMeeting, aPanel, aSharedRun, decision } from '#tests/support/panels'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()

async function aTable() {
  const panel = await aPanel(test$.db)
  const run = await aSharedRun(panel)
  return { panel, run }
}

describe('the letters about a case', () => {
  test('go the same day to the learner, the school and the host, each once', async () => {
    const { db } = test$
    const { panel, run } = await aTable()
    await aColleague(db, run.hostId)
    const held = await aHeldCase(panel, run.id)

    await drainJobs(db, FRIDAY)

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'PanelCase')
    expect(letters).toHaveLength(3)
    const said = letters.map(({ body }) => body).join('\n')
    expect(said).toContain('The panel holds a place for you on Engineering at Riverside College, from 5 January 2027.')
    expect(said).toContain('The panel holds a place for Amina Yusuf on Engineering at Riverside College')
    expect(said).toContain('Confirm it by 4 December 2026, or the place is free again.')
    const [event] = await db
      .selectFrom('auditEvent')
      .select('id')
      .where('action', '=', 'case.placed')
      .where('subjectId', '=', held.id)
      .execute()
    await tellCase.run(systemContext(db, FRIDAY), { caseId: held.id, eventId: event?.id ?? '', news: 'placed' })
    expect((await lettersIn(db)).filter(({ template }) => template === 'PanelCase')).toHaveLength(3)
  })

  test('tell why in plain words to the learner, and the host nothing of what it was never to have', async () => {
    const { db } = test$
    const { panel, run } = await aTable()
    await aColleague(db, run.hostId)
    const { id } = await aCase(panel, run.id)
    const meetingId = await anOpenMeeting(panel)
    const reason = await aReason(db, 'panel-refusal', 'entry-requirement')
    await decideCase(
      panel.chair,
      meetingId,
      id,
      decision(null, { outcome: 'refuse', reason, detail: 'English is missing' }),
    )

    await drainJobs(db, FRIDAY)

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'PanelCase')
    expect(letters).toHaveLength(2)
    const [own, school] = [
      letters.find(({ body }) => body.includes('give you')),
      letters.find(({ body }) => body.includes('Amina Yusuf')),
    ]
    expect(own?.body).toContain('This is why: You do not have the grades that the course asks for.')
    expect(own?.body).not.toContain('English is missing')
    expect(school?.body).toContain('Reason: The entry requirements are not met. English is missing')
  })

  test('are written when a place is confirmed', async () => {
    const { db } = test$
    const { panel, run } = await aTable()
    const held = await aHeldCase(panel, run.id)
    await confirmCase(panel.tutor, held.id, { version: 4 })

    await drainJobs(db, FRIDAY)

    const said = (await lettersIn(db)).filter(({ template }) => template === 'PanelCase').map(({ subject }) => subject)
    expect(said).toContain('A place on a shared course is confirmed')
  })
})
