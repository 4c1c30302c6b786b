import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { careOf } from '~/domain/learners/care.queries.server'
import { fullName } from '~/domain/learners/learner'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { ContactFields } from '~/domain/participation/components/ContactFields'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { contactForm } from '~/domain/participation/contact.schemas'
import { newId } from '~/kit/chance.server'
import { formatTime, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { OfflinePlace } from '~/ui/offline-place'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findLearner(ctx, id('learnerId'))
  const care = await careOf(ctx, learner.id)
  return {
    learnerId: learner.id,
    name: fullName(learner),
    // A phone without a network keeps what was typed under this key, and sends it once.
    owner: ctx.actor.id ?? '',
    key: newId(),
    now: { day: londonDay(ctx.now), time: formatTime(ctx.now) },
    mayAddTarget: isAllowed(ctx.actor, 'target.keep', care),
    mayConfide: isAllowed(ctx.actor, 'confidential.keep', { areaId: ctx.actor.areaId }),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, contactForm, async (contact) => {
    await recordContact(ctx, id('learnerId'), contact)
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'Contact recorded')
  }),
)

export default function ContactPage() {
  const { learnerId, name, owner, key, now, mayAddTarget, mayConfide } = useLoaderData<typeof loader>()
  return (
    <Page title={`Contact with ${name}`} back={paths.adviser.learner(learnerId)}>
      <div data-offline-form>
        <ZodForm defaults={now} idempotencyKey={key}>
          <ContactFields mayAddTarget={mayAddTarget} mayConfide={mayConfide} />
          <Button>Record contact</Button>
        </ZodForm>
      </div>
      <OfflinePlace owner={owner} saved="" />
    </Page>
  )
}

export const meta = () => [{ title: 'Record a contact - Onward' }]
