import { createElement } from 'react'
import { z } from 'zod'
import PlacementNewsLetter from '#emails/PlacementNews'
import {
  admissionsRecipients,
  learnerAndParents,
  tutorRecipients,
} from '~/domain/applications/recipient.queries.server'
import { hoursOf } from '~/domain/blocks/block'
import { fullName } from '~/domain/learners/learner'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findPlacementForLetter } from './placement.queries.server'
import { timesOn } from './change'
import { newsTitles, newsWords, placementNews, type PlacementNews } from './placement.words'

const payload = z.object({
  placementId: z.uuid(),
  news: z.enum(placementNews),
  day: z.iso.date(),
  version: z.number().int(),
})

const withTimes: readonly PlacementNews[] = ['planned', 'resumed', 'days-changed', 'course-changed']

const isChange = (news: PlacementNews) => news === 'days-changed' || news === 'course-changed'

/** The letters of a change to a placement, the same day: to the learner, a linked parent, the home school’s tutor and the host. */
export const tellOfPlacement = defineJob({
  name: 'placements/tell-of-change',
  payload,
  run: async (ctx, { placementId, news, day, version }) => {
    const placement = await findPlacementForLetter(ctx, placementId)
    if (!placement) return
    const { courseTitle, hostName, learnerId } = placement
    const times = withTimes.includes(news) ? timesOn(placement.blocks, day).map(hoursOf) : []
    const staff = {
      learner: fullName(placement),
      to: [...(await tutorRecipients(ctx, learnerId)), ...(await admissionsRecipients(ctx, placement.hostId))],
      link: address(paths.tracking.placement(placementId)),
    }
    for (const { learner, to, link } of [
      ...(await learnerAndParents(ctx, placement, paths.learner.placements)),
      staff,
    ]) {
      // What somebody chose as the reason is put in words for the learner; staff read it on the page.
      const reason = learner === null ? (isChange(news) ? placement.changeWords : placement.learnerWords) : null
      await writeTo(ctx, to, {
        key: `placement:${placementId}:${version}:${news}`,
        template: 'PlacementNews',
        ...(learner === staff.learner ? {} : { learnerId }),
        subject: newsTitles[news],
        content: ({ name }) =>
          createElement(PlacementNewsLetter, {
            name,
            title: newsTitles[news],
            lines: newsWords(news, { learner, course: courseTitle, host: hostName, day, reason }),
            times,
            link,
          }),
      })
    }
  },
})
