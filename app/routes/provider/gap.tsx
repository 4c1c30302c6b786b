import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { GapSeenList } from '~/domain/planning/components/GapSeen'
import { answerGap } from '~/domain/planning/course-gap.commands.server'
import { gapAnswerForm } from '~/domain/planning/course-gap.schemas'
import { answerWords, gapAnswers, ownerTags } from '~/domain/planning/course-gap.words'
import { ownedGapOf } from '~/domain/planning/gap-page.queries.server'
import { canMove } from '~/domain/planning/course-gap.states'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { state, dueOn, seenTo, answered, ...gap } = await ownedGapOf(ctx, id('gapId'))
  return {
    ...gap,
    due: formatDay(dueOn),
    seenTo: formatDay(seenTo),
    tag: ownerTags[state],
    answered: answered && { on: formatDay(londonDay(answered.madeAt)), words: answerWords(answered) },
    answers: gapAnswers.filter(({ value }) => canMove(state, value)),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, gapAnswerForm, async (form) => {
    await answerGap(ctx, id('gapId'), form)
    return redirectWithNotice(paths.provider.courses, 'Thank you. The area reads your answer')
  }),
)

export default function OwnedGapPage() {
  const { name, version, nextStep, seen, due, seenTo, tag, answers, answered } = useLoaderData<typeof loader>()
  const changed = answers.length === 1 ? answers[0] : undefined
  return (
    <Page
      title={name}
      caption="The area asks you to see to what is missing"
      back={{ href: paths.provider.courses, text: 'Courses' }}
      actions={<StatusTag tag={tag} />}
    >
      <SummaryList
        rows={[
          { key: 'Next step', value: nextStep },
          { key: 'By', value: due },
          ...(answered ? [{ key: `You answered on ${answered.on}`, value: answered.words }] : []),
        ]}
      />
      <h2 className="govuk-heading-m">What the area saw on {seenTo}</h2>
      <GapSeenList seen={seen} isRough />
      {answers.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">{changed ? 'Has your answer changed?' : 'Your answer'}</h2>
          <ZodForm>
            <Hidden name="version" value={version} />
            {changed ? (
              <Hidden name="answer" value={changed.value} />
            ) : (
              <Radios name="answer" legend="Will you see to it?" options={answers} />
            )}
            <TextArea
              name="detail"
              label={changed?.label ?? 'What will you do, or why can you not?'}
              rows={3}
              maxLength={1000}
            />
            <Button>{changed?.button ?? 'Send your answer'}</Button>
          </ZodForm>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'What is missing - Onward' }]
