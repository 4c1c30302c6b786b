import { z } from 'zod'
import { mustBeAllowed } from '~/access/guard.server'
import type { Check } from '~/kit/checks.server'
import type { Context } from '~/kit/context.server'

const FOUND_AT_MOST = 500
const ROWS_OF_A_CHECK = 100
const EVENTS_AT_MOST = 200

/** What the last look for impossible states found, and when it was. */
export async function impossibleStates(ctx: Context) {
  mustBeAllowed(ctx, 'support.see', {})
  const found = await ctx.db
    .selectFrom('impossibleState')
    .select(['id', 'name', 'sentence', 'subjectId', 'learnerId'])
    .orderBy('name')
    .orderBy('id')
    .limit(FOUND_AT_MOST)
    .execute()
  const last = await ctx.db
    .selectFrom('auditEvent')
    .select('happenedAt')
    .where('action', '=', 'impossible-states.looked-for')
    .orderBy('happenedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { found, lookedAt: last?.happenedAt ?? null }
}

/** The record behind a reference number: of an application, of one request that failed, or of one thing by its id. */
export async function auditOf(ctx: Context, reference: string) {
  mustBeAllowed(ctx, 'support.see', {})
  const learner = await ctx.db
    .selectFrom('application')
    .select('learnerId')
    .where('reference', '=', reference.toUpperCase())
    .executeTakeFirst()
  const isId = z.uuid().safeParse(reference).success
  const events = await ctx.db
    .selectFrom('auditEvent')
    .leftJoin('organisation', 'organisation.id', 'auditEvent.organisationId')
    .select([
      'auditEvent.id',
      'auditEvent.happenedAt',
      'auditEvent.action',
      'auditEvent.actorRole',
      'auditEvent.learnerId',
    ])
    .select([
      'auditEvent.subjectType',
      'auditEvent.subjectId',
      'auditEvent.requestId',
      'organisation.name as organisationName',
    ])
    .where((eb) =>
      learner
        ? eb('auditEvent.learnerId', '=', learner.learnerId)
        : eb.or([
            eb('auditEvent.requestId', '=', reference),
            ...(isId ? [eb('auditEvent.subjectId', '=', reference)] : []),
          ]),
    )
    .orderBy('auditEvent.happenedAt', 'desc')
    .orderBy('auditEvent.id')
    .limit(EVENTS_AT_MOST)
    .execute()
  const [only, ...others] = [...new Set(events.flatMap(({ learnerId }) => learnerId ?? []))]
  return { learnerId: learner?.learnerId ?? (others.length === 0 ? (only ?? null) : null), events }
}

export type Impossible = { name: string; sentence: string; subjectId: string; learnerId: string | null }

/** Asks every question that must have no answer; says what it found. */
export async function findImpossibleStates(ctx: Context, checks: readonly Check[]): Promise<Impossible[]> {
  const found: Impossible[] = []
  for (const { name, sentence, find } of checks) {
    found.push(...(await find(ctx, ROWS_OF_A_CHECK)).map((row) => ({ name, sentence, ...row })))
  }
  return found
}
