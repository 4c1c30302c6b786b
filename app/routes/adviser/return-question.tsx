import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { answerQuestion } from '~/domain/return-files/question.commands.server'
import { findQuestion } from '~/domain/return-files/question.queries.server'
import { questionForm } from '~/domain/return-files/question.schemas'
import { questionShown } from '~/domain/return-files/question-shown'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const question = await findQuestion(ctx, id('questionId'))
  mustBeAllowed(ctx, 'return.take-in', { areaId: question.areaId })
  const options = question.candidates.map(({ id, givenNames, familyName, bornOn, postcode, schoolName }) => {
    const facts = [`born ${formatDay(bornOn)}`, postcode, schoolName].filter((fact) => fact !== null)
    return [id, `${givenNames} ${familyName}, ${facts.join(', ')}`] as const
  })
  return {
    ...questionShown(question),
    intakeId: question.intakeId,
    isAnswered: question.answer !== null,
    options: { ...Object.fromEntries(options), new: 'Somebody new', skip: 'Nobody of ours: leave the row out' },
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, questionForm, async (form) => {
    const intakeId = await answerQuestion(ctx, id('questionId'), form)
    return redirectWithNotice(paths.returns.takenIn(intakeId), 'The row has its answer')
  }),
)

export default function ReturnQuestionPage() {
  const { intakeId, line, name, born, postcode, why, options, isAnswered } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Whose row is this?"
      caption={`Row ${line}`}
      back={{ href: paths.returns.takenIn(intakeId), text: 'The file' }}
    >
      <p className="govuk-body">{why}</p>
      <SummaryList
        rows={[
          { key: 'The row says', value: name },
          { key: 'Born', value: born },
          { key: 'Postcode', value: postcode },
        ]}
      />
      {isAnswered ? (
        <p className="govuk-body">This row has its answer.</p>
      ) : (
        <ZodForm schema={questionForm}>
          <Radios name="whose" legend="It is about" options={options} />
          <Button>Save</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Whose row is this? - Onward' }]
