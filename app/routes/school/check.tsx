import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ApplicantSheet } from '~/domain/applications/components/ApplicantSheet'
import { WaitingChoices } from '~/domain/applications/components/WaitingChoices'
import { releaseChecks } from '~/domain/applications/school-check.commands.server'
import { findCheck } from '~/domain/applications/school-check.queries.server'
import { releaseForm } from '~/domain/applications/school-check.schemas'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: learnerId, givenNames, familyName } = await findLearner(ctx, id('learnerId'))
  await recordView(ctx, learnerId, 'record')
  return { learnerId, name: `${givenNames} ${familyName}`, ...(await findCheck(ctx, learnerId)) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, releaseForm, async ({ choices }) => {
    await releaseChecks(ctx, id('learnerId'), { choiceIds: choices })
    return redirectWithNotice(paths.school.checks, 'Released. The learner and the providers have been told.')
  }),
)

export default function CheckPage() {
  const { learnerId, name, choices, shown, grades } = useLoaderData<typeof loader>()
  const back = { href: paths.school.checks, text: 'Back to applications to check' }
  if (choices.length === 0) {
    return (
      <Page title={`Application of ${name}`} back={back}>
        <Empty title="Nothing waits for your check">It has gone on already, or came back to the learner.</Empty>
      </Page>
    )
  }
  return (
    <Page title={`Application of ${name}`} back={back}>
      <ApplicantSheet shown={shown} grades={grades} kind="college" stage="application" />
      <p className="govuk-body">A school sixth form gets less of this: only what it may lawfully see.</p>
      <ZodForm defaults={{ choices: choices.map(({ id }) => id) }}>
        <WaitingChoices choices={choices} legend="What do you release?" />
        <ButtonGroup>
          <Button>Release</Button>
          <LinkButton href={paths.school.returnCheck(learnerId)} kind="secondary">
            Send back with a comment
          </LinkButton>
        </ButtonGroup>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Check an application - Onward' }]
