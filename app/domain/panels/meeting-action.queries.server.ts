import { panelsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** One action of a meeting of a panel the viewer sees. */
export async function findAction(ctx: Context, actionId: string) {
  const found = await panelsVisibleTo(ctx)
    .innerJoin('panelMeeting', 'panelMeeting.panelId', 'panel.id')
    .innerJoin('panelAction', 'panelAction.meetingId', 'panelMeeting.id')
    .select(['panelAction.id', 'panelAction.memberId', 'panelAction.meetingId', 'panel.id as panelId'])
    .where('panelAction.id', '=', actionId)
    .executeTakeFirst()
  return orNotFound(found, 'action')
}
