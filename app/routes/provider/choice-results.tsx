import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findPlace } from '~/domain/enrolments/enrolment.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { GradeRows } from '~/domain/plans/components/GradeRows'
import { Embargo } from '~/domain/results/components/Embargo'
import { embargoOf } from '~/domain/results/embargo.queries.server'
import { ownRows } from '~/domain/results/own-rows.queries.server'
import { giveResults } from '~/domain/results/result.commands.server'
import { resultsForm } from '~/domain/results/result.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, familyName, learnerId, providerId, ...place } = await findPlace(ctx, id('choiceId'))
  mustBeAllowed(ctx, 'results.take', { providerId })
  await recordView(ctx, learnerId, 'offer')
  const name = `${givenNames} ${familyName}`
  return { choiceId: place.id, name, embargo: await embargoOf(ctx), ...(await ownRows(ctx, learnerId)) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, resultsForm, async ({ grades }) => {
    const { learnerId } = await findPlace(ctx, id('choiceId'))
    await giveResults(ctx, learnerId, grades)
    return redirectWithNotice(paths.provider.results(), 'Results saved')
  }),
)

export default function ChoiceResultsPage() {
  const { choiceId, name, embargo, grades, rows } = useLoaderData<typeof loader>()
  return (
    <Page title={`Results of ${name}`} back={paths.provider.choice(choiceId)}>
      <Embargo {...embargo} who="your staff" />
      <ZodForm defaults={{ grades }} isWide>
        <GradeRows rows={rows} />
        <Button>Save results</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Results of an applicant - Onward' }]
