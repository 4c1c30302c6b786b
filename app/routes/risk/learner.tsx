import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { fullName } from '~/domain/learners/learner'
import { bandOf, wouldChange } from '~/domain/risks/risk'
import { findRisk } from '~/domain/risks/risk.queries.server'
import { bandTags, indicatorWords, remedyWords } from '~/domain/risks/risk.words'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  mustBeAllowed(ctx, 'risk.see', { areaId: ctx.actor.areaId })
  const { learner, lines, points, limits } = await findRisk(ctx, id('learnerId'))
  return {
    name: fullName(learner),
    points,
    tag: bandTags[bandOf(points, limits)],
    lines: lines.map(({ code, points }) => [indicatorWords[code], points]),
    changes: wouldChange(lines, limits).flatMap(({ code, to }) => {
      const when = remedyWords[code]
      return when ? [{ code, when, to: bandTags[to].text.toLowerCase() }] : []
    }),
  }
})

export default function LearnerRiskPage() {
  const { name, points, tag, lines, changes } = useLoaderData<typeof loader>()
  return (
    <Page
      title={name}
      caption="Why more help may be needed"
      back={{ href: paths.risk.list(), text: 'Who may need more help' }}
      actions={<StatusTag tag={tag} />}
    >
      <Table
        caption={`${points} ${points === 1 ? 'point' : 'points'}`}
        firstCellIsHeader
        head={['What the record says', { text: 'Points', isNumber: true }]}
        rows={lines}
        empty={<Empty title="Nothing the record knows counts" />}
      />
      {changes.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">What would change it</h2>
          <ul className="govuk-list govuk-list--bullet">
            {changes.map(({ code, when, to }) => (
              <li key={code}>
                If {when}: {to}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="govuk-body">
        The area says how many points each line counts. It is counted from the record as it is now, and nothing else is
        weighed.
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Why more help may be needed - Onward' }]
