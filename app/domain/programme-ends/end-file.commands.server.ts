import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { endsInFile } from './programme-end.queries.server'
import type { EndFilter } from './programme-end.schemas'

/** The endings of one’s own provider for a file. Who took how many is kept. */
export async function takeEndsAsFile(ctx: Context, filter: EndFilter) {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined)
  mustBeAllowed(ctx, 'programme.end', { providerId })
  const ends = await endsInFile(ctx, filter)
  const subject = { type: 'organisation', id: providerId, organisationId: providerId }
  await record(ctx, 'programme-ends.exported', subject, { rows: ends.length })
  return ends
}
