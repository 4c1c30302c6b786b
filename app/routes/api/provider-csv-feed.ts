import { anyone } from '~/access/door.server'
import { feedAnswer } from '~/domain/feeds/packed-feed.server'

/** One provider's courses as a sheet. */
export const loader = anyone(({ ctx, request, params }) => feedAnswer(ctx, request, 'csv', params.slug ?? ''))
