import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { outsideStates, sourceWords } from '~/domain/applications/outside-application'
import { outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learner = await findLearner(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const entries = await outsideApplicationsOf(ctx, learner)
  return {
    entries: entries.map(({ id, title, organisationName, state, ...told }) => ({
      ...{ id, title, organisationName, state, source: sourceWords(told) },
    })),
  }
})

export default function ElsewherePage() {
  const { entries } = useLoaderData<typeof loader>()
  return (
    <Page title="Where else you apply" back={{ href: paths.learner.home, text: 'Back to your choices' }}>
      <p className="govuk-body">
        Have you applied for a job, an apprenticeship or a place that is not on Onward? Write it down here. Then your
        school and your adviser know, and do not ask you again.
      </p>
      {entries.length === 0 ? (
        <Empty title="Nothing is written down yet">You do not have to write anything here.</Empty>
      ) : null}
      <Cards>
        {entries.map(({ id, title, organisationName, state, source }) => (
          <Card
            key={id}
            title={title}
            href={source ? paths.learner.whoseElsewhere(id) : paths.learner.elsewhereEntry(id)}
            byline={organisationName}
            facts={[
              { key: 'How far', value: outsideStates[state] },
              ...(source ? [{ key: 'How we know', value: source }] : []),
            ]}
          />
        ))}
      </Cards>
      <LinkButton href={paths.learner.newElsewhere}>Write one down</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Where else you apply - Onward' }]
