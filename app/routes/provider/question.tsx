import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { refusalOf } from '~/domain/applications/choice.words'
import { askForInformation } from '~/domain/requests/request.commands.server'
import { questionForm } from '~/domain/requests/request.schemas'
import { usualLastDay } from '~/domain/requests/request.queries.server'
import { LONGEST_QUESTION } from '~/domain/requests/request'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { state, version, givenNames, courseTitle, kind, stage } = await findApplicant(ctx, id('choiceId'))
  return {
    choice: { id: id('choiceId'), version, givenNames, courseTitle },
    isBound: kind === 'school-sixth-form' && stage !== 'place',
    dueOn: await usualLastDay(ctx),
    notNow: canMove(state, 'askForInformation') ? null : refusalOf(state, 'askForInformation'),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, questionForm, async (form) => {
    const { dueOn } = await askForInformation(ctx, id('choiceId'), form)
    return redirectWithNotice(
      paths.provider.choice(id('choiceId')),
      `Question sent. The last day to answer is ${formatDay(dueOn)}`,
    )
  }),
)

export default function QuestionPage() {
  const { choice, isBound, dueOn, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Ask ${choice.givenNames} a question`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      {isBound ? (
        <InsetText>
          Before a firm place a school sixth form may ask only what decides who can join the course. Do not ask about
          health, special needs, interests, attendance or other applications.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        {choice.givenNames} gets a letter and answers here. Your time to decide stops meanwhile and goes on with what is
        left. If no answer comes by the last day, you decide with what you have.
      </p>
      <ZodForm defaults={{ dueOn }}>
        <TextArea
          name="question"
          label="What do you need to know?"
          hint="The learner reads it as you write it. Nobody but the learner, the school and you can read it."
          rows={5}
          maxLength={LONGEST_QUESTION}
        />
        <Checkbox name="isAboutGrades" label="It is about grades, so tell the tutor too" />
        <DateInput
          name="dueOn"
          legend="What is the last day to answer?"
          hint="A day when schools are closed becomes the next day when they are open."
        />
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Send question</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Ask a question - Onward' }]
