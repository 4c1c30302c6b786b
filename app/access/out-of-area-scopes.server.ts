import { sql } from 'kysely'
import type { Asking } from '~/kit/context.server'
import { isNameOnly } from './people-scopes.server'
import { follows } from './return-scopes.server'

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Who is taught at home, or lives and learns in different places: to the advisers of the area by name, to its coordinators to be counted. Where
 * somebody learns is not passed on of whom no more than the name is.
 */
export function outOfAreaVisibleTo(ctx: Asking) {
  const { role, areaId } = ctx.actor
  const rows = ctx.db.selectFrom('outOfArea')
  if (role === 'system') return rows
  return rows
    .where('outOfArea.areaId', '=', role === 'adviser' || role === 'coordinator' ? (areaId ?? nobody) : nobody)
    .where(follows('out_of_area.learner_id'))
    .where((eb) => eb.not(isNameOnly(eb.ref('outOfArea.learnerId'))))
    .where(
      sql<boolean>`not exists (select from learner gone where gone.id = out_of_area.learner_id and gone.merged_into_id is not null)`,
    )
}
