import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { ChangedMeanwhile } from '~/domain/applications/components/ChangedMeanwhile'
import { isBehind } from '~/domain/applications/section-meanwhile'
import { Contributions } from '~/domain/plans/components/PlanParts'
import { LONGEST_WORDS } from '~/domain/plans/plan'
import { writePlanSection } from '~/domain/plans/plan.commands.server'
import { findPlanSection } from '~/domain/plans/plan.queries.server'
import { planSectionForm } from '~/domain/plans/plan.schemas'
import { sectionWords } from '~/domain/plans/plan.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { useReply } from '~/ui/form-context'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const { section, written, contributions } = await findPlanSection(ctx, id('learnerId'), params.part ?? '')
  mustBeAllowed(ctx, 'plan.write', { learnerId: id('learnerId') })
  return {
    learnerId: id('learnerId'),
    section,
    contributions,
    words: written?.words ?? '',
    version: written?.version ?? 0,
  }
})

export const action = signedIn(({ ctx, id, params, request }) =>
  handleForm(request, planSectionForm, async (typed) => {
    await writePlanSection(ctx, id('learnerId'), params.part ?? '', typed)
    return redirectWithNotice(paths.plan.home(id('learnerId')), 'Your plan is saved')
  }),
)

export default function PlanSectionPage() {
  const { learnerId, section, words, version, contributions } = useLoaderData<typeof loader>()
  const reply = useReply()
  const { own, asks } = sectionWords[section]
  const typed = reply?.values['words']
  const isChanged = typeof typed === 'string' && typed !== words
  return (
    <Page title={own} caption="My plan" back={{ href: paths.plan.home(learnerId), text: 'Back to your plan' }}>
      <p className="govuk-body">{asks}</p>
      {isBehind(reply, version) ? (
        <ChangedMeanwhile
          differences={isChanged ? [{ label: own, saved: words, typed }] : []}
          href={paths.plan.section(learnerId, section)}
        />
      ) : null}
      <ZodForm defaults={{ words }}>
        <Hidden name="version" value={version} />
        <TextArea name="words" label={own} hideLabel rows={8} maxLength={LONGEST_WORDS} />
        <Button>Save</Button>
      </ZodForm>
      {contributions.length > 0 ? <h2 className="govuk-heading-m">What others said</h2> : null}
      <Contributions contributions={contributions} />
    </Page>
  )
}

export const meta = () => [{ title: 'My plan - Onward' }]
