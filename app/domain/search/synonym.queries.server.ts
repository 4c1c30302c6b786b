import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { synonymsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

export const SYNONYMS_ON_A_PAGE = 50
const EVENTS_AT_MOST = 20
const FINDS_AT_MOST = 100

/** What people type and what courses call it in this area, in the order of the alphabet; each with how many courses it finds, up to a hundred. */
export async function synonymsKept(ctx: Context, { words, page }: { words: string; page: number }) {
  mustBeAllowed(ctx, 'synonym.keep', { areaId: ctx.actor.areaId })
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const some = synonymsOfArea(ctx).$if(words !== '', (query) =>
    query.where((eb) => eb.or([eb('searchSynonym.asked', 'ilike', like), eb('searchSynonym.meant', 'ilike', like)])),
  )
  const { total } = await some.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const synonyms = await some
    .select(['searchSynonym.id', 'searchSynonym.asked', 'searchSynonym.meant'])
    .select(['searchSynonym.kind', 'searchSynonym.provenance', 'searchSynonym.isOff', 'searchSynonym.overridesId'])
    .select(
      sql<number>`(select count(*)::int from (select from course_search where not search_synonym.is_off and words @@ search_synonym.query limit ${FINDS_AT_MOST}) few)`.as(
        'finds',
      ),
    )
    .orderBy('searchSynonym.asked')
    .orderBy('searchSynonym.meant')
    .orderBy('searchSynonym.id')
    .limit(SYNONYMS_ON_A_PAGE)
    .offset((page - 1) * SYNONYMS_ON_A_PAGE)
    .execute()
  return { synonyms, total: Number(total) }
}

/** The rows of an area: the general ones, but for those that it says in its own words or has switched off, and its own. */
function synonymsOfArea(ctx: Context) {
  return synonymsVisibleTo(ctx).where((eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom('searchSynonym as own')
          .select('own.id')
          .whereRef('own.overridesId', '=', 'searchSynonym.id')
          .where('own.areaId', '=', ctx.actor.areaId),
      ),
    ),
  )
}

/** One of them. */
export async function findSynonym(ctx: Context, id: string) {
  mustBeAllowed(ctx, 'synonym.keep', { areaId: ctx.actor.areaId })
  const row = await synonymsVisibleTo(ctx)
    .select(['searchSynonym.id', 'searchSynonym.asked', 'searchSynonym.meant'])
    .select(['searchSynonym.kind', 'searchSynonym.provenance', 'searchSynonym.isOff', 'searchSynonym.overridesId'])
    .where('searchSynonym.id', '=', id)
    .executeTakeFirst()
  return orNotFound(row, 'synonym')
}

/** What this area did with the list, the newest first; with one row of it where its id is given. */
export function synonymEvents(ctx: Context, id?: string) {
  mustBeAllowed(ctx, 'synonym.keep', { areaId: ctx.actor.areaId })
  return ctx.db
    .selectFrom('auditEvent')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.action', 'auditEvent.actorRole'])
    .select(['auditEvent.particulars'])
    .where('auditEvent.subjectType', '=', 'synonym')
    .where(sql<boolean>`audit_event.particulars ->> 'areaId' = ${ctx.actor.areaId}::text`)
    .$if(id !== undefined, (query) => query.where('auditEvent.subjectId', '=', id ?? ''))
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS_AT_MOST)
    .execute()
}
