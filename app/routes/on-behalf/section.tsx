import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ChangedMeanwhile } from '~/domain/applications/components/ChangedMeanwhile'
import { Finished, SectionFields } from '~/domain/applications/components/SectionFields'
import { WhoSees } from '~/domain/applications/components/WhoSees'
import { findHelpedSection } from '~/domain/applications/on-behalf-form.queries.server'
import { findSection } from '~/domain/applications/section'
import { isBehind, meanwhileIn } from '~/domain/applications/section-meanwhile'
import { saveSection } from '~/domain/applications/section.commands.server'
import { sectionForm } from '~/domain/applications/section.schemas'
import { staffTitle } from '~/domain/applications/section.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { useReply } from '~/ui/form-context'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const section = orNotFound(findSection(params.section ?? ''), 'section')
  if (section.isGrades) throw redirect(paths.onBehalf.grades(id('learnerId')))
  const { grades: _, ...helped } = await findHelpedSection(ctx, id('learnerId'), section.slug)
  await recordView(ctx, helped.id, 'application')
  return { slug: section.slug, ...helped }
})

export const action = signedIn(({ ctx, id, params, request }) => {
  const section = orNotFound(findSection(params.section ?? ''), 'section')
  return handleForm(request, sectionForm(section), async ({ answers, isFinished, version }) => {
    await saveSection(ctx, id('learnerId'), section.slug, { answers, isFinished: isFinished === 'yes', version })
    return redirectWithNotice(paths.onBehalf.learner(id('learnerId')), 'Saved. The learner is told.')
  })
})

export default function SectionForLearnerPage() {
  const { slug, id, name, answers, isFinished, version, kinds } = useLoaderData<typeof loader>()
  const reply = useReply()
  const section = findSection(slug)
  if (!section) return null
  return (
    <Page
      title={staffTitle(section)}
      caption={name}
      back={{ href: paths.onBehalf.learner(id), text: `Act for ${name}` }}
    >
      <InsetText>
        “You” is {name} here. Write what {name} says, as they say it. The record names you both.
      </InsetText>
      <WhoSees fields={section.fields.map(({ shows }) => shows)} kinds={kinds} />
      {isBehind(reply, version) ? (
        <ChangedMeanwhile
          differences={meanwhileIn(section, answers, reply?.values)}
          href={paths.onBehalf.section(id, slug)}
        />
      ) : null}
      <ZodForm key={slug} defaults={{ answers, isFinished }}>
        <Hidden name="version" value={version} />
        <SectionFields fields={section.fields} />
        <Finished />
        <Button>Save for {name}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'The form of a learner - Onward' }]
