import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { linkedLearners } from '~/domain/parents/parent.queries.server'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => ({ learners: await linkedLearners(ctx) }))

export default function ParentPage() {
  const { learners } = useLoaderData<typeof loader>()
  return (
    <Page title="Your children">
      {learners.length === 0 && <Empty title="You are not linked to anybody now. A young person can invite you." />}
      <Cards>
        {learners.map(({ id, givenNames, familyName, school }) => (
          <Card key={id} title={`${givenNames} ${familyName}`} href={paths.parent.learner(id)} byline={school} />
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'Your children - Onward' }]
