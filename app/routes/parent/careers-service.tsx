import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { decidesAlone } from '~/domain/consents/consent'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { findAnswer } from '~/domain/consents/consent.queries.server'
import { yesOrNo } from '~/domain/consents/consent.schemas'
import { formatMoment, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, bornOn, ...said } = await findAnswer(ctx, id('learnerId'), 'careers-service')
  return {
    id: said.id,
    name: givenNames,
    isYes: said.decision === 'given',
    said: said.decidedAt && `${said.by ?? 'Somebody'}, ${formatMoment(said.decidedAt)}`,
    isTheLearners: decidesAlone('careers-service', bornOn, londonDay(ctx.now)),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, yesOrNo, async ({ answer }) => {
    await decideConsent(ctx, id('learnerId'), 'careers-service', answer)
    return redirectWithNotice(paths.parent.careersService(id('learnerId')), answer ? 'You said yes' : 'You said no')
  }),
)

export default function CareersServicePage() {
  const { id, name, isYes, said, isTheLearners } = useLoaderData<typeof loader>()
  return (
    <Page title={`What the careers service is told about ${name}`} back={paths.parent.learner(id)}>
      <p className="govuk-body">
        Advisers of the careers service help young people find a place. They can read the application of {name}. You can
        stop that while {name} is under 16.
      </p>
      <p className="govuk-body">
        If you say yes, schools, colleges and training places pass on only the name, the address and the date of birth.
        The adviser cannot act for {name} here. By law the council must still know where {name} learns or works.
      </p>
      <InsetText>
        Now: {isYes ? 'only the name, address and date of birth' : 'advisers can read the application'}.{' '}
        {said ? `Last said by ${said}.` : 'Nobody has said anything yet.'}
      </InsetText>
      {isTheLearners ? (
        <p className="govuk-body">
          {name} is 16 or over now. Only {name} can change this.
        </p>
      ) : (
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
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'The careers service - Onward' }]
