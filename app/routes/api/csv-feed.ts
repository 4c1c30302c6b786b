import { anyone } from '~/access/door.server'
import { feedAnswer } from '~/domain/feeds/packed-feed.server'

/** The whole prospectus as a sheet. */
export const loader = anyone(({ ctx, request }) => feedAnswer(ctx, request, 'csv', null))
