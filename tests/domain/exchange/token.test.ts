import { describe, expect, test } from 'vitest'
import { reminderDue } from '~/domain/exchange/token'
import { forgetCalls, issueToken, revokeToken } from '~/domain/exchange/token.commands.server'
import { callsOf, tokensOf } from '~/domain/exchange/token.queries.server'
import { programBehind } from '~/access/token.server'
import { visitor, type Right } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { loader as applications } from '~/routes/api/applications'
import { aColleague, aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aToken, call, itIs } from '#tests/support/programs'

const test$ = testDatabase()
const form = { name: 'Admissions system', more: ['decide' as const], days: 365 as const }

async function aManager(rights: Right[] = ['see', 'interview', 'decide', 'manage']): Promise<Context> {
  const { db } = test$
  const { areaId } = await aTown(db)
  const organisationId = await aProvider(db, { areaId })
  const { accountId } = await aColleague(db, organisationId, 'admissions-manager')
  const actor = { ...visitor, id: accountId, role: 'admissions-manager' as const, organisationId, areaId, rights }
  return { db, now: FRIDAY, requestId: 'test', actor }
}

describe('a token', () => {
  test('is shown once, and only its hash is kept', async () => {
    const ctx = await aManager()

    const { id, secret } = await issueToken(ctx, form)

    const kept = await ctx.db.selectFrom('apiToken').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(secret).toMatch(/^onward_[\w-]{27}$/)
    expect(JSON.stringify(kept)).not.toContain(secret)
    expect(kept).toMatchObject({ rights: ['see', 'decide'], expiresOn: '2027-11-20', ending: secret.slice(-4) })
  })

  test('leaves one event when it is made and one when it is taken back', async () => {
    const ctx = await aManager()

    const { id } = await issueToken(ctx, form)
    await revokeToken(ctx, id)

    const events = await ctx.db.selectFrom('auditEvent').select('action').where('subjectId', '=', id).execute()
    expect(events.map(({ action }) => action).toSorted()).toEqual(['api-token.issued', 'api-token.revoked'])
  })

  test('has a name of its own among those that hold', async () => {
    const ctx = await aManager()
    const { id } = await issueToken(ctx, form)

    await expect(issueToken(ctx, { ...form, name: 'ADMISSIONS system' })).rejects.toMatchObject({ code: 'name-taken' })
    await revokeToken(ctx, id)
    await expect(issueToken(ctx, form)).resolves.toMatchObject({ name: form.name })
    await expect(revokeToken(ctx, id)).rejects.toMatchObject({ code: 'already-revoked' })
  })

  test('is made, seen and taken back only with the right to manage, and only at home', async () => {
    const ctx = await aManager()
    const { id } = await issueToken(ctx, form)
    const officer = { ...ctx, actor: { ...ctx.actor, rights: ['see' as const, 'decide' as const] } }
    const stranger = await aManager()

    await expect(issueToken(officer, { ...form, name: 'Another' })).rejects.toThrow(/Only those who manage/)
    await expect(revokeToken(officer, id)).rejects.toThrow(/no such token/)
    await expect(revokeToken(stranger, id)).rejects.toThrow(/no such token/)
    expect([await tokensOf(officer), await tokensOf(stranger)]).toEqual([[], []])
    expect(await tokensOf(ctx)).toHaveLength(1)
  })

  test('opens nothing once it is over, taken back or its organisation is closed', async () => {
    const { db } = test$
    await itIs(db)
    const provider = await aProvider(db, await aTown(db))
    const good = await aToken(db, provider)
    const lastDay = await aToken(db, provider, { expiresOn: '2026-11-20' })
    const over = await aToken(db, provider, { expiresOn: '2026-11-19' })
    const revoked = await aToken(db, provider)
    await db.updateTable('apiToken').set({ revokedAt: FRIDAY }).where('id', '=', revoked.id).execute()

    const opens = async ({ secret }: { secret: string }) => (await programBehind(secret)) !== null
    expect(await Promise.all([good, lastDay, over, revoked].map(opens))).toEqual([true, true, false, false])
    await db.updateTable('organisation').set({ status: 'closed' }).where('id', '=', provider).execute()
    expect(await opens(good)).toBe(false)
  })

  test.each([
    ['2026-12-20', '2026-11-20', 30],
    ['2026-12-21', '2026-11-20', null],
    ['2026-11-28', '2026-11-20', 30],
    ['2026-11-27', '2026-11-20', 7],
    ['2026-11-20', '2026-11-20', 7],
    ['2026-11-19', '2026-11-20', null],
  ])('that holds until %s is told of on %s: %s', (expiresOn, today, due) => {
    expect(reminderDue({ createdOn: '2026-01-01', expiresOn }, today)).toBe(due)
  })

  test('made for a month is told of a week before its end, and not on the day it is made', () => {
    const life = { createdOn: '2026-11-20', expiresOn: addDays('2026-11-20', 30) }

    expect([reminderDue(life, '2026-11-20'), reminderDue(life, '2026-12-13')]).toEqual([null, 7])
  })
})

describe('what a program asked', () => {
  test('stands on the page of its token without any id, and for 30 days', async () => {
    const ctx = await aManager()
    const { db } = ctx
    await itIs(db)
    const { id, secret } = await issueToken(ctx, form)

    await call(applications, { secret, choiceId: 'b1b7a6c0-0000-4000-8000-000000000000', query: '?since=nonsense' })

    expect(await callsOf(ctx, id)).toMatchObject([{ method: 'GET', path: '/api/v1/applications/:id', status: 422 }])
    await forgetCalls(systemContext(db, new Date(FRIDAY.getTime() + 29 * 86_400_000)))
    expect(await callsOf(ctx, id)).toHaveLength(1)
    await forgetCalls(systemContext(db, new Date(FRIDAY.getTime() + 31 * 86_400_000)))
    expect(await callsOf(ctx, id)).toEqual([])
  })
})
