import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LikelyPeople } from '~/domain/merging/components/LikelyPeople'
import { findForMerge } from '~/domain/merging/merge.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner, likely } = await findForMerge(ctx, id('learnerId'))
  return {
    id: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    bornOn: formatDay(learner.bornOn),
    people: likely.map(({ id, givenNames, familyName, same, schoolName, form, hasAccount }) => ({
      ...{ id, same, hasAccount, name: `${givenNames} ${familyName}` },
      where: [schoolName, form].filter(Boolean).join(', ') || 'On no roll',
    })),
  }
})

export default function DuplicatesPage() {
  const { id, name, bornOn, people } = useLoaderData<typeof loader>()
  return (
    <Page title="Is this learner here twice?" caption={`${name}, born ${bornOn}`} back={paths.adviser.learner(id)}>
      <p className="govuk-body">
        These records share the day of birth and a name or the postcode. Put two together only if you know that they are
        one person. It can be undone for 30 days: see <a href={paths.adviser.merges}>records put together</a>.
      </p>
      <LikelyPeople people={people} linkTo={(other) => paths.adviser.merge(id, other)} action="Compare" />
    </Page>
  )
}

export const meta = () => [{ title: 'Is this learner here twice? - Onward' }]
