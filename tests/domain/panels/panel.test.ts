import { describe, expect, test } from 'vitest'
import { addPanelBlock, beginPanel, endSeat, retirePanelBlock, seatMember } from '~/domain/panels/panel.commands.server'
import { findPanel, membersOf, panelsOf } from '~/domain/panels/panel.queries.server'
import { changeSharedRun, shareRun } from '~/domain/panels/shared-run.commands.server'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { aTown, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHeldCase, aPanel, aSharedRun } from '#tests/support/panels'

const test$ = testDatabase()

describe('a panel', () => {
  test('is begun by a coordinator, and its clerk gives out the seats', async () => {
    const { db } = test$
    const { panelId, clerk, chair, coordinator } = await aPanel(db)

    expect(await panelsOf(chair)).toMatchObject([{ id: panelId, seat: 'chair', waiting: 0, nextOn: null }])
    expect((await membersOf(clerk, panelId)).map(({ seat }) => seat)).toEqual(['clerk', 'chair', 'member', 'member'])
    expect(await eventsOf(db, panelId)).toEqual(['panel.begun', ...Array(3).fill('panel-member.seated')])
    expect(await findPanel(coordinator, panelId)).toMatchObject({ held: null, holdDays: 10 })
  })

  test('is for its members: to others of the same role it is not there', async () => {
    const { db } = test$
    const { panelId, town } = await aPanel(db)
    const { clerk: stranger } = await aPanel(db, { town })

    await expect(findPanel(stranger, panelId)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('has one chair, nobody twice, nobody from outside, and never no clerk', async () => {
    const { db } = test$
    const { panelId, clerk, chair, member } = await aPanel(db)
    const { chair: stranger } = await aPanel(db)
    const account = (ctx: typeof chair) => ctx.actor.id ?? ''

    await expect(seatMember(clerk, panelId, { account: account(member), seat: 'member' })).rejects.toMatchObject({
      code: 'seated-already',
    })
    await expect(seatMember(clerk, panelId, { account: account(stranger), seat: 'member' })).rejects.toMatchObject({
      code: 'not-on-list',
    })
    await endSeat(clerk, member.memberId)
    await expect(seatMember(clerk, panelId, { account: account(member), seat: 'chair' })).rejects.toMatchObject({
      code: 'chair-taken',
    })
    const [own] = await membersOf(clerk, panelId)
    await expect(endSeat(clerk, own?.id ?? '')).rejects.toMatchObject({ code: 'last-clerk' })
    await expect(endSeat(chair, own?.id ?? '')).rejects.toMatchObject({ name: 'NotAllowed' })
  })

  test('is begun once by its name, and by nobody but a coordinator of the area', async () => {
    const { db } = test$
    const { clerk, coordinator, town } = await aPanel(db)
    const { areaId: elsewhere } = await aTown(db)
    const form = { name: 'Second panel', quorum: 3, clerk: clerk.actor.id ?? '' }
    await beginPanel(coordinator, town.areaId, form)

    await expect(beginPanel(coordinator, town.areaId, { ...form, name: 'SECOND panel' })).rejects.toMatchObject({
      code: 'name-taken',
    })
    for (const attempt of [() => beginPanel(clerk, town.areaId, form), () => beginPanel(coordinator, elsewhere, form)])
      await expect(attempt()).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})

describe('the clerk', () => {
  test('shares a course in blocks of the area that do not overlap', async () => {
    const { db } = test$
    const panel = await aPanel(db)
    const { id, hostId, courseRunId } = await aSharedRun(panel, { places: 4, blocks: [panel.tuesday, panel.thursday] })

    const [run] = await sharedRunsOf(panel.chair, panel.panelId)
    expect(run).toMatchObject({
      id,
      hostId,
      host: 'Riverside College',
      title: 'Engineering',
      provisional: 0,
      confirmed: 0,
    })
    expect(run?.blocks.map(({ name }) => name)).toEqual(['Tuesday afternoon', 'Thursday afternoon'])
    const again = {
      run: courseRunId,
      blocks: [panel.tuesday],
      places: 1,
      least: 1,
      fromOn: '2027-01-05',
      untilOn: '2027-02-05',
    }
    const rest = { transport: null, support: null, safeUntil: null, outFrom: null, outUntil: null }
    await expect(shareRun(panel.clerk, panel.panelId, { ...again, ...rest })).rejects.toMatchObject({
      code: 'shared-already',
    })
    await expect(shareRun(panel.chair, panel.panelId, { ...again, ...rest })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
  })

  test('lowers places to those that are held or taken, and moves no block under somebody', async () => {
    const { db } = test$
    const panel = await aPanel(db)
    const { id } = await aSharedRun(panel, { places: 3 })
    await aHeldCase(panel, id)
    const terms = {
      ...{ version: 1, places: 1, least: 1, fromOn: '2027-01-05', untilOn: '2027-07-16', blocks: [panel.tuesday] },
      ...{ transport: null, support: 'A mentor', safeUntil: '2027-12-31', outFrom: null, outUntil: null },
    }

    await expect(changeSharedRun(panel.clerk, id, { ...terms, blocks: [panel.thursday] })).rejects.toMatchObject({
      code: 'in-use',
    })
    await changeSharedRun(panel.clerk, id, terms)
    await expect(changeSharedRun(panel.clerk, id, terms)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await sharedRunsOf(panel.clerk, panel.panelId)).toMatchObject([{ places: 1, provisional: 1 }])
  })

  test('takes a block out of the week only when nothing is taught in it', async () => {
    const { db } = test$
    const panel = await aPanel(db)
    await aSharedRun(panel)

    await expect(retirePanelBlock(panel.clerk, panel.tuesday)).rejects.toMatchObject({ code: 'block-used' })
    await expect(retirePanelBlock(panel.chair, panel.thursday)).rejects.toMatchObject({ name: 'NotAllowed' })
    await retirePanelBlock(panel.clerk, panel.thursday)
    const again = { name: 'Thursday afternoon', weekday: 4, starts: '13:00', ends: '16:00' }
    await expect(addPanelBlock(panel.clerk, panel.panelId, again)).resolves.toEqual(expect.any(String))
  })
})
