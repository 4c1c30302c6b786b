import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { boardGroup } from '~/domain/reports/board.queries.server'
import { BoardSteps } from '~/domain/reports/components/BoardSteps'
import { boardOf, boardQuestion } from '~/domain/reports/session-board'
import { goalOptions, nextWords, stepWords } from '~/domain/reports/session-board.words'
import { formatTime } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Details, Empty } from '~/ui/text'

// What stands on a wall names nobody, unless the tutor has chosen first names.
export const loader = signedIn(async ({ ctx, url }) => {
  const question = boardQuestion.parse(Object.fromEntries(url.searchParams))
  const { forms, form, learners } = await boardGroup(ctx, question)
  const { steps, past, all } = boardOf(learners, question.goal)
  return {
    question: { ...question, form },
    forms: forms.map((one) => ({ value: one, text: one })),
    past,
    all,
    at: formatTime(ctx.now),
    steps: steps.map(({ step, learners }) => ({
      title: stepWords[step],
      next: nextWords[step],
      count: learners.length,
      names: question.names === 'first' ? learners.map(({ givenNames }) => givenNames).toSorted() : [],
      isGoal: step === question.goal,
    })),
  }
})

export default function BoardPage() {
  const { question, forms, past, all, at, steps } = useLoaderData<typeof loader>()
  const { form, goal, names, every } = question
  return (
    <Page
      title={form ? `${form}: ${stepWords[goal].toLowerCase()}` : 'Lesson board'}
      actions={
        <LinkButton href={paths.school.board(question)} kind="secondary">
          Look again
        </LinkButton>
      }
    >
      {all === 0 ? (
        <Empty title="Nobody is in a form of Year 11 here" />
      ) : (
        <>
          <p className="govuk-body-l">
            <strong>
              {past} of {all}
            </strong>{' '}
            have this behind them, as of {at}.{every ? ` This page looks again every ${every} seconds.` : ''}
          </p>
          <BoardSteps steps={steps} />
        </>
      )}
      <Details summary="For the tutor: change the board">
        <SearchForm action={paths.school.board()} label="Change the board" isInline>
          <Select name="form" label="Form" options={forms} defaultValue={form} />
          <Select name="goal" label="We finish today" options={goalOptions} defaultValue={goal} />
          <Select
            name="names"
            label="Names"
            options={{ none: 'No names', first: 'First names' }}
            defaultValue={names}
          />
          <Select name="every" label="Look again by itself" options={refreshes} empty="No" defaultValue={every} />
          <Button kind="secondary">Show</Button>
        </SearchForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.school.boardList({ form })}>
            Who is at which step (for your own screen, not for the wall)
          </a>
        </p>
      </Details>
    </Page>
  )
}

const refreshes = { '30': 'Every 30 seconds', '60': 'Every minute' }

// Only whoever asks for it gets a page that moves on by itself, and the same form stops it.
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: 'Lesson board - Onward' },
  ...(data?.question.every ? [{ httpEquiv: 'refresh', content: data.question.every }] : []),
]
