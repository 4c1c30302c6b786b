import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { FindingsTable } from '~/domain/catalogues/components/FindingsTable'
import { severityTag } from '~/domain/catalogues/own-import'
import { NeighbourFields } from '~/domain/neighbours/components/NeighbourFields'
import { changeNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { findingsOfNeighbour, findNeighbour } from '~/domain/neighbours/neighbour.queries.server'
import { neighbourForm } from '~/domain/neighbours/neighbour.schemas'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { WarningText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { triedAt, takenAt, ...neighbour } = await findNeighbour(ctx, id('neighbourId'))
  const { findings, hasMore } = await findingsOfNeighbour(ctx, neighbour.id)
  return {
    neighbour,
    tried: triedAt && formatMoment(triedAt),
    taken: takenAt && formatMoment(takenAt),
    findings: findings.map((one) => ({ ...one, tag: severityTag(one.severity) })),
    hasMore,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, neighbourForm, async (told) => {
    await changeNeighbour(ctx, id('neighbourId'), told)
    return redirectWithNotice(paths.area.neighbour(id('neighbourId')), 'Saved')
  }),
)

export default function NeighbourPage() {
  const { neighbour, tried, taken, findings, hasMore } = useLoaderData<typeof loader>()
  const { id, name, url, courses, outcome, isHeld } = neighbour
  return (
    <Page title={name} caption="Neighbouring area" back={{ href: paths.area.neighbours, text: 'Neighbouring areas' }}>
      <SummaryList
        missing="Not yet"
        rows={[
          { key: 'Courses shown', value: courses.toLocaleString('en-GB') },
          { key: 'From a file of', value: taken },
          { key: 'Last looked at', value: tried },
          { key: 'What came of it', value: outcome },
        ]}
      />
      {isHeld ? (
        <WarningText>The last file left out more than half of the courses we show. Has it been cut off?</WarningText>
      ) : null}
      {url === null ? null : (
        <ZodForm action={paths.area.fetchNeighbour(id)} id="fetch">
          {isHeld ? <Checkbox name="mayRemoveMany" label="Yes, these have ended. Take the file in" /> : null}
          <Button kind="secondary">Fetch now</Button>
        </ZodForm>
      )}
      <LinkButton href={paths.area.neighbourFile(id)} kind="secondary">
        Send a file by hand
      </LinkButton>
      <h2>What we know of it</h2>
      <ZodForm schema={neighbourForm} defaults={neighbour}>
        <NeighbourFields />
        <Button>Save</Button>
      </ZodForm>
      <h2>Findings in the last file</h2>
      <FindingsTable findings={findings} />
      {hasMore ? <p>These are the first {findings.length}.</p> : null}
      <p>
        <a href={paths.area.removeNeighbour(id)}>Remove this neighbouring area</a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'A neighbouring area - Onward' }]
