import { z } from 'zod'
import { everybody, worklistFrom, type CaseloadFilter } from './caseload'

const key = z.uuid().nullable().catch(null).prefault(null)

const asked = z.object({
  list: z.string().nullable().catch(null).prefault(null),
  whose: z.enum(['mine', 'team']).catch('mine').prefault('mine'),
  sort: z.enum(['need', 'next', 'contact']).catch('need').prefault('need'),
  name: z
    .string()
    .transform((name) => name.trim().slice(0, 100))
    .catch('')
    .prefault(''),
  need: z.coerce.number().int().min(1).max(3).nullable().catch(null).prefault(null),
  school: key,
  authority: key,
  ward: z
    .string()
    .regex(/^[A-Z]\d{8}$/)
    .nullable()
    .catch(null)
    .prefault(null),
  days: z.coerce.number().int().min(1).max(366).catch(everybody.days).prefault(everybody.days),
})

/** What the address of a caseload asks for; what makes no sense is left out. */
export function caseloadFilterFrom(query: Record<string, string>): CaseloadFilter {
  const { list, school, authority, ...rest } = asked.parse(query)
  return { ...rest, worklist: worklistFrom(list), schoolId: school, authorityId: authority }
}

/** The same as the query of an address: only what differs from everybody. */
export function queryOf({ worklist, schoolId, authorityId, ...filter }: CaseloadFilter): Record<string, string> {
  const { worklist: list, ...usual } = everybody
  const parts = {
    list: worklist === list ? null : worklist,
    whose: filter.whose === usual.whose ? null : filter.whose,
    sort: filter.sort === usual.sort ? null : filter.sort,
    name: filter.name || null,
    need: filter.need,
    school: schoolId,
    authority: authorityId,
    ward: filter.ward,
    days: worklist === 'no-contact' && filter.days !== usual.days ? filter.days : null,
  }
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [[name, `${value}`]])),
  )
}

/** Learners ticked in a list. */
export const tickedLearners = z.object({
  learners: z.record(z.uuid(), z.string()).prefault({}),
})

/** Who is meant on a caseload: those who are ticked, or everybody who matches. */
export type Chosen = { ids: string[]; filter: CaseloadFilter | null }

/** The same as an address says it. */
export function chosenIn(query: URLSearchParams): Chosen {
  if (!query.has('all')) return { ids: tickedIn(query), filter: null }
  return { ids: [], filter: caseloadFilterFrom(Object.fromEntries(query)) }
}

const entryTicked = /^entries\.([0-9a-f-]{36})$/

/** The entries of a caseload that are ticked, as an address says it. */
export function tickedIn(query: URLSearchParams): string[] {
  return [...query.keys()].flatMap((name) => {
    const [, id = ''] = entryTicked.exec(name) ?? []
    return z.uuid().safeParse(id).success ? [id] : []
  })
}
