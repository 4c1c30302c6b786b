import { createElement } from 'react'
import { z } from 'zod'
import PanelCase, { type Turn } from '#emails/PanelCase'
import {
  admissionsRecipients,
  learnerRecipient,
  parentRecipients,
} from '~/domain/applications/recipient.queries.server'
import { fullName } from '~/domain/learners/learner'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { caseForLetter, schoolRecipients } from './case-letter.queries.server'
import type { CaseState } from './case.states'

const turns = [
  'placed',
  'reserved',
  'refused',
  'deferred',
  'confirmed',
  'lapsed',
  'withdrawn',
] as const satisfies Turn[]

const subjects: Record<Turn, string> = {
  placed: 'A place on a shared course is held',
  reserved: 'No place on a shared course yet',
  refused: 'No place on a shared course',
  deferred: 'The panel will look again',
  confirmed: 'A place on a shared course is confirmed',
  lapsed: 'A place on a shared course is no longer held',
  withdrawn: 'A request for a shared course was taken back',
}

/** A letter tells what is still so: what has moved on since has a letter of its own. */
const stillSo: Record<Turn, readonly CaseState[]> = {
  placed: ['provisional', 'confirmed'],
  reserved: ['unable-to-match'],
  refused: ['refused'],
  deferred: ['awaiting-match'],
  confirmed: ['confirmed'],
  lapsed: ['awaiting-match'],
  withdrawn: ['withdrawn'],
}

/** What the host hears of: places, and nothing of what it was never to have. */
const forHost: readonly Turn[] = ['placed', 'confirmed', 'lapsed', 'withdrawn']

/** The letters about a case on the same day: to the home school, the host, the learner and a linked parent. */
export const tellCase = defineJob({
  name: 'panels/tell-case',
  payload: z.object({ caseId: z.uuid(), eventId: z.uuid(), news: z.enum(turns) }),
  run: async (ctx, { caseId, eventId, news }) => {
    const found = await caseForLetter(ctx, caseId)
    if (!found || !stillSo[news].includes(found.state)) return
    const about = found.given ?? found.wishes[0]
    if (!about) return
    for (const { reader, learner, to, link, reason } of await readersOf(ctx, found, news)) {
      await writeTo(ctx, to, {
        key: `panel-case:${eventId}:${reader}`,
        template: 'PanelCase',
        ...(reader === 'learner' || reader === 'parent' ? { learnerId: found.learnerId } : {}),
        subject: subjects[news],
        content: ({ name }) =>
          createElement(PanelCase, {
            ...{ name, learner, reader, turn: news, reason },
            ...{ course: about.title, provider: about.host, startsOn: found.startsOn },
            heldUntil: found.heldUntil ? londonDay(found.heldUntil) : null,
            link: address(link),
          }),
      })
    }
  },
})

type Found = NonNullable<Awaited<ReturnType<typeof caseForLetter>>>

async function readersOf(ctx: Context, found: Found, news: Turn) {
  const { id, learnerId, label, learnerWords, detail } = found
  const isReasoned = news !== 'placed' && news !== 'confirmed' && news !== 'lapsed'
  const plain = isReasoned ? learnerWords : null
  const full = isReasoned && label ? [label, detail].filter(Boolean).join('. ') : null
  const learner = await learnerRecipient(ctx, learnerId)
  const parents = await parentRecipients(ctx, learnerId)
  const school = await schoolRecipients(ctx, found)
  const host = found.given && forHost.includes(news) ? await admissionsRecipients(ctx, found.given.hostId) : []
  const name = fullName(found)
  return [
    { reader: 'learner', learner: null, to: [learner], link: paths.learner.cases, reason: plain },
    { reader: 'parent', learner: found.givenNames, to: parents, link: paths.parent.cases(learnerId), reason: plain },
    { reader: 'school', learner: name, to: school, link: paths.cases.case(id), reason: full },
    { reader: 'host', learner: name, to: host, link: paths.cases.case(id), reason: null },
  ] as const
}
