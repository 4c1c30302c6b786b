import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { refusalOf } from '~/domain/applications/choice.words'
import { startsOfNextYear } from '~/domain/deferrals/deferral.queries.server'
import { proposalForm } from '~/domain/deferrals/deferral.schemas'
import { proposeDeferral } from '~/domain/deferrals/proposal.commands.server'
import { findProposal } from '~/domain/deferrals/proposal.queries.server'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, state, version, givenNames, courseTitle } = await findApplicant(ctx, id('choiceId'))
  const { courseId, starts } = await startsOfNextYear(ctx, choiceId)
  return {
    choice: { id: choiceId, version, givenNames, courseTitle },
    courseId,
    starts: Object.fromEntries(starts.map(({ id, name }) => [id, name])),
    asked: await findProposal(ctx, choiceId),
    notNow: canMove(state, 'defer') ? undefined : refusalOf(state, 'defer'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, proposalForm, async (form) => {
    const { answerBy } = await proposeDeferral(ctx, id('choiceId'), form)
    const notice = `The learner is asked, and can answer until ${formatDay(answerBy)}. Nothing has changed yet.`
    return redirectWithNotice(paths.provider.choice(id('choiceId')), notice)
  }),
)

export default function DeferPage() {
  const { choice, courseId, starts, asked, notNow } = useLoaderData<typeof loader>()
  const hasStarts = Object.keys(starts).length > 0
  return (
    <Page
      title={`Ask ${choice.givenNames} to wait until next year`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        You ask, and {choice.givenNames} decides. Until there is a yes nothing changes, and without an answer it stays
        as it is. With a yes the place is free for somebody else this year. When the new year begins you confirm it
        again; then it counts as a place of that year.
      </p>
      {asked ? (
        <InsetText>
          You have asked already: {asked.start}. {choice.givenNames} can answer until {formatDay(asked.answerBy)}.
          Asking again takes the place of that question.
        </InsetText>
      ) : null}
      {hasStarts ? (
        <ZodForm>
          <Radios name="to" legend="For which start?" options={starts} />
          <TextArea name="message" label="A message to the learner" maxLength={500} rows={3} isOptional />
          <Hidden name="version" value={choice.version} />
          <Button {...(notNow ? { notNow } : {})}>Ask {choice.givenNames}</Button>
        </ZodForm>
      ) : (
        <InsetText>
          This course has no start next year yet.{' '}
          <a href={paths.provider.nextYearOf(courseId)}>Copy it to the next year</a> first. It need not be published.
        </InsetText>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Ask to wait until next year - Onward' }]
