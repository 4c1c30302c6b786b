import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { boardGroup } from '~/domain/reports/board.queries.server'
import { boardOf, boardQuestion } from '~/domain/reports/session-board'
import { stepWords } from '~/domain/reports/session-board.words'
import { tuteeRow } from '~/domain/reports/tutee-row'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const question = boardQuestion.parse(Object.fromEntries(url.searchParams))
  const { form, learners } = await boardGroup(ctx, question)
  return {
    form,
    steps: boardOf(learners, question.goal).steps.flatMap(({ step, learners }) =>
      learners.length === 0
        ? []
        : [
            {
              title: stepWords[step],
              rows: learners.map(tuteeRow).map(({ id, name, profile, counts, signedIn }) => {
                const [choices = 0, sent = 0] = counts
                return { id, name, cells: [profile, choices, sent, signedIn] }
              }),
            },
          ],
    ),
  }
})

export default function BoardListPage() {
  const { form, steps } = useLoaderData<typeof loader>()
  return (
    <Page
      title={form ? `Who is at which step in ${form}` : 'Who is at which step'}
      back={{ href: paths.school.board({ form }), text: 'Lesson board' }}
    >
      <p className="govuk-body">This page names learners. Keep it off the wall.</p>
      {steps.length === 0 ? <Empty title="Nobody is in a form of Year 11 here" /> : null}
      {steps.map(({ title, rows }) => (
        <Table
          key={title}
          caption={`${title} (${rows.length})`}
          isCompact
          firstCellIsHeader
          head={['Learner', number('Form done'), number('Choices'), number('Sent'), 'Last signed in']}
          rows={rows.map(({ id, name, cells }) => [
            <a className="govuk-link" href={paths.school.learner(id)} key="name">
              {name}
            </a>,
            ...cells,
          ])}
        />
      ))}
    </Page>
  )
}

function number(text: string) {
  return { text, isNumber: true }
}

export const meta = () => [{ title: 'Who is at which step - Onward' }]
