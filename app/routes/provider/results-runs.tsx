import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { rehearse } from '~/domain/results/rehearse.commands.server'
import { runsSoFar } from '~/domain/results/run.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'results.prepare', { providerId: ctx.actor.organisationId })
  const runs = await runsSoFar(ctx)
  return {
    runs: runs.map(({ id, isRehearsal, size, beganAt, beganBy }) => ({
      id,
      what: isRehearsal ? 'Rehearsal' : 'Done after results were out',
      size: size.toLocaleString('en-GB'),
      when: formatMoment(beganAt),
      who: beganBy ?? 'Onward',
    })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, z.object({}), async () =>
    redirectWithNotice(paths.provider.resultsRun(await rehearse(ctx)), 'Rehearsed. Nothing was changed.'),
  ),
)

export default function ResultsRunsPage() {
  const { runs } = useLoaderData<typeof loader>()
  return (
    <Page title="Rehearse results day" back={paths.provider.results()}>
      <p className="govuk-body">
        A rehearsal does everything that would happen when results are out, and takes it all back. No letter leaves. No
        place changes. It knows only the results that you have put in.
      </p>
      <ZodForm>
        <Button>Rehearse now</Button>
      </ZodForm>
      <Table
        caption="So far"
        isCompact
        firstCellIsHeader
        head={['What', 'When', 'By', { text: 'Places', isNumber: true }]}
        rows={runs.map(({ id, what, when, who, size }) => [
          <a href={paths.provider.resultsRun(id)} key={id}>
            {what}
            <span className="govuk-visually-hidden"> of {when}</span>
          </a>,
          when,
          who,
          size,
        ])}
        empty={<p className="govuk-body">Nobody has rehearsed yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Rehearse results day - Onward' }]
