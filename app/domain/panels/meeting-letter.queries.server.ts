import { panelsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'

const MEMBERS_AT_MOST = 60

/** Whom the letter about a meeting goes to, and what it says: nobody where the meeting has begun. */
export function meetingForLetter(ctx: Context, meetingId: string) {
  return panelsVisibleTo(ctx)
    .innerJoin('panelMeeting', 'panelMeeting.panelId', 'panel.id')
    .innerJoin('panelMember', 'panelMember.panelId', 'panel.id')
    .innerJoin('account', 'account.id', 'panelMember.accountId')
    .select(['panel.name as panel', 'panelMeeting.meetsOn', 'panelMeeting.place'])
    .select((eb) => eb.cast<string>('panelMeeting.meetsAt', 'text').as('meetsAt'))
    .select(['account.id as accountId', 'account.name', 'account.email'])
    .where('panelMeeting.id', '=', meetingId)
    .where('panelMeeting.openedAt', 'is', null)
    .where('panelMember.leftAt', 'is', null)
    .orderBy('panelMember.id')
    .limit(MEMBERS_AT_MOST)
    .execute()
}

/** Whom the letter about an action goes to, and what it says: nobody where it is done, or they have left the panel. */
export function actionForLetter(ctx: Context, actionId: string) {
  return panelsVisibleTo(ctx)
    .innerJoin('panelMeeting', 'panelMeeting.panelId', 'panel.id')
    .innerJoin('panelAction', 'panelAction.meetingId', 'panelMeeting.id')
    .innerJoin('panelMember', 'panelMember.id', 'panelAction.memberId')
    .innerJoin('account', 'account.id', 'panelMember.accountId')
    .select(['panel.name as panel', 'panelAction.what', 'panelAction.dueOn', 'panelAction.meetingId'])
    .select(['account.id as accountId', 'account.name', 'account.email'])
    .where('panelAction.id', '=', actionId)
    .where('panelAction.doneAt', 'is', null)
    .where('panelMember.leftAt', 'is', null)
    .executeTakeFirst()
}
