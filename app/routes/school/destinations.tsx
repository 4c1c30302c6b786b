import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { askedOf } from '~/domain/activity-surveys/survey.queries.server'
import { FormerPupilTable } from '~/domain/activity-surveys/components/FormerPupilTable'
import { leavingYears } from '~/domain/leavers/leaver'
import { countsShown, leaverShown } from '~/domain/leavers/leaver-shown'
import { formerPupils, leaverCounts } from '~/domain/leavers/leaver.queries.server'
import { leaverFilter } from '~/domain/leavers/leaver.schemas'
import { leavingWords } from '~/domain/leavers/leaver.words'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const { year: asked, after } = leaverFilter.parse(Object.fromEntries(url.searchParams))
  const years = leavingYears(londonDay(ctx.now))
  const year = years.find((one) => one === asked) ?? years[0] ?? 0
  const { rows, next } = await formerPupils(ctx, { year, after })
  // Counts are of the whole school and for those who keep its roll: with those of one form beside them, small ones could be worked out.
  const isKeeper = isAllowed(ctx.actor, 'destination.tell', { schoolId: ctx.actor.organisationId })
  const counts = isKeeper ? countsShown(await leaverCounts(ctx, year)) : null
  const learnerIds = rows.map(({ learnerId }) => learnerId)
  const askedIds = new Map((isKeeper ? await askedOf(ctx, learnerIds) : []).map((one) => [one.learnerId, one]))
  const kept: Record<string, string> = year === years[0] ? {} : { year: String(year) }
  return {
    ...{ school: visit.organisationName, year, counts, isKeeper },
    others: years
      .filter((one) => one !== year)
      .map((one) => ({ text: leavingWords(one), href: paths.leavers.school({ year: String(one) }) })),
    file: paths.leavers.schoolFile(kept),
    rows: rows.map((row) => {
      const { id, name, form, intended, accepted, november, why, sustained } = leaverShown(row)
      const person = askedIds.get(row.learnerId)
      const dispute = person ? { personId: person.id, isOpen: person.isDisputed } : null
      return { ...{ id, name, form, intended, accepted, november, why, sustained }, dispute }
    }),
    first: after ? paths.leavers.school(kept) : undefined,
    next: next ? paths.leavers.school({ ...kept, after: next }) : undefined,
  }
})

export default function SchoolDestinationsPage() {
  const { school, year, others, counts, isKeeper, file, rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Where our leavers went"
      caption={`${school}, ${leavingWords(year).toLowerCase()}`}
      back={paths.school.home}
    >
      <p className="govuk-body">
        Your own former pupils. Their names are for your staff alone. Whoever has asked that no more than their name and
        address be passed on is not here.
      </p>
      <ul className="govuk-list onward-no-print">
        {others.map(({ text, href }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
        {isKeeper ? (
          <>
            <li>
              <a href={paths.leavers.takingPart()}>How many of our 16 and 17 year olds take part</a>
            </li>
            <li>
              <a href={paths.leavers.files}>Send in what you know, by file</a>
            </li>
            <li>
              <a href={paths.leavers.ownDisputes}>What you said is not right</a>
            </li>
          </>
        ) : null}
      </ul>
      {counts ? (
        <Table
          caption="What they meant in spring, and did on 1 November"
          firstCellIsHeader
          isCompact
          head={['Meant in spring', ...counts.head.map((text) => ({ text, isNumber: true }))]}
          rows={counts.rows}
          empty={<Empty title="Nobody has left yet">Once a Year 11 of yours has left, it is counted here.</Empty>}
        />
      ) : null}
      {counts && counts.rows.length > 0 ? (
        <p className="govuk-body">
          Counts below five are kept back, with what they could be worked out from, so that you may pass this table on.{' '}
          <a className="onward-no-print" href={file}>
            The counts as a file (CSV)
          </a>
        </p>
      ) : null}
      <div className="onward-no-print">
        <FormerPupilTable rows={rows} />
        <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of names" />
      </div>
    </Page>
  )
}

export const meta = () => [{ title: 'Where our leavers went - Onward' }]
