import { anyone } from '~/access/door.server'
import { robots } from '~/domain/feeds/sitemap'
import { openAnswer } from '~/kit/answer.server'
import { env } from '~/kit/env.server'

/** What robots may read. */
export const loader = anyone(async () => openAnswer(robots(env().ORIGIN), 'text/plain; charset=utf-8'))
