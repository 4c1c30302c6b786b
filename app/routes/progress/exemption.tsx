import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { houseOf } from '~/access/provider-rights'
import { fullName } from '~/domain/learners/learner'
import { findProgressLearner } from '~/domain/progress/learner-progress.queries.server'
import { exemptionsOf } from '~/domain/progress/must-study.queries.server'
import { coreNames } from '~/domain/progress/must-study.words'
import { exemptionForm } from '~/domain/progress/progress.schemas'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { exemptFromStudy } from '~/domain/progress/watch.commands.server'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const learner = await findProgressLearner(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'must-study.exempt', { organisationId: houseOf(ctx.actor) })
  const reasons = await reasonsOn(ctx, 'must-study-exemption')
  return {
    ...{ id: learner.id, name: fullName(learner) },
    reasons: reasons.map(({ id, label }) => ({ value: id, text: label })),
    held: (await exemptionsOf(ctx, learner.id)).map(({ subject, label, detail, saidAt }) => ({
      subject,
      words: [`${coreNames[subject]}: ${label}`, ...(detail ? [detail] : [])].join('. '),
      when: formatMoment(saidAt),
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, exemptionForm, async (form) => {
    await exemptFromStudy(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.progress.learner(id('learnerId')), 'Saved')
  }),
)

export default function ExemptionPage() {
  const { id, name, reasons, held } = useLoaderData<typeof loader>()
  return (
    <Page title="English and maths: exemptions" caption={name} back={paths.progress.learner(id)}>
      {held.map(({ subject, words, when }) => (
        <ZodForm key={subject} action={paths.progress.endExemption(id)} id={subject} only={{ subject }}>
          <p className="govuk-body">
            {words} ({when})
          </p>
          <Hidden name="subject" value={subject} />
          <Button kind="secondary">Take back for {subject === 'english' ? 'English' : 'maths'}</Button>
        </ZodForm>
      ))}
      <h2 className="govuk-heading-m">Write one down</h2>
      <ZodForm>
        <Radios name="subject" legend="Subject" options={coreNames} isInline />
        <Radios name="reason" legend="Why it need not be studied in the usual way" options={reasons} />
        <TextInput name="detail" label="The evidence, in a few words" width="two-thirds" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Exemptions - Onward' }]
