import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hasConsent } from '~/domain/consents/consent.queries.server'
import { relationshipWords } from '~/domain/parents/parent'
import { parentsOf } from '~/domain/parents/parent.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty, InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const { linked, invited, asking, isAddressProtected } = await parentsOf(ctx, learnerId)
  return {
    isAddressProtected,
    copies: await hasConsent(ctx, learnerId, 'parent-letters'),
    linked: linked.map(({ id, name, email, relationship, linkedAt, isHidden }) => ({
      ...{ id, name, email, isHidden, relationship: relationshipWords(relationship) },
      since: formatDay(londonDay(new Date(linkedAt))),
    })),
    invited: invited.map(({ id, name, email, expiresAt }) => ({
      ...{ id, name: name ?? '', email: email ?? '' },
      until: formatDay(londonDay(new Date(expiresAt))),
    })),
    asking: asking.map(({ id, name, from }) => ({ id, name, from })),
  }
})

export default function ParentsPage() {
  const { linked, invited, asking, copies, isAddressProtected } = useLoaderData<typeof loader>()
  return (
    <Page title="Who can see my page" back={{ href: paths.learner.record, text: 'My record' }}>
      {asking.map(({ id, name, from }) => (
        <InsetText key={id}>
          <p className="govuk-body">
            {from} tells us that {name} would like to see how your choices go. You decide.
          </p>
          <a href={paths.learner.parentRequest(id)}>Answer about {name}</a>
        </InsetText>
      ))}
      <h2 className="govuk-heading-m">People who can see it</h2>
      {linked.length === 0 ? (
        <Empty title="Nobody is linked to you">No parent or carer can see your page.</Empty>
      ) : null}
      <Cards>
        {linked.map(({ id, name, email, relationship, since, isHidden }) => (
          <Card
            key={id}
            title={name}
            headingLevel={3}
            byline={email}
            facts={[
              { key: 'Who', value: relationship },
              { key: 'Since', value: since },
              ...(isHidden ? [{ key: 'Now', value: 'Cannot see it now. Ask your school or adviser.' }] : []),
            ]}
            actions={<a href={paths.learner.endParentLink(id)}>Stop {name} seeing my page</a>}
          />
        ))}
      </Cards>
      {invited.length > 0 ? <h2 className="govuk-heading-m">Invited</h2> : null}
      <Cards>
        {invited.map(({ id, name, email, until }) => (
          <Card
            key={id}
            title={name}
            headingLevel={3}
            byline={email}
            facts={[{ key: 'Works until', value: until }]}
            actions={<a href={paths.learner.takeInvitationBack(id)}>Take back the invitation to {name}</a>}
          />
        ))}
      </Cards>
      {isAddressProtected ? (
        <p className="govuk-body">Your school or your adviser invites people for you. Ask them.</p>
      ) : (
        <LinkButton href={paths.learner.inviteParent}>Invite a parent or carer</LinkButton>
      )}
      <p className="govuk-body">
        {copies ? 'They get copies of some letters too.' : 'They do not get copies of your letters.'}{' '}
        <a href={paths.learner.agreements}>What you agreed to</a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Who can see my page - Onward' }]
