import { sql } from 'kysely'
import { toldApplicationsVisibleTo } from '~/access/provider-scopes.server'
import { isOutsideState, outsideStatesToStaff } from '~/domain/applications/outside-application'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import type { ListQuestion } from './application.queries.server'

const PAGE = 100

/** What the program's own organisation has told of applications by its own form, the oldest change first: one page. */
export async function toldSince(ctx: Context, { since, cursor }: ListQuestion) {
  const after = valuesAt(cursor, 2)
  const found = await toldApplicationsVisibleTo(ctx)
    .select(['outsideApplication.id', 'outsideApplication.toldReference', 'outsideApplication.title'])
    .select(['outsideApplication.state', 'outsideApplication.changedAt'])
    .select([
      sql<boolean>`outside_application.denied_at is not null`.as('isDenied'),
      sql<string>`to_char(outside_application.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'place',
      ),
    ])
    .$if(since !== null, (query) => query.where('outsideApplication.changedAt', '>=', since ?? ctx.now))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(outside_application.changed_at, outside_application.id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('outsideApplication.changedAt')
    .orderBy('outsideApplication.id')
    .limit(PAGE + 1)
    .execute()
  const { rows, next } = pageOf(found, PAGE, ({ place, id }) => [place, id])
  return {
    applications: rows.map(({ id, toldReference, title, state, isDenied, changedAt }) => ({
      ...{ id, reference: toldReference, title, isDenied, changedAt: changedAt.toISOString() },
      state: { code: state, label: isOutsideState(state) ? outsideStatesToStaff[state] : state },
    })),
    next,
  }
}
