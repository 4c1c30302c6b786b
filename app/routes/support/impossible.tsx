import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { impossibleStates } from '~/domain/reports/support.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const { found, lookedAt } = await impossibleStates(ctx)
  return {
    lookedAt: lookedAt ? formatMoment(lookedAt) : null,
    found: found.map(({ name, sentence, subjectId }) => ({ name, sentence, subjectId })),
  }
})

export default function ImpossiblePage() {
  const { found, lookedAt } = useLoaderData<typeof loader>()
  return (
    <Page title="Impossible states" back={paths.support.home}>
      <p className="govuk-body">
        Every night Onward asks questions that must have no answer.{' '}
        {lookedAt ? `It last asked on ${lookedAt}.` : 'It has not asked yet.'}
      </p>
      <Table
        caption="What was found"
        hideCaption
        head={['Question', 'What it means', 'Where']}
        rows={found.map(({ name, sentence, subjectId }) => [
          name,
          sentence,
          <a className="govuk-link" href={`${paths.support.home}?reference=${subjectId}`} key={subjectId}>
            {subjectId}
          </a>,
        ])}
        empty={<Empty title={lookedAt ? 'Nothing was found' : 'The first look is tonight'} />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Impossible states - Onward' }]
