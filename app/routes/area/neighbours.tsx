import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { neighboursKept } from '~/domain/neighbours/neighbour.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  const neighbours = await neighboursKept(ctx)
  return neighbours.map(({ triedAt, findings, url, outcome, ...neighbour }) => ({
    ...neighbour,
    findings: Number(findings),
    from: url === null ? 'Sent by hand' : new URL(url).host,
    outcome: outcome ?? 'No file has come in yet.',
    tried: triedAt === null ? 'Never' : formatMoment(triedAt),
  }))
})

export default function NeighboursPage() {
  const neighbours = useLoaderData<typeof loader>()
  return (
    <Page title="Neighbouring areas" back={{ href: paths.area.prospectus, text: 'The prospectus' }}>
      <p>
        Young people travel over the border. Give the address of a neighbouring area’s XCRI-CAP file: every night Onward
        fetches it and shows its courses below your own, marked as a neighbour’s, with a link to the course on its own
        website. Nobody can apply for them here.
      </p>
      <p>
        <a href={paths.neighbourCourses()}>See the courses as visitors do</a>
      </p>
      <LinkButton href={paths.area.newNeighbour}>Add a neighbouring area</LinkButton>
      <Table
        caption="Neighbouring areas"
        hideCaption
        firstCellIsHeader
        isStacked
        head={[
          'Area',
          { text: 'Courses', isNumber: true },
          { text: 'Findings', isNumber: true },
          'From',
          'Last looked at',
          'What came of it',
        ]}
        rows={neighbours.map(({ id, name, courses, findings, from, tried, outcome }) => [
          <a key="name" href={paths.area.neighbour(id)}>
            {name}
          </a>,
          courses.toLocaleString('en-GB'),
          findings.toLocaleString('en-GB'),
          from,
          tried,
          outcome,
        ])}
        empty={<p>No neighbouring area has been added yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Neighbouring areas - Onward' }]
