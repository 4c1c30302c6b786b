import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { Contributions, OwnWords } from '~/domain/plans/components/PlanParts'
import { LONGEST_CONTRIBUTION } from '~/domain/plans/plan'
import { contributeToPlan } from '~/domain/plans/plan.commands.server'
import { findPlanSection } from '~/domain/plans/plan.queries.server'
import { contributionForm } from '~/domain/plans/plan.schemas'
import { sectionTitle } from '~/domain/plans/plan.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const part = await findPlanSection(ctx, id('learnerId'), params.part ?? '')
  await recordView(ctx, part.id, 'plan')
  return {
    learnerId: part.id,
    givenNames: part.givenNames,
    title: sectionTitle(part.section, ctx.actor.role),
    words: part.written?.words ?? '',
    contributions: part.contributions,
    mayAdd: part.addable.includes(part.section),
  }
})

export const action = signedIn(({ ctx, id, params, request }) =>
  handleForm(request, contributionForm, async (typed) => {
    await contributeToPlan(ctx, id('learnerId'), params.part ?? '', typed)
    return redirectWithNotice(paths.plan.home(id('learnerId')), 'Your comment is in the plan')
  }),
)

export default function CommentPage() {
  const { learnerId, givenNames, title, words, contributions, mayAdd } = useLoaderData<typeof loader>()
  return (
    <Page title={title} caption="Plan" back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}>
      <InsetText>
        <OwnWords words={words} />
      </InsetText>
      <Contributions contributions={contributions} />
      {mayAdd ? (
        <ZodForm>
          <TextArea
            name="words"
            label="Your comment"
            hint={`${givenNames} reads it, and so does everybody who reads this part. It stands under your name.`}
            rows={5}
            maxLength={LONGEST_CONTRIBUTION}
          />
          <Button>Add comment</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Add to a plan - Onward' }]
