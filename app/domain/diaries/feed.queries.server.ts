import { diaryFeedsVisibleTo, workingFeeds } from '~/access/caseload-scopes.server'
import { adviserRights, visitor } from '~/kit/actor'
import { calendarOfDays } from '~/kit/calendar-file.server'
import { hashed } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { address } from '~/kit/mail.server'
import { diaryLines } from './diary.queries.server'
import { entryOf, lastFeedDay } from './feed'

/** The private address of one's own diary, without its secret, which nobody can show again. */
export function ownFeed(ctx: Context) {
  return diaryFeedsVisibleTo(ctx)
    .select(['diaryFeed.id', 'diaryFeed.madeAt', 'diaryFeed.readOn'])
    .where('diaryFeed.endedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
}

/** The diary of whoever asks, as a calendar file. */
export async function diaryFile(ctx: Context): Promise<string> {
  const { lines } = await diaryLines(ctx, lastFeedDay(londonDay(ctx.now)))
  return calendarOfDays(
    lines.map((line) => entryOf(line, address)),
    { name: 'Onward diary', writtenAt: ctx.now },
  )
}

/** Whose diary a private address is, as the adviser they are there; not found once it was replaced, or they have left. */
export async function adviserOfFeed(ctx: Context, code: string) {
  const found = await workingFeeds(ctx)
    .select(['diaryFeed.id', 'diaryFeed.readOn', 'diaryFeed.accountId', 'diaryFeed.serviceId'])
    .select(['membership.id as membershipId', 'membership.rights', 'service.areaId'])
    .where('diaryFeed.codeHash', '=', hashed(code))
    .orderBy('membership.id')
    .limit(1)
    .executeTakeFirst()
  const { id: feedId, readOn, accountId: id, serviceId: organisationId, rights, ...where } = orNotFound(found, 'feed')
  const held = adviserRights.filter((right) => rights.includes(right))
  return { feedId, readOn, actor: { ...visitor, ...where, id, organisationId, role: 'adviser' as const, rights: held } }
}
