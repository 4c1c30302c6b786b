import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findLearner } from '~/domain/learners/learner.queries.server'
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
  const { id: learnerId, givenNames, familyName } = await findLearner(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'results.give', { schoolId: ctx.actor.organisationId })
  const name = `${givenNames} ${familyName}`
  return { learnerId, name, embargo: await embargoOf(ctx), ...(await ownRows(ctx, learnerId)) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, resultsForm, async ({ grades }) => {
    await giveResults(ctx, id('learnerId'), grades)
    return redirectWithNotice(paths.school.learner(id('learnerId')), 'Results saved')
  }),
)

export default function LearnerResultsPage() {
  const { learnerId, name, embargo, grades, rows } = useLoaderData<typeof loader>()
  return (
    <Page title={`Results of ${name}`} back={paths.school.learner(learnerId)}>
      <Embargo {...embargo} who="your school" />
      <ZodForm defaults={{ grades }} isWide>
        <GradeRows rows={rows} />
        <Button>Save results</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Results of a learner - Onward' }]
