import { mustBeAllowed } from '~/access/guard.server'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import type { Cell } from '~/kit/csv'
import { admissionsHeadings, admissionsRows } from './admissions-sheet'
import { ilrHeadings, ilrRows } from './ilr-sheet'
import { listHeadings, listRows } from './list-sheet'
import type { SheetKind, Starter } from './starter'
import { onTheList, starterIds, startersOf } from './starter.queries.server'

type Sheet = {
  states: readonly ChoiceState[]
  headings: readonly string[]
  rows: (starters: AsyncIterable<Starter>) => AsyncGenerator<Cell[]>
}

const sheets: Record<SheetKind, Sheet> = {
  list: { states: onTheList, headings: listHeadings, rows: listRows },
  ilr: { states: ['enrolled'], headings: ilrHeadings, rows: ilrRows },
  admissions: { states: ['place_confirmed', 'enrolled'], headings: admissionsHeadings, rows: admissionsRows },
}

/** One sheet of the starters of a year, written while it is read. Who took how many rows of which, is kept. */
export async function exportStarters(ctx: Context, kind: SheetKind, cycleId: string) {
  const providerId = ctx.actor.organisationId
  mustBeAllowed(ctx, 'enrolment.record', { providerId })
  const { states, headings, rows } = sheets[kind]
  const ids = await starterIds(ctx, cycleId, states)
  const subject = { type: 'cycle', id: cycleId, organisationId: providerId }
  await record(ctx, 'starters.exported', subject, { kind, rows: ids.length })
  return { headings, rows: rows(startersOf(ctx, ids)) }
}
