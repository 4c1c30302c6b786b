import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { PlainProgress } from '~/domain/progress/components/PlainProgress'
import { yearsShown } from '~/domain/progress/learner-progress'
import { findProgress } from '~/domain/progress/learner-progress.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, subjects } = await findProgress(ctx, id('learnerId'))
  await recordView(ctx, learnerId, 'grades')
  return { learnerId, name: givenNames, years: yearsShown(subjects) }
})

export default function ProgressOfChildPage() {
  const { learnerId, name, years } = useLoaderData<typeof loader>()
  return (
    <Page title={`How it is going for ${name}`} back={paths.parent.learner(learnerId)}>
      <p className="govuk-body">Teachers write this a few times a year. {name} reads the same.</p>
      <PlainProgress years={years} isOwn={false} />
    </Page>
  )
}

export const meta = () => [{ title: 'How it is going - Onward' }]
