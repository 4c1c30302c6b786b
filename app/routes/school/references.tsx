import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isAllowed } from '~/access/policy'
import { referencesOf } from '~/domain/references/reference.queries.server'
import { referenceTags } from '~/domain/references/reference.words'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  mustBeAllowed(ctx, 'reference.write', { schoolId: ctx.actor.organisationId })
  const references = await referencesOf(ctx)
  return {
    mayDecide: isAllowed(ctx.actor, 'reference.setting', { schoolId: ctx.actor.organisationId }),
    school: visit.organisationName,
    rows: references.map(({ id, givenNames, familyName, form, state, requestedAt, writer }) => ({
      id,
      name: `${familyName}, ${givenNames}`,
      form: form ?? 'None',
      tag: referenceTags[state],
      asked: formatDay(londonDay(requestedAt)),
      writer: writer ?? 'Nobody yet',
    })),
  }
})

export default function ReferencesPage() {
  const { mayDecide, school, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="References" caption={school} back={paths.school.home}>
      <p className="govuk-body">
        A reference is asked for when a learner chooses the first course. One serves every choice. Those that have
        waited longest come first.
      </p>
      {mayDecide ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.school.referenceSetting}>
            Who approves references
          </a>
        </p>
      ) : null}
      <Table
        caption="References"
        hideCaption
        isCompact
        firstCellIsHeader
        head={['Learner', 'Form', 'State', 'Asked for on', 'Written by']}
        rows={rows.map(({ id, name, form, tag, asked, writer }) => [
          <a className="govuk-link" href={paths.school.reference(id)} key="name">
            {name}
          </a>,
          form,
          <StatusTag key="tag" tag={tag} />,
          asked,
          writer,
        ])}
        empty={<Empty title="No reference has been asked for yet" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'References - Onward' }]
