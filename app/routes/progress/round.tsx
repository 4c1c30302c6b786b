import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { providerStaff } from '~/access/roles'
import { ChooseGrid } from '~/domain/progress/components/ChooseGrid'
import { coursesInRound, formsInRound, subjectsInRound } from '~/domain/progress/grid.queries.server'
import { roundTags } from '~/domain/progress/progress.words'
import { roundState, yearWords } from '~/domain/progress/round'
import { findRound } from '~/domain/progress/round.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const round = await findRound(ctx, id('roundId'))
  const isProvider = providerStaff.some((role) => role === ctx.actor.role)
  const courses = isProvider ? await coursesInRound(ctx, round) : []
  const subjects = isProvider ? [] : await subjectsInRound(ctx, round)
  return {
    ...{ id: round.id, name: round.name, isProvider },
    caption: `${yearWords(round.year)}, ${formatDay(round.opensOn)} to ${formatDay(round.closesOn)}`,
    tag: roundTags[roundState(round, londonDay(ctx.now))],
    maySet: isAllowed(ctx.actor, 'progress.round', round),
    maySend: isAllowed(ctx.actor, 'progress.import', round),
    forms: isProvider ? [] : await formsInRound(ctx),
    rows: [
      ...courses.map(({ id: run, title, learners, entered }) => ({
        ...{ key: run, title, learners, entered },
        href: paths.progress.grid(round.id, { run }),
      })),
      ...subjects.map(({ form, subject, scale, learners, entered }) => ({
        ...{ key: `${form} ${subject} ${scale}`, learners, entered },
        title: `${form ?? 'No form'}: ${subject}, ${scale}`,
        href: paths.progress.grid(round.id, { form: form ?? '', subject, scale }),
      })),
    ],
  }
})

export default function RoundPage() {
  const { id, name, caption, tag, isProvider, maySet, maySend, forms, rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title={name}
      caption={caption}
      back={{ href: paths.progress.rounds, text: 'Rounds of reports' }}
      actions={<StatusTag tag={tag} />}
    >
      <ButtonGroup>
        {maySend ? (
          <LinkButton href={paths.progress.files(id)} kind="secondary">
            Send a file
          </LinkButton>
        ) : null}
        <a className="govuk-link" href={paths.progress.sheet(id)} download>
          All that was entered, as a sheet (CSV)
        </a>
        {maySet ? (
          <a className="govuk-link" href={paths.progress.changeRound(id)}>
            Change this round
          </a>
        ) : null}
      </ButtonGroup>
      <Table
        caption={isProvider ? 'Courses' : 'Subjects'}
        firstCellIsHeader
        head={[
          isProvider ? 'Course' : 'Form and subject',
          { text: 'Learners', isNumber: true },
          { text: 'Entered', isNumber: true },
        ]}
        rows={rows.map(({ key, title, href, learners, entered }) => [
          <a className="govuk-link" key={key} href={href}>
            {title}
          </a>,
          learners,
          entered,
        ])}
        empty={
          isProvider ? (
            <Empty title="Nobody is enrolled or placed here now">A course stands here once somebody is on it.</Empty>
          ) : (
            <Empty title="No subject yet">Choose a form and a subject below. It stands here once a grade is in.</Empty>
          )
        }
      />
      {isProvider ? null : <ChooseGrid roundId={id} forms={forms} />}
    </Page>
  )
}

export const meta = () => [{ title: 'A round of reports - Onward' }]
