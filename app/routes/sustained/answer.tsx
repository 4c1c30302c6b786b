import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { answerCheck } from '~/domain/programme-ends/sustained.commands.server'
import { findCheck } from '~/domain/programme-ends/sustained.queries.server'
import { sustainedForm } from '~/domain/programme-ends/sustained.schemas'
import { answerWords } from '~/domain/programme-ends/sustained.words'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const check = await findCheck(ctx, id('checkId'))
  return {
    name: fullName(check),
    course: `${check.courseTitle}, ${check.providerName}`,
    next: [check.next, check.nextProvider].filter(Boolean).join(', '),
    months: `${formatDay(check.fromOn)} to ${formatDay(check.dueOn)}`,
    evidence: check.evidence,
    notNow: check.answer === null ? undefined : 'This is answered already.',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, sustainedForm, async (form) => {
    await answerCheck(ctx, id('checkId'), form)
    return redirectWithNotice(paths.tracking.checks(), 'The answer is kept')
  }),
)

export default function AnswerCheckPage() {
  const { name, course, next, months, evidence, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`Has ${name} stayed?`} caption={course} back={paths.tracking.checks()}>
      <SummaryList
        rows={[
          { key: 'What came next', value: next },
          { key: 'The six months', value: months },
          evidence !== null && { key: 'How it is known', value: evidence },
        ]}
      />
      <p className="govuk-body">
        Yes means: in learning in every month, or in the two terms from October to March; at work in five of the six
        months; or six months of an apprenticeship.
      </p>
      <ZodForm>
        <Radios name="answer" legend="Has the learner stayed?" isInline options={answerWords} />
        <TextArea name="evidence" label="How do you know?" rows={3} maxLength={500} />
        <Button {...(notNow ? { notNow } : {})}>Keep the answer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Has the learner stayed? - Onward' }]
