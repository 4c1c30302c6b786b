import type { Context } from '~/kit/context.server'
import type { Recipient } from '~/kit/mail.server'
import { givenRun, wishesOf } from './case.queries.server'
import { isCaseState } from './case.states'

const COLLEAGUES_AT_MOST = 20

/** A case for the letters about it. */
export async function caseForLetter(ctx: Context, caseId: string) {
  const row = await ctx.db
    .selectFrom('panelCase')
    .innerJoin('learner', 'learner.id', 'panelCase.learnerId')
    .leftJoin('reason', 'reason.id', 'panelCase.reasonId')
    .select(['panelCase.id', 'panelCase.learnerId', 'panelCase.homeId', 'panelCase.putFromId', 'panelCase.putById'])
    .select(['panelCase.state', 'panelCase.startsOn', 'panelCase.heldUntil', 'panelCase.detail'])
    .select(['learner.givenNames', 'learner.familyName', 'reason.label', 'reason.learnerWords'])
    .select([wishesOf().as('wishes'), givenRun().as('given')])
    .where('panelCase.id', '=', caseId)
    .executeTakeFirst()
  if (!row || !isCaseState(row.state)) return null
  return { ...row, state: row.state }
}

/** Whoever put the case forward, and the careers leads of the home school. */
export function schoolRecipients(
  ctx: Context,
  { homeId, putById }: { homeId: string; putById: string | null },
): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('account')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.accountId', '=', 'account.id')
        .on('membership.organisationId', '=', homeId)
        .on('membership.role', 'in', ['careers-lead', 'head'])
        .on('membership.endedAt', 'is', null),
    )
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .distinct()
    .where('account.isDisabled', '=', false)
    .where((eb) => eb.or([eb('membership.id', 'is not', null), eb('account.id', '=', putById)]))
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
}
