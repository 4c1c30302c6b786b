import { acknowledgeNotice, publishNotice } from '~/domain/notices/notice.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonMoment } from '~/kit/dates'
import { demoSchool } from '../people/cast'
import type { Plan } from '../story/plan'
import { actingAs } from './play.server'
import type { World } from './world.server'

const partnership = 'marlshire-pathways-partnership'

/** What the partnership has told those who work with it lately; one of it matters, and one of the school has read it. */
export async function publishNotices(base: Context, world: World, { season: { today } }: Plan) {
  const on = (days: number) => londonMoment(addDays(today, -days), '09:00:00')
  const coordinator = world.colleague(partnership, 'coordinator')
  const reviews = await publishNotice(actingAs(base, coordinator, on(6)), {
    title: 'What we ask of references this year',
    body: 'Please release every reference within ten working days of being asked.\n\nProviders wait for them before they answer, and a learner should not lose time over it. If you cannot write one, hand the learner over to an adviser and say why.',
    audiences: ['school'],
    needsReceipt: true,
    shownUntil: null,
    version: 0,
  })
  await publishNotice(actingAs(base, coordinator, on(3)), {
    title: 'Buses on the evening of the open events',
    body: 'On the evenings of the open events the 14 and the 27 run until half past nine.\n\nA young person’s ticket is valid all evening.',
    audiences: ['school', 'provider', 'learner', 'parent'],
    needsReceipt: false,
    shownUntil: addDays(today, 60),
    version: 0,
  })
  await publishNotice(actingAs(base, coordinator, on(1)), {
    title: 'The partnership meets on the first Thursday of next month',
    body: 'Papers go out a week before. What is only for information stands here, so that the meeting can be short.',
    audiences: ['school', 'provider', 'adviser', 'panel'],
    needsReceipt: true,
    shownUntil: addDays(today, 45),
    version: 0,
  })
  await acknowledgeNotice(actingAs(base, world.colleague(demoSchool, 'careers-lead'), on(0)), reviews, 1)
}
