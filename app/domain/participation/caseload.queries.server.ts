import { sql, type RawBuilder } from 'kysely'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { everybody, needsSchool, orderOf, type CaseloadFilter } from './caseload'
import { caseloadRows, entriesOf } from './caseload-rows.queries.server'
import { onWorklist, sortKeys } from './worklist.queries.server'

export const PAGE_SIZE = 50

type Asked = Partial<CaseloadFilter> & { after?: string | null }

/** One page of a caseload, the adviser’s own or the team’s. Its cost is that of the rows it shows, whatever the number of learners. */
export async function caseloadPage(ctx: Context, { after = null, ...asked }: Asked = {}) {
  const filter = { ...everybody, ...asked }
  if (needsSchool(filter)) return { rows: [], next: null }
  const keys = orders[orderOf(filter)]
  const start = await placeOf(ctx, filter.whose, keys, after)
  const sorted = (await rowsMatching(ctx, filter)).$if(start !== undefined, (query) =>
    query.where(isAfter(keys, start ?? { keys: [], id: '' })),
  )
  const rows = await keys
    .reduce((query, { key }) => query.orderBy(key), sorted)
    .orderBy('caseloadEntry.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

export type CaseloadRow = Awaited<ReturnType<typeof caseloadPage>>['rows'][number]

/** The entries of everybody who matches, however many pages they fill, for something done to all of them. */
export async function entriesMatching(ctx: Context, filter: CaseloadFilter, atMost: number): Promise<string[]> {
  if (needsSchool(filter)) return []
  const matching = (await rowsMatching(ctx, filter)).clearSelect().select('caseloadEntry.id')
  const rows = await matching.orderBy('caseloadEntry.sortName').orderBy('caseloadEntry.id').limit(atMost).execute()
  return rows.map(({ id }) => id)
}

async function rowsMatching(ctx: Context, filter: CaseloadFilter) {
  const { worklist, whose, name, need, schoolId, authorityId, ward, days } = filter
  const today = londonDay(ctx.now)
  const isPastDeadline = worklist === 'not-sent' && (await lastDayOf(ctx)) < today
  const silentSince = londonMoment(addDays(today, -days), '00:00:00')
  return caseloadRows(ctx, whose)
    .$if(name !== '', (query) => query.where(byName, 'like', `${escaped(name.toLocaleLowerCase('en-GB'))}%`))
    .$if(need !== null, (query) => query.where('caseloadEntry.priority', '=', need))
    .$if(schoolId !== null, (query) => query.where('caseloadEntry.schoolId', '=', schoolId))
    .$if(authorityId !== null, (query) => query.where('caseloadEntry.authorityId', '=', authorityId))
    .$if(ward !== null, (query) => query.where('caseloadEntry.wardCode', '=', ward))
    .where((eb) => onWorklist(eb, worklist, { today, isPastDeadline, silentSince }))
}

/** The day by which learners of the area should have sent what they write. */
async function lastDayOf(ctx: Context): Promise<string> {
  const { dates, endsOn } = await currentCycle(ctx)
  return dates['apply-by'] ?? endsOn
}

type Key = { key: RawBuilder<unknown>; type: string }

const byName = sql<string>`caseload_entry.sort_name collate "C"`

const orders: Record<ReturnType<typeof orderOf>, readonly Key[]> = {
  need: [
    { key: sql`caseload_entry.priority`, type: 'int' },
    { key: sql`caseload_entry.sort_name`, type: 'text' },
  ],
  next: [{ key: sortKeys.next, type: 'date' }],
  contact: [{ key: sortKeys.contact, type: 'timestamptz' }],
  name: [{ key: byName, type: 'text' }],
}

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, whose: CaseloadFilter['whose'], keys: readonly Key[], after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  const words = keys.map(({ key }) => sql`(${key})::text`)
  return entriesOf(ctx, whose)
    .select(['caseloadEntry.id', sql<string[]>`array[${sql.join(words)}]`.as('keys')])
    .where('caseloadEntry.id', '=', id)
    .executeTakeFirst()
}

function isAfter(keys: readonly Key[], start: { keys: string[]; id: string }) {
  const held = keys.map(({ type }, at) => sql`${start.keys[at]}::${sql.raw(type)}`)
  return sql<boolean>`(${sql.join([...keys.map(({ key }) => key), sql`caseload_entry.id`])}) > (${sql.join([
    ...held,
    sql`${start.id}::uuid`,
  ])})`
}

function escaped(text: string) {
  return text.replace(/[\\%_]/g, '\\$&')
}
