import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { careLines, chaseOf } from '~/domain/prospectus/prospectus-care'
import { chaseProviders } from '~/domain/prospectus/prospectus-care.commands.server'
import { careOfProviders } from '~/domain/prospectus/prospectus-care.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const today = londonDay(ctx.now)
  const all = (await careOfProviders(ctx, ctx.actor.areaId)).map((care) => ({
    name: care.provider,
    lines: careLines(care),
    managers: care.managers,
    chase: chaseOf(care, today),
    chasedOn: care.chasedOn === null ? '' : formatDay(care.chasedOn),
  }))
  return {
    due: all.filter(({ chase }) => chase === 'due'),
    others: all.filter(({ chase }) => chase === 'asked' || chase === 'nobody'),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, z.object({}), async () => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    const chased = await chaseProviders(ctx, ctx.actor.areaId)
    return redirectWithNotice(
      paths.area.prospectus,
      chased === 1 ? 'One provider has been asked' : `${chased} providers have been asked`,
    )
  }),
)

export default function ChaseProvidersPage() {
  const { due, others } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Ask providers to put their courses right"
      back={{ href: paths.area.prospectus, text: 'The prospectus' }}
    >
      <p>
        The managers of each provider get one letter that says what their courses lack, and a link to their courses. No
        provider is asked twice in seven days.
      </p>
      <Table
        caption={due.length === 1 ? 'One provider gets a letter' : `${due.length} providers get a letter`}
        firstCellIsHeader
        isStacked
        head={['Provider', 'The letter says', { text: 'Managers', isNumber: true }]}
        rows={due.map(({ name, lines, managers }) => [name, <Lines key="lines" lines={lines} />, managers])}
        empty={<p>No provider is due a letter today.</p>}
      />
      {due.length === 0 ? null : (
        <ZodForm>
          <Button>{due.length === 1 ? 'Send the letter' : 'Send these letters'}</Button>
        </ZodForm>
      )}
      {others.length === 0 ? null : (
        <Table
          caption="No letter today"
          firstCellIsHeader
          head={['Provider', 'Why']}
          rows={others.map(({ name, chase, chasedOn }) => [
            name,
            chase === 'asked' ? `Asked on ${chasedOn}` : 'No manager has signed up: telephone them',
          ])}
        />
      )}
    </Page>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

export const meta = () => [{ title: 'Ask providers - Onward' }]
