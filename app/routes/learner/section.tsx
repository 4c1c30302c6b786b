import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { ChangedMeanwhile } from '~/domain/applications/components/ChangedMeanwhile'
import { Finished, SectionFields } from '~/domain/applications/components/SectionFields'
import { WhoSees } from '~/domain/applications/components/WhoSees'
import { pageAfter } from '~/domain/applications/page-after'
import { isBehind, meanwhileIn } from '~/domain/applications/section-meanwhile'
import { saveSection } from '~/domain/applications/section.commands.server'
import { filledFromPlan, hasMoreInPlan, takesFromPlan } from '~/domain/applications/section-from-plan'
import { sectionForm } from '~/domain/applications/section.schemas'
import { findSection, startingAnswers } from '~/domain/applications/section'
import { planWordsOf } from '~/domain/plans/plan.queries.server'
import { orNotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { useReply } from '~/ui/form-context'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, params, url }) => {
  const section = orNotFound(findSection(params.section ?? ''), 'section')
  const sheet = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const saved = sheet.saved.find((one) => one.section === section.slug)
  const answers = saved?.answers ?? startingAnswers(section, sheet.learner)
  const words = takesFromPlan(section) ? await planWordsOf(ctx, sheet.learner.id) : {}
  const isFromPlan = url.searchParams.has('plan')
  return {
    slug: section.slug,
    answers: isFromPlan ? filledFromPlan(section, answers, words) : answers,
    planHasMore: !isFromPlan && hasMoreInPlan(section, answers, words),
    isFinished: saved ? (saved.isCompleted ? 'yes' : 'no') : '',
    version: saved?.version ?? 0,
    kinds: profileOf(sheet, sheet.choices).providerKinds,
  }
})

export const action = signedIn(({ ctx, params, request }) => {
  const section = orNotFound(findSection(params.section ?? ''), 'section')
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  return handleForm(request, sectionForm(section), async ({ answers, isFinished, version }) => {
    await saveSection(ctx, learnerId, section.slug, { answers, isFinished: isFinished === 'yes', version })
    const sheet = await findSheet(ctx, learnerId)
    const hasDraft = sheet.choices.some(({ state }) => state === 'draft')
    const next = () => pageAfter(section.slug, profileOf(sheet, sheet.choices), hasDraft)
    return redirect(isFinished === 'yes' ? next() : paths.learner.application)
  })
})

export default function SectionPage() {
  const { slug, answers, planHasMore, isFinished, version, kinds } = useLoaderData<typeof loader>()
  const reply = useReply()
  const section = findSection(slug)
  if (!section) return null
  return (
    <Page title={section.title} back={{ href: paths.learner.application, text: 'Back to your application' }}>
      <p className="govuk-body">{section.why}</p>
      <WhoSees fields={section.fields.map(({ shows }) => shows)} kinds={kinds} />
      {isBehind(reply, version) ? (
        <ChangedMeanwhile
          differences={meanwhileIn(section, answers, reply?.values)}
          href={paths.learner.section(slug)}
        />
      ) : null}
      {planHasMore ? (
        <p className="govuk-body">
          You have written about this in your plan. <a href={paths.learner.sectionFromPlan(slug)}>Use those words</a>.
          You can change them here.
        </p>
      ) : null}
      <ZodForm key={slug} defaults={{ answers, isFinished }}>
        <Hidden name="version" value={version} />
        <SectionFields fields={section.fields} />
        <Finished />
        <Button>Save and go on</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Your application - Onward' }]
