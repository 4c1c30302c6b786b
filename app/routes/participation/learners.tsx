import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { isOfGuarantee } from '~/domain/scorecards/figure'
import { namesBehind } from '~/domain/scorecards/name.queries.server'
import { boardMeasure } from '~/domain/scorecards/scorecard.schemas'
import { measureLabel } from '~/domain/scorecards/scorecard.words'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

const question = z.object({
  figure: boardMeasure.catch('neet'),
  school: z.uuid().nullable().catch(null).default(null),
  after: z.string().nullable().catch(null).default(null),
})

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'scorecard.names', { areaId: ctx.actor.areaId })
  const { figure: measure, school, after } = question.parse(Object.fromEntries(url.searchParams))
  const { rows, next } = await namesBehind(ctx, { measure, schoolId: school, after })
  const own = { figure: measure, ...(school ? { school } : {}) }
  return {
    measure,
    isOfGuarantee: isOfGuarantee(measure),
    label: measureLabel(measure),
    first: after ? paths.scorecards.learners(own) : null,
    next: next ? paths.scorecards.learners({ ...own, after: next }) : null,
    learners: rows.map(({ id, schoolName, label, checkedOn, adviserName, ...name }) => ({
      ...{ id, name: fullName(name), school: schoolName ?? 'On no roll' },
      ...{ activity: label ?? 'Nothing recorded', checked: checkedOn ? formatDay(checkedOn) : 'Never' },
      adviser: adviserName ?? 'Nobody yet',
    })),
  }
})

export default function FigureLearnersPage() {
  const { measure, isOfGuarantee, label, first, next, learners } = useLoaderData<typeof loader>()
  return (
    <Page title={`${label}: who they are`} back={{ href: paths.scorecards.figure(measure), text: label }}>
      <p className="govuk-body">
        {isOfGuarantee
          ? 'Young people of whom this is so today, of the September the national return tells of. A figure of a locked month may have counted others.'
          : 'Young people of academic age 16 and 17 of whom this is so today. A figure of a frozen month may have counted others.'}
      </p>
      <Table
        caption="Young people"
        hideCaption
        firstCellIsHeader
        isStacked
        head={['Name', 'School', 'What is recorded', isOfGuarantee ? 'Last changed' : 'Last checked', 'Adviser']}
        rows={learners.map(({ id, name, school, activity, checked, adviser }) => [
          <a key={id} href={paths.adviser.learner(id)}>
            {name}
          </a>,
          ...[school, activity, checked, adviser],
        ])}
        empty={<Empty title="Nobody">Of nobody in this area is this so today.</Empty>}
      />
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of the list" />
    </Page>
  )
}

export const meta = () => [{ title: 'Who is behind a figure - Onward' }]
