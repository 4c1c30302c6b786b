import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { DecisionsAboutParents } from '~/domain/parents/components/DecisionsAboutParents'
import { LinkedAdults } from '~/domain/parents/components/LinkedAdults'
import { careOf } from '~/domain/learners/care.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { relationshipWords } from '~/domain/parents/parent'
import { decisionsAboutParents, parentsOf } from '~/domain/parents/parent.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await parentsOf(ctx, id('learnerId'))
  const mayDecide = isAllowed(ctx.actor, 'parent-request.decide', await careOf(ctx, learner.id))
  const decisions = mayDecide ? await decisionsAboutParents(ctx, learner.id) : null
  await recordView(ctx, learner.id, 'record')
  const on = (at: string) => formatDay(londonDay(new Date(at)))
  return {
    id: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    back: ctx.actor.role === 'adviser' ? paths.adviser.learner(learner.id) : paths.school.learner(learner.id),
    isProtected: learner.isAddressProtected,
    linked: learner.linked.map(({ id, name, relationship, linkedAt, isHidden }) => ({
      ...{ id, name: name ?? '', isHidden, relationship: relationshipWords(relationship), since: on(linkedAt) },
    })),
    invited: learner.invited.map(({ id, name, expiresAt }) => ({ id, name: name ?? '', until: on(expiresAt) })),
    decisions: decisions && {
      requests: decisions.requests.map(({ decidedAt, ...request }) => ({ ...request, on: on(decidedAt) })),
      blocks: decisions.blocks.map(({ setAt, liftedAt, ...block }) => ({
        ...{ ...block, on: on(setAt), liftedOn: liftedAt ? on(liftedAt) : null },
      })),
    },
  }
})

export default function ParentsOfLearnerPage() {
  const { id, name, back, isProtected, linked, invited, decisions } = useLoaderData<typeof loader>()
  return (
    <Page title="Parents and carers" caption={name} back={{ href: back, text: 'Back to the record' }}>
      <p className="govuk-body">
        The learner invites adults and ends what they see. An adult who asks you is a request: write it down and decide
        it.
      </p>
      <LinkedAdults linked={linked} invited={invited} />
      {decisions ? (
        <>
          <ButtonGroup>
            <LinkButton href={paths.onBehalf.decideParentRequest(id)}>Decide a request</LinkButton>
            <LinkButton href={paths.onBehalf.hideFromParent(id)} kind="secondary">
              Hide from a parent or carer
            </LinkButton>
            <LinkButton href={paths.onBehalf.protectAddress(id)} kind="secondary">
              {isProtected ? 'The address is protected' : 'Protect the address'}
            </LinkButton>
          </ButtonGroup>
          <DecisionsAboutParents {...decisions} />
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Parents and carers - Onward' }]
