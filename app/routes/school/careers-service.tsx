import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { writeDownInstruction } from '~/domain/consents/consent.commands.server'
import { findAnswer } from '~/domain/consents/consent.queries.server'
import { yesOrNo } from '~/domain/consents/consent.schemas'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, ...said } = await findAnswer(ctx, id('learnerId'), 'careers-service')
  return {
    id: said.id,
    name: givenNames,
    isYes: said.decision === 'given',
    said: said.decidedAt && `${said.by ?? 'somebody'}, ${formatMoment(said.decidedAt)}`,
    mayWrite: isAllowed(ctx.actor, 'consent.write-down', { schoolId: ctx.actor.organisationId }),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, yesOrNo, async ({ answer }) => {
    await writeDownInstruction(ctx, id('learnerId'), answer)
    return redirectWithNotice(paths.school.careersService(id('learnerId')), 'Written down')
  }),
)

export default function CareersServicePage() {
  const { id, name, isYes, said, mayWrite } = useLoaderData<typeof loader>()
  return (
    <Page title={`What the careers service is told about ${name}`} back={paths.school.learner(id)}>
      <p className="govuk-body">
        A parent or carer, or the learner from the age of 16, may ask that no more than name, address and date of birth
        is passed on. They can do so on Onward. Where it came to the school on paper or by phone, it is written down
        here.
      </p>
      <InsetText>
        Now: {isYes ? 'only the name, address and date of birth' : 'advisers can read the application'}.{' '}
        {said ? `Last written by ${said}.` : 'Nobody has asked for anything yet.'}
      </InsetText>
      {mayWrite ? (
        <ZodForm>
          <Radios
            name="answer"
            legend="Should only the name, address and date of birth be passed on?"
            options={{ yes: 'Yes, only those', no: 'No' }}
            defaultValue={isYes ? 'yes' : 'no'}
            isInline
          />
          <Button>Save</Button>
        </ZodForm>
      ) : (
        <p className="govuk-body">The careers lead or the head of year writes this down.</p>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'The careers service - Onward' }]
