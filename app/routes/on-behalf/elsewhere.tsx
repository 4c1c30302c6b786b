import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { outsideStatesToStaff } from '~/domain/applications/outside-application'
import { outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, id('learnerId')))
  const learner = await findLearner(ctx, id('learnerId'))
  const entries = await outsideApplicationsOf(ctx, learner)
  return {
    id: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    entries: entries.map(({ id, title, organisationName, state, toldBy }) => ({
      ...{ id, title, organisationName, state, toldBy },
    })),
  }
})

export default function ElsewhereForLearnerPage() {
  const { id, name, entries } = useLoaderData<typeof loader>()
  return (
    <Page title={`Where else ${name} applies`} back={{ href: paths.onBehalf.learner(id), text: `Act for ${name}` }}>
      <p className="govuk-body">
        A job, an apprenticeship or a place that is not on Onward. Whoever has applied elsewhere is not on the list of
        those who have not applied.
      </p>
      {entries.length === 0 ? <Empty title="Nothing is written down yet" /> : null}
      <Cards>
        {entries.map(({ id, title, organisationName, state, toldBy }) => (
          <Card
            key={id}
            title={title}
            href={toldBy ? paths.onBehalf.whoseElsewhere(id) : paths.onBehalf.elsewhereEntry(id)}
            byline={organisationName}
            facts={[
              { key: 'How far', value: outsideStatesToStaff[state] },
              ...(toldBy ? [{ key: 'How we know', value: `${toldBy} told us` }] : []),
            ]}
          />
        ))}
      </Cards>
      <LinkButton href={paths.onBehalf.newElsewhere(id)}>Write one down</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Where else a learner applies - Onward' }]
