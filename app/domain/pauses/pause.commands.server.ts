import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { pausesDue } from './pause.queries.server'
import type { PauseForm } from './pause.schemas'

const LONGEST_DAYS = 366

/** Takes no applications from a day until another; what was set before is changed. What was sent already goes on. */
export function switchRequestsOff(ctx: Context, { fromOn, opensOn, sentence }: PauseForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = ownProvider(ctx)
    const today = londonDay(ctx.now)
    if (opensOn <= today) throw new Refusal('opens-in-past', 'Choose a day after today', 'opensOn')
    if (opensOn > addDays(today, LONGEST_DAYS)) throw new Refusal('too-long', 'Choose a day within a year', 'opensOn')
    const terms = { fromOn, opensOn, sentence, setById: ctx.actor.id, setAt: ctx.now }
    const { id } = await ctx.db
      .insertInto('requestsOff')
      .values({ providerId, ...terms })
      .onConflict((conflict) => conflict.column('providerId').where('toldAt', 'is', null).doUpdateSet(terms))
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(ctx, 'requests.switched-off', subjectOf(id, providerId), { fromOn, opensOn, sentence })
  })
}

/** Opens earlier than was said, or takes back a pause that has not begun. */
export function openAgain(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = ownProvider(ctx)
    const today = londonDay(ctx.now)
    const found = ctx.db
      .selectFrom('requestsOff')
      .select(['id', 'fromOn'])
      .where('providerId', '=', providerId)
      .where('toldAt', 'is', null)
      .forUpdate()
    const pause = orNotFound(await found.executeTakeFirst(), 'pause')
    const hasBegun = pause.fromOn <= today
    const days = hasBegun ? { opensOn: today } : { fromOn: today, opensOn: today }
    await ctx.db
      .updateTable('requestsOff')
      .set({ ...days, toldAt: ctx.now })
      .where('id', '=', pause.id)
      .execute()
    await record(ctx, hasBegun ? 'requests.opened' : 'requests.left-open', subjectOf(pause.id, providerId))
  })
}

/** Each night: of what has opened by itself, learners who wait for it are told. Running it twice tells once. */
export async function tellOfOpenings(ctx: Context): Promise<number> {
  let told = 0
  for (const { id, providerId } of await pausesDue(ctx, londonDay(ctx.now))) {
    told += await inTransaction(ctx, async (ctx) => {
      const marked = await ctx.db
        .updateTable('requestsOff')
        .set({ toldAt: ctx.now })
        .where('id', '=', id)
        .where('toldAt', 'is', null)
        .executeTakeFirst()
      if (marked.numUpdatedRows === 0n) return 0
      await record(ctx, 'requests.opened', subjectOf(id, providerId))
      return 1
    })
  }
  return told
}

function ownProvider(ctx: Context): string {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'requests.switch', { providerId })
  return providerId
}

function subjectOf(id: string, organisationId: string) {
  return { type: 'requests-off', id, organisationId }
}
