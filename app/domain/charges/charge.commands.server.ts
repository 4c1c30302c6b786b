import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { refuseOddPeriod, type Line } from './charge'
import { homesOf, hostsOf, lockStatement } from './charge.queries.server'
import type { RateForm, StatementForm } from './charge.schemas'
import { chargeMachine, chargeStateOf } from './charge.states'
import { workOut } from './statement.queries.server'

/** A host begins a statement for a home school and a period. No two of them cover the same day. */
export function beginStatement(ctx: Context, { home, fromOn, untilOn }: StatementForm) {
  return inTransaction(ctx, async (ctx) => {
    const { id: homeId, name } = orNotFound(
      (await homesOf(ctx)).find(({ id }) => id === home),
      'school',
    )
    const hostId = ctx.actor.organisationId ?? ''
    mustBeAllowed(ctx, 'charge.keep', { organisationId: hostId })
    refuseOddPeriod({ fromOn, untilOn }, londonDay(ctx.now))
    const begun = { id: newId(), hostId, homeId, fromOn, untilOn, begunById: ctx.actor.id, begunAt: ctx.now }
    const made = await ctx.db
      .insertInto('chargeStatement')
      .values({ ...begun, state: 'draft' })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (made.length === 0)
      throw new Refusal('period-taken', `A statement for ${name} covers some of these days already.`, 'fromOn')
    await record(ctx, 'charge.begun', subjectOf(begun), { home: name, fromOn, untilOn })
    return begun.id
  })
}

/** Issues a statement: its lines are rows from now on, and the home school reads it. */
export function issueStatement(ctx: Context, statementId: string, form: { version: number }) {
  return inTransaction(ctx, async (ctx) => {
    const statement = await held(ctx, statementId, form)
    const state = nextState(chargeMachine, chargeStateOf(statement.state), 'issue')
    const { lines, corrections, totalPence } = await workOut(ctx, statement)
    await freeze(ctx, statementId, lines)
    if (corrections.length > 0) {
      await ctx.db
        .insertInto('chargeCorrection')
        .values(corrections.map(({ correctsId, pence }) => ({ statementId, correctsId, pence })))
        .execute()
    }
    const issued = { issuedAt: ctx.now, issuedById: ctx.actor.id, totalPence, version: form.version + 1 }
    await ctx.db
      .updateTable('chargeStatement')
      .set({ state, ...issued })
      .where('id', '=', statementId)
      .execute()
    await record(ctx, 'charge.issued', subjectOf(statement), { totalPence, corrections: corrections.length })
  })
}

/** Drops a draft that was begun by mistake: its days are free for another. */
export function dropStatement(ctx: Context, statementId: string, form: { version: number }) {
  return inTransaction(ctx, async (ctx) => {
    const statement = await held(ctx, statementId, form)
    const state = nextState(chargeMachine, chargeStateOf(statement.state), 'drop')
    await ctx.db
      .updateTable('chargeStatement')
      .set({ state, version: form.version + 1 })
      .where('id', '=', statementId)
      .execute()
    await record(ctx, 'charge.dropped', subjectOf(statement), {})
  })
}

/** The coordinator says what an hour costs from a day on: in the area, or at one host. */
export function setRate(ctx: Context, { host, fromOn, perHour, minutes }: RateForm) {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    if (host !== null)
      orNotFound(
        (await hostsOf(ctx, areaId ?? '')).find(({ id }) => id === host),
        'host',
      )
    mustBeAllowed(ctx, 'charge.rate', { areaId })
    const rate = { id: newId(), areaId: areaId ?? '', hostId: host, fromOn, pencePerHour: perHour }
    const made = await ctx.db
      .insertInto('chargeRate')
      .values({ ...rate, minutesPerBlock: minutes, setById: ctx.actor.id, setAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (made.length === 0)
      throw new Refusal('rate-there', 'There is a rate from this day on already. Choose another day.', 'fromOn')
    const subject = { type: 'charge-rate', id: rate.id, organisationId: host }
    await record(ctx, 'charge-rate.set', subject, { fromOn, perHour, minutes })
    return rate.id
  })
}

async function held(ctx: Context, statementId: string, { version }: { version: number }) {
  const statement = await lockStatement(ctx, statementId)
  mustBeAllowed(ctx, 'charge.keep', { organisationId: statement.hostId })
  if (statement.version !== version)
    throw new Refusal('changed-meanwhile', 'Somebody has changed this statement meanwhile. Reload the page.')
  return statement
}

async function freeze(ctx: Context, statementId: string, lines: readonly Line[]) {
  if (lines.length === 0) return
  await ctx.db
    .insertInto('chargeLine')
    .values(lines.map((line, position) => ({ statementId, position, ...line })))
    .execute()
}

function subjectOf({ id, hostId }: { id: string; hostId: string }) {
  return { type: 'charge-statement', id, organisationId: hostId }
}
