import { anyone } from '~/access/door.server'
import { feedAnswer } from '~/domain/feeds/packed-feed.server'

/** One provider's courses as XCRI-CAP 1.2. */
export const loader = anyone(({ ctx, request, params }) => feedAnswer(ctx, request, 'xcri', params.slug ?? ''))
