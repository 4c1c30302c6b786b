import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { houseOf } from '~/access/provider-rights'
import type { RoundForm } from './progress.schemas'
import { nextYears, refuseRoundDays } from './round'
import { effortLevels, lockRound, roundsOf } from './round.queries.server'

/** Sets a round of reports for one's own school or provider. */
export function setRound(ctx: Context, form: RoundForm) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = mustSetRounds(ctx)
    const id = newId()
    const row = { id, organisationId, ...asked(form), setById: ctx.actor.id, changedAt: ctx.now }
    const made = await ctx.db
      .insertInto('reportRound')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw sameName
    await record(ctx, 'report-round.set', subjectOf(id, organisationId), { name: form.name, opensOn: form.opensOn })
    return id
  })
}

/** Changes a round: its days, its name, what it asks. What was entered stays, and stays as late as it was. */
export function changeRound(ctx: Context, roundId: string, form: RoundForm) {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId)
    mustBeAllowed(ctx, 'progress.round', round)
    if (round.version !== form.version) throw behind
    const next = asked(form)
    if (next.year !== round.year)
      throw new Refusal('other-year', 'A round stays in its school year. Set a new one for another year.', 'opensOn')
    const others = (await roundsOf(ctx)).filter(({ id, year }) => id !== roundId && year === round.year)
    if (others.some(({ name }) => name.toLowerCase() === form.name.toLowerCase())) throw sameName
    await ctx.db
      .updateTable('reportRound')
      .set({ ...next, changedAt: ctx.now, version: round.version + 1 })
      .where('id', '=', roundId)
      .execute()
    const days = ({ name, opensOn, closesOn }: typeof next | typeof round) => ({ name, opensOn, closesOn })
    await record(ctx, 'report-round.changed', subjectOf(roundId, round.organisationId), {
      from: days(round),
      to: days(next),
    })
  })
}

/** Takes a round away in which nobody has written anything. */
export function removeRound(ctx: Context, roundId: string) {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId)
    mustBeAllowed(ctx, 'progress.round', round)
    const entry = await ctx.db
      .selectFrom('progressEntry')
      .select('id')
      .where('roundId', '=', roundId)
      .limit(1)
      .executeTakeFirst()
    if (entry) throw new Refusal('in-use', 'Something is written in this round already, so it stays.')
    await ctx.db.updateTable('reportRound').set({ retiredAt: ctx.now }).where('id', '=', roundId).execute()
    await record(ctx, 'report-round.removed', subjectOf(roundId, round.organisationId), { name: round.name })
  })
}

/** Sets the rounds of a year again for the next one; those that are there already stay as they are. */
export function copyRounds(ctx: Context, year: number): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = mustSetRounds(ctx)
    const rounds = (await roundsOf(ctx)).filter((round) => round.year === year)
    if (rounds.length === 0) throw new Refusal('nothing-to-copy', 'There is no round of this year to copy.')
    const made = await ctx.db
      .insertInto('reportRound')
      .values(
        rounds.map((round) => ({
          ...nextYears(round),
          ...{ id: newId(), organisationId, setById: ctx.actor.id, changedAt: ctx.now },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    const subject = { type: 'organisation', id: organisationId, organisationId }
    if (made.length > 0) await record(ctx, 'report-rounds.copied', subject, { year, rounds: made.length })
    return made.length
  })
}

/** Says what an organisation calls the four levels of effort, from today on; what they were called before stays a row. */
export function nameEffort(ctx: Context, levels: Readonly<Record<string, { label: string; words: string }>>) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = mustSetRounds(ctx)
    const today = londonDay(ctx.now)
    const now = await effortLevels(ctx, organisationId)
    const changed = now.flatMap(({ level, label, learnerWords }) => {
      const said = levels[String(level)]
      return said && (said.label !== label || said.words !== learnerWords) ? [{ level, ...said }] : []
    })
    if (changed.length === 0) return
    const numbers = changed.map(({ level }) => level)
    const own = ctx.db.deleteFrom('effortLevel').where('organisationId', '=', organisationId)
    await own.where('level', 'in', numbers).where('validFrom', '=', today).execute()
    await ctx.db
      .updateTable('effortLevel')
      .set({ validTo: addDays(today, -1) })
      .where('organisationId', '=', organisationId)
      .where('level', 'in', numbers)
      .where('validTo', 'is', null)
      .execute()
    await ctx.db
      .insertInto('effortLevel')
      .values(
        changed.map(({ level, label, words }) => ({
          ...{ organisationId, level, label, learnerWords: words, validFrom: today },
        })),
      )
      .execute()
    await record(ctx, 'effort.named', { type: 'organisation', id: organisationId, organisationId }, { levels: numbers })
  })
}

const sameName = new Refusal('same-name', 'There is a round of this name in this year already.', 'name')
const behind = new Refusal('changed-meanwhile', 'A colleague changed this round meanwhile. Look at it as it is now.')

/** Whose rounds the actor may set; refused to whoever may not. */
function mustSetRounds(ctx: Context): string {
  const organisationId = orNotFound(ctx.actor.organisationId ?? undefined, 'organisation')
  mustBeAllowed(ctx, 'progress.round', { organisationId: houseOf(ctx.actor) })
  return organisationId
}

function asked(form: RoundForm) {
  const year = refuseRoundDays(form)
  const { name, opensOn, closesOn, asks } = form
  return { name, year, opensOn, closesOn, asksEffort: asks.includes('effort'), asksComment: asks.includes('comment') }
}

function subjectOf(id: string, organisationId: string) {
  return { type: 'report-round', id, organisationId }
}
