import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { OwnWords } from '~/domain/plans/components/PlanParts'
import { takeContributionBack } from '~/domain/plans/plan.commands.server'
import { findOwnContribution } from '~/domain/plans/plan.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(({ ctx, id }) => findOwnContribution(ctx, id('contributionId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    const learnerId = await takeContributionBack(ctx, id('contributionId'))
    return redirectWithNotice(paths.plan.home(learnerId), 'Your comment is taken back')
  }),
)

export default function TakeCommentBackPage() {
  const { learnerId, words } = useLoaderData<typeof loader>()
  return (
    <Page title="Take your comment back" back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}>
      <InsetText>
        <OwnWords words={words} />
      </InsetText>
      <ZodForm>
        <Button kind="warning">Take it back</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a comment back - Onward' }]
