import { createElement } from 'react'
import { z } from 'zod'
import ReferenceReady from '#emails/ReferenceReady'
import ReferenceWanted from '#emails/ReferenceWanted'
import type { Context } from '~/kit/context.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { chaseDays, chaseDue, type ReferenceReader } from './reference'
import { noteChase } from './reference-chase.commands.server'
import { referenceForLetter, referencesWaiting, writerRecipient } from './reference.queries.server'
import { learnerRecipient } from '~/domain/applications/recipient.queries.server'
import { checkerRecipients } from '~/domain/applications/school-check.queries.server'

/** The letter that asks for a reference: to whom it was given; where that is nobody, to those who lead. */
export const tellReferenceWanted = defineJob({
  name: 'references/tell-reference-wanted',
  payload: z.object({ referenceId: z.uuid() }),
  run: (ctx, { referenceId }) => writeToWriter(ctx, referenceId, null),
})

/** The letter when it is released: to the learner, who reads that it is there and not what it says. */
export const tellReferenceReleased = defineJob({
  name: 'references/tell-reference-released',
  payload: z.object({ referenceId: z.uuid(), eventId: z.uuid() }),
  run: async (ctx, { referenceId, eventId }) => {
    const reference = await referenceForLetter(ctx, referenceId)
    if (reference?.state !== 'released') return
    await writeToLearner(ctx, reference, { key: `reference-released:${eventId}`, isReady: true })
  },
})

/** Each morning: reminders about references that are still missing, each once; the newest where several were missed. */
export async function chaseReferences(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - Math.min(...chaseDays.writer) * 86_400_000)
  let after: string | null = null
  for (;;) {
    const waiting = await referencesWaiting(ctx, before, after)
    for (const { id, requestedAt } of waiting) {
      await chase(ctx, id, 'writer', requestedAt)
      await chase(ctx, id, 'learner', requestedAt)
    }
    const last = waiting.at(-1)
    if (!last) return
    after = last.id
  }
}

async function chase(ctx: Context, referenceId: string, reader: ReferenceReader, requestedAt: Date) {
  const day = chaseDue(reader, requestedAt, ctx.now)
  if (day === null || !(await noteChase(ctx, { referenceId, reader, day }))) return
  if (reader === 'writer') return writeToWriter(ctx, referenceId, day)
  const reference = await referenceForLetter(ctx, referenceId)
  if (reference) await writeToLearner(ctx, reference, { key: `reference-chase:${referenceId}:${day}`, isReady: false })
}

async function writeToWriter(ctx: Context, referenceId: string, day: number | null) {
  const reference = await referenceForLetter(ctx, referenceId)
  if (!reference || reference.state === 'released') return
  const writer = await writerRecipient(ctx, reference.assignedToId)
  const learner = `${reference.givenNames} ${reference.familyName}`
  await writeTo(ctx, writer ? [writer] : await checkerRecipients(ctx, reference.learnerId), {
    key: `reference-wanted:${referenceId}:${day ?? 'asked'}`,
    template: 'ReferenceWanted',
    subject: day === null ? 'A reference to write' : 'A reference is still missing',
    content: ({ name }) =>
      createElement(ReferenceWanted, {
        name,
        learner,
        days: day,
        link: address(paths.school.reference(reference.learnerId)),
      }),
  })
}

type About = { learnerId: string; school: string }

async function writeToLearner(ctx: Context, { learnerId, school }: About, letter: { key: string; isReady: boolean }) {
  const { key, isReady } = letter
  await writeTo(ctx, [await learnerRecipient(ctx, learnerId)], {
    key,
    template: 'ReferenceReady',
    learnerId,
    subject: isReady ? 'Your reference is ready' : 'Your reference is not ready yet',
    content: ({ name }) => createElement(ReferenceReady, { name, school, isReady, link: address(paths.learner.home) }),
  })
}
