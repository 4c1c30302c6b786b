import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet } from '~/domain/applications/application.queries.server'
import { is } from '~/domain/applications/choice.states'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Panel } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const { learner, application, choices } = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const withSchool = choices.filter(({ state }) => state === 'with_school')
  if (!application || (!application.firstSentAt && withSchool.length === 0)) throw redirect(paths.learner.check)
  const sent = choices.filter(({ state, sentAt }) => sentAt !== null && is(state, 'decisionPending'))
  return {
    withSchool: withSchool.map(({ id, courseTitle, providerName, releaseBy }) => ({
      id,
      courseTitle,
      providerName,
      releaseBy,
    })),
    reference: application.reference,
    asksParents: (await settingsOf(ctx, learner.areaId)).coSignature,
    choices: sent.map(({ id, courseTitle, providerName, answerBy }) => ({ id, courseTitle, providerName, answerBy })),
  }
})

export default function SentPage() {
  const { reference, choices, withSchool, asksParents } = useLoaderData<typeof loader>()
  return (
    <Page title="Application sent">
      <Panel title="Your reference number">
        <strong>{reference}</strong>
      </Panel>
      <p className="govuk-body">We have written to you with this number.</p>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ul className="govuk-list govuk-list--bullet">
        {withSchool.map(({ id, courseTitle, providerName, releaseBy }) => (
          <li key={id}>
            Your school looks at your form for {courseTitle} at {providerName} first.
            {releaseBy ? ` If it does not look by ${formatDay(releaseBy)}, your form goes on by itself.` : ''}
          </li>
        ))}
        {choices.map(({ id, courseTitle, providerName, answerBy }) => (
          <li key={id}>
            {providerName} reads your form for {courseTitle}.
            {answerBy ? ` An answer is due by ${formatDay(answerBy)}.` : ''}
          </li>
        ))}
        <li>They may ask you to an interview, make you an offer, or say no and tell you why.</li>
        {asksParents ? <li>A parent or carer you linked can sign too. Your form has gone all the same.</li> : null}
        <li>You do not have to do anything now. We write to you when there is news.</li>
      </ul>
      <LinkButton href={paths.learner.home}>See your choices</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Application sent - Onward' }]
