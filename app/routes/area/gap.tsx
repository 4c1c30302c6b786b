import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { GapFields } from '~/domain/planning/components/GapFields'
import { GapYears } from '~/domain/planning/components/GapYears'
import { planGap } from '~/domain/planning/course-gap.commands.server'
import { gapPlanForm } from '~/domain/planning/course-gap.schemas'
import { deedWords, gapTags } from '~/domain/planning/course-gap.words'
import { gapPage } from '~/domain/planning/gap-page.queries.server'
import { canMove, hasEnded } from '~/domain/planning/course-gap.states'
import { formatDay, formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  mustBeAllowed(ctx, 'course-gap.keep', { areaId: ctx.actor.areaId })
  const { gap, name, years, entries, owners } = await gapPage(ctx, id('gapId'))
  const { state, nextStep, dueOn, version, ownerOrganisationId, ownerAccountId } = gap
  const owner = ownerOrganisationId === null ? `person:${ownerAccountId}` : `organisation:${ownerOrganisationId}`
  return {
    ...{ id: gap.id, name, cycle: gap.cycle, years, version, tag: gapTags[state] },
    ...{ mayPlan: canMove(state, 'plan'), hasEnded: hasEnded(state) },
    ...{ owner: gap.owner ?? '', nextStep, due: formatDay(dueOn), defaults: { owner, nextStep, dueOn } },
    owners: owners.map(({ value, text }) => ({ value, text })),
    entries: entries.map((entry) => ({
      id: entry.id,
      what: `${deedWords[entry.deed] ?? ''}: ${gapTags[entry.state].text.toLowerCase()}`,
      who: [entry.who, entry.house].filter(Boolean).join(', '),
      when: { iso: entry.madeAt.toISOString(), text: formatMoment(entry.madeAt) },
      why: entry.reason,
      detail: `${entry.owner}, by ${formatDay(entry.dueOn)}: ${entry.nextStep.replace(/\.$/, '')}.${entry.words === null ? '' : ` “${entry.words}”`}`,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, gapPlanForm, async (form) => {
    await planGap(ctx, id('gapId'), form)
    return redirectWithNotice(paths.area.gap(id('gapId')), 'Saved')
  }),
)

export default function GapPage() {
  const { id, name, cycle, years, version, tag, mayPlan, hasEnded, defaults, owners, entries, ...shown } =
    useLoaderData<typeof loader>()
  return (
    <Page
      title={name}
      caption={`Missing in the cycle ${cycle}`}
      back={{ href: paths.area.gaps, text: 'What is missing' }}
      actions={<StatusTag tag={tag} />}
    >
      <SummaryList
        rows={[
          { key: 'Who sees to it', value: shown.owner },
          { key: 'Next step', value: shown.nextStep },
          { key: 'By', value: shown.due },
        ]}
      />
      <p>
        <LinkButton href={paths.area.gapOutcome(id)} kind="secondary">
          {hasEnded ? 'Take it up again' : 'Say what became of it'}
        </LinkButton>
      </p>
      <GapYears years={years} />
      {mayPlan ? (
        <>
          <h2 className="govuk-heading-m">Owner and next step</h2>
          <p className="govuk-body">A new owner is asked anew. A provider gets a letter, once.</p>
          <ZodForm defaults={defaults}>
            <Hidden name="version" value={version} />
            <GapFields owners={owners} />
            <Button>Save</Button>
          </ZodForm>
        </>
      ) : null}
      <h2 className="govuk-heading-m">History</h2>
      <Timeline entries={entries} headingLevel={3} />
    </Page>
  )
}

export const meta = () => [{ title: 'What is missing - Onward' }]
