import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { fullName } from '~/domain/learners/learner'
import { bandOf, pointsOf } from '~/domain/risks/risk'
import { riskPage } from '~/domain/risks/risk.queries.server'
import { bandTags, indicatorWords } from '~/domain/risks/risk.words'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const { areaId } = ctx.actor
  mustBeAllowed(ctx, 'risk.see', { areaId })
  const limits = await settingsOf(ctx, areaId)
  const { rows, next } = await riskPage(ctx, { after: url.searchParams.get('after') })
  return {
    next,
    countedOn: rows[0] ? formatDay(rows[0].countedOn) : null,
    learners: rows.map(({ learnerId, schoolName, lines, ...name }) => ({
      learnerId,
      name: fullName(name),
      school: schoolName ?? '',
      points: pointsOf(lines),
      tag: bandTags[bandOf(pointsOf(lines), limits)],
      why: lines.map(({ code, points }) => `${indicatorWords[code]} (${points})`),
    })),
  }
})

export default function RiskPage() {
  const { learners, countedOn, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Who may need more help">
      <p className="govuk-body">
        Each learner of Years 10 and 11 with the points that count towards being without education, work or training
        later. It says where to look first. It decides nothing, and nobody who answers applications sees it.
        {countedOn ? ` Counted on ${countedOn}.` : ''}
      </p>
      <Table
        caption="Most points first"
        captionSize="s"
        firstCellIsHeader
        isStacked
        head={['Learner', 'School', { text: 'Points', isNumber: true }, 'Help', 'Why']}
        rows={learners.map(({ learnerId, name, school, points, tag, why }) => [
          <a key="name" href={paths.risk.learner(learnerId)}>
            {name}
          </a>,
          school,
          points,
          <StatusTag key="band" tag={tag} />,
          why.join(', '),
        ])}
        empty={<Empty title="Nobody has points">They are counted every night.</Empty>}
      />
      {next ? <Pager next={paths.risk.list({ after: next })} /> : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Who may need more help - Onward' }]
