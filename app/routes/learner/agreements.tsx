import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { decidesAlone, isYes, purposeNames, purposes } from '~/domain/consents/consent'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { consentsOf } from '~/domain/consents/consent.queries.server'
import { consentForm } from '~/domain/consents/consent.schemas'
import { answerRow } from '~/domain/consents/consent.words'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const { id, bornOn } = await findLearner(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const answers = await consentsOf(ctx, id)
  return {
    asked: purposeNames.map((name) => ({
      name,
      isForParents: !decidesAlone(name, bornOn, londonDay(ctx.now)),
      isYes: isYes(
        name,
        answers.find(({ purpose }) => purpose === name),
      ),
    })),
    answers: answers.map((answer) => [formatMoment(answer.decidedAt), ...answerRow(answer)]),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, consentForm, async ({ purpose, answer }) => {
    await decideConsent(ctx, orNotFound(ctx.actor.learnerId ?? undefined), purpose, answer)
    return redirectWithNotice(paths.learner.agreements, answer ? 'You said yes' : 'You said no')
  }),
)

export default function AgreementsPage() {
  const { asked, answers } = useLoaderData<typeof loader>()
  return (
    <Page title="What you agreed to" back={{ href: paths.learner.record, text: 'My record' }}>
      <p className="govuk-body">
        Each of these is up to you. Until you say yes, it is a no. A no changes nothing else. You can change your mind
        at any time.
      </p>
      {asked.map(({ name, isYes, isForParents }) => (
        <section key={name} aria-labelledby={`purpose-${name}`}>
          <h2 className="govuk-heading-m" id={`purpose-${name}`}>
            {purposes[name].label}
          </h2>
          <p className="govuk-body">
            {purposes[name].does} {purposes[name].who}
          </p>
          <p className="govuk-body">
            <strong>Now: {isYes ? 'yes' : 'no'}</strong>
          </p>
          {isForParents ? (
            <p className="govuk-body">Until you are 16, a parent or carer decides this.</p>
          ) : purposes[name].hasOwnPage ? (
            <LinkButton href={paths.account.texts} kind="secondary">
              Choose your text messages
            </LinkButton>
          ) : (
            <ZodForm action={paths.learner.agreements} id={name} only={{ purpose: name }}>
              <Hidden name="purpose" value={name} />
              <Radios
                name="answer"
                legend={`Is this all right? ${purposes[name].label}`}
                options={{ yes: 'Yes', no: 'No' }}
                defaultValue={isYes ? 'yes' : 'no'}
                isInline
                isSmall
              />
              <Button kind="secondary">Save</Button>
            </ZodForm>
          )}
        </section>
      ))}
      <Table
        caption="Everything you said"
        head={['When', 'About', 'What', 'Who']}
        rows={answers}
        empty={<Empty title="You have not said anything yet" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'What you agreed to - Onward' }]
