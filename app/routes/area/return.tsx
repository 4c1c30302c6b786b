import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { FaultTable } from '~/domain/nccis-returns/components/FaultTable'
import { countOf } from '~/domain/nccis-returns/month'
import { faultsOf, findReturn } from '~/domain/nccis-returns/return.queries.server'
import { fileForm } from '~/domain/nccis-returns/return.schemas'
import { monthTag, people } from '~/domain/nccis-returns/return.words'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const month = await findReturn(ctx, id('snapshotId'))
  mustBeAllowed(ctx, 'return.make', { areaId: month.areaId })
  const faults = await faultsOf(ctx, month.id)
  const { status, askedAt, askedBy, frozenAt, sentAt, sentBy } = month
  return {
    ...{ id: month.id, name: formatDay(month.periodEnd), tag: monthTag(month), status, faults },
    ...{ isReady: status === 'frozen' && countOf(faults, 1) === 0, isSent: sentAt !== null },
    ...{ stopping: countOf(faults, 1), left: countOf(faults, 2) + countOf(faults, 3) },
    facts: [
      ['In it', people(month.people)],
      ['Number of the database', month.databaseCode],
      ['Asked for', `${formatMoment(askedAt)}${askedBy ? ` by ${askedBy}` : ''}`],
      ['Frozen', frozenAt ? formatMoment(frozenAt) : 'Not yet'],
      ['Sent', sentAt ? `${formatMoment(sentAt)}${sentBy ? ` by ${sentBy}` : ''}` : 'Not yet'],
    ] as const,
  }
})

export default function ReturnPage() {
  const { id, name, tag, status, faults, isReady, isSent, stopping, left, facts } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`The month to ${name}`}
      back={{ href: paths.returns.months, text: 'The national return' }}
      actions={<StatusTag tag={tag} />}
    >
      {status === 'asked' ? (
        <p className="govuk-body">
          The month is being frozen. This takes a few seconds for each thousand people.{' '}
          <a href={paths.returns.month(id)}>Look again</a>
        </p>
      ) : null}
      <SummaryList rows={facts.map(([key, value]) => ({ key, value }))} />
      {status === 'frozen' && stopping > 0 ? (
        <p className="govuk-body">
          The department would refuse this file. Have what stops it mended, and freeze the month again.
        </p>
      ) : null}
      {isReady ? (
        <ZodForm schema={fileForm} action={paths.returns.file(id)} id="file">
          <p className="govuk-body">
            The file holds names, addresses and circumstances. Keep it only as long as you need it. That you took it
            stays in the record.
          </p>
          {left > 0 ? <Checkbox name="isKnown" label={`I have seen the faults that are left in it: ${left}`} /> : null}
          <Button>Take the file</Button>
        </ZodForm>
      ) : null}
      {isReady && !isSent ? (
        <LinkButton href={paths.returns.send(id)} kind="secondary">
          Say that it was sent
        </LinkButton>
      ) : null}
      <FaultTable
        caption="What the rules found in it"
        faults={faults}
        empty={<Empty title={status === 'frozen' ? 'Nothing is wrong in it' : 'Nothing to show yet'} />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'A month of the national return - Onward' }]
