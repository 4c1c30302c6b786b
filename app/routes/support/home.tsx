import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { auditOf } from '~/domain/reports/support.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

const LONGEST_REFERENCE = 60

export const loader = signedIn(async ({ ctx, url }) => {
  const reference = (url.searchParams.get('reference') ?? '').trim().slice(0, LONGEST_REFERENCE)
  if (reference === '') return { reference, rows: null }
  const { learnerId, events } = await auditOf(ctx, reference)
  if (learnerId) await recordView(ctx, learnerId, 'timeline')
  return {
    reference,
    rows: events.map((event) => [
      formatMoment(event.happenedAt),
      event.action,
      event.actorRole,
      event.organisationName ?? 'None',
      event.subjectType,
      event.requestId,
    ]),
  }
})

export default function SupportPage() {
  const { reference, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Support">
      <SearchForm action={paths.support.home} label="Look something up">
        <SearchInput
          name="reference"
          label="Reference number"
          hint="Of an application, of a page that went wrong, or of one thing."
          defaultValue={reference}
          width={20}
        />
        <Button kind="secondary">Look it up</Button>
      </SearchForm>
      {rows && (
        <Table
          caption={`What is on record for ${reference}`}
          isCompact
          head={['When', 'What', 'By', 'Organisation', 'About', 'Request']}
          rows={rows}
          empty={<Empty title="Nothing is on record for this number" />}
        />
      )}
      <h2 className="govuk-heading-m">Also here</h2>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={paths.support.impossible}>
            Impossible states
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.support.restorations}>
            Endings to put right
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.support.letters}>
            Letters
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.support.bounces}>
            Addresses that do not work
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.support.templates}>
            What letters look like
          </a>
        </li>
      </ul>
    </Page>
  )
}

export const meta = () => [{ title: 'Support - Onward' }]
