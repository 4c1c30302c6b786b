import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { saveSection } from '~/domain/applications/application.commands.server'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { Finished, SectionFields } from '~/domain/applications/components/SectionFields'
import { WhoSees } from '~/domain/applications/components/WhoSees'
import { sectionForm } from '~/domain/applications/section.schemas'
import { findSection, sectionAfter, startingAnswers } from '~/domain/applications/section'
import { orNotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, params }) => {
  const section = orNotFound(findSection(params.section ?? ''), 'section')
  const sheet = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const saved = sheet.saved.find((one) => one.section === section.slug)
  return {
    slug: section.slug,
    answers: saved?.answers ?? startingAnswers(section, sheet.learner),
    isFinished: saved ? (saved.isCompleted ? 'yes' : 'no') : '',
  }
})

export const action = signedIn(({ ctx, params, request }) => {
  const section = orNotFound(findSection(params.section ?? ''), 'section')
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  return handleForm(request, sectionForm(section), async ({ answers, isFinished }) => {
    await saveSection(ctx, learnerId, section.slug, { answers, isFinished: isFinished === 'yes' })
    const sheet = await findSheet(ctx, learnerId)
    const next = isFinished === 'yes' ? sectionAfter(section.slug, profileOf(sheet, sheet.choices)) : undefined
    return redirect(next ? paths.learner.section(next.slug) : paths.learner.application)
  })
})

export default function SectionPage() {
  const { slug, answers, isFinished } = useLoaderData<typeof loader>()
  const section = findSection(slug)
  if (!section) return null
  return (
    <Page title={section.title} back={{ href: paths.learner.application, text: 'Back to your application' }}>
      <p className="govuk-body">{section.why}</p>
      <WhoSees fields={section.fields.map(({ shows }) => shows)} />
      <ZodForm key={slug} defaults={{ answers, isFinished }}>
        <SectionFields fields={section.fields} />
        <Finished />
        <Button>Save and go on</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Your application - Onward' }]
