import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { lockHolidays, type Holiday } from './calendar.queries.server'
import { holidayWithout, refuseOverlap, type HolidayTerms } from './holiday'

/** Keeps a school holiday of an area: working days skip it from now on, also those of clocks that run. */
export function addSchoolHoliday(ctx: Context, areaId: string, holiday: HolidayTerms) {
  return changeHolidays(ctx, areaId, async (ctx, kept) => {
    refuseOverlap(kept, holiday)
    const { id } = await ctx.db
      .insertInto('closure')
      .values({ areaId, kind: 'school-holiday', ...termsOf(holiday) })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, action: 'closure.added', before: null, after: termsOf(holiday) }
  })
}

/** Moves or renames a school holiday. */
export function changeSchoolHoliday(ctx: Context, areaId: string, closureId: string, holiday: HolidayTerms) {
  return changeHolidays(ctx, areaId, async (ctx, kept) => {
    const { known, others } = holidayWithout(kept, closureId)
    refuseOverlap(others, holiday)
    await ctx.db.updateTable('closure').set(termsOf(holiday)).where('id', '=', closureId).execute()
    return { id: closureId, action: 'closure.changed', before: termsOf(known), after: termsOf(holiday) }
  })
}

/** Takes a school holiday away: its days count as working days again. */
export function removeSchoolHoliday(ctx: Context, areaId: string, closureId: string) {
  return changeHolidays(ctx, areaId, async (ctx, kept) => {
    const { known } = holidayWithout(kept, closureId)
    await ctx.db.deleteFrom('closure').where('id', '=', closureId).execute()
    return { id: closureId, action: 'closure.removed', before: termsOf(known), after: null }
  })
}

type Change = { id: string; action: string; before: HolidayTerms | null; after: HolidayTerms | null }

/** The event keeps all the area's holidays of before, so that the clocks that follow know what they were counted by. */
function changeHolidays(
  ctx: Context,
  areaId: string,
  change: (ctx: Context, kept: Holiday[]) => Promise<Change>,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'cycle.open', { areaId })
    const kept = await lockHolidays(ctx, areaId)
    const { id, action, before, after } = await change(ctx, kept)
    const countedBy = kept.map(({ startsOn, endsOn }) => ({ startsOn, endsOn }))
    await record(ctx, action, { type: 'area', id: areaId }, { closureId: id, before, after, countedBy })
    return id
  })
}

function termsOf({ name, startsOn, endsOn }: HolidayTerms): HolidayTerms {
  return { name, startsOn, endsOn }
}
