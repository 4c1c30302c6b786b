import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { OutsideApplications } from '~/domain/applications/components/OutsideApplications'
import { outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import { NameOnly } from '~/domain/consents/components/NameOnly'
import { AdviserFacts } from '~/domain/reports/components/AdviserFacts'
import { Circumstances } from '~/domain/circumstances/components/Circumstances'
import { ContactList } from '~/domain/participation/components/ContactList'
import { CurrentActivity } from '~/domain/participation/components/CurrentActivity'
import { DestinationsSideBySide } from '~/domain/destinations/components/DestinationsSideBySide'
import { ProgressNotes } from '~/domain/plans/components/ProgressNotes'
import { ChoiceList } from '~/domain/reports/components/ChoiceList'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { BrokenAddress } from '~/domain/messages/components/BrokenAddress'
import { brokenAddressOf } from '~/domain/messages/bounce.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { historyFor } from '~/domain/reports/history'
import { findLearnerForAdviser } from '~/domain/reports/learner-record.queries.server'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { OfflinePlace } from '~/ui/offline-place'
import { Page } from '~/ui/page'
import { Timeline } from '~/ui/timeline'

const EVENTS_SHOWN = 30
/** What advisers do themselves. */
const ownEvents = ['contact', 'activity', 'caseload']

export const loader = signedIn(async ({ ctx, id }) => {
  const record = await findLearnerForAdviser(ctx, id('learnerId'))
  await recordView(ctx, record.id, 'record')
  const { areaId, ...learner } = record
  const elsewhere = await outsideApplicationsOf(ctx, { id: record.id, areaId })
  return {
    learner,
    broken: record.isNameOnly ? null : ((await brokenAddressOf(ctx, record.id)) ?? null),
    elsewhere: elsewhere.map(({ id, title, organisationName, state, toldBy, isDenied }) => ({
      ...{ id, title, organisationName, state, toldBy, isDenied },
    })),
    transferHref: transferOf(ctx.actor.organisationId, record.caseload),
    offline: { owner: ctx.actor.id ?? '', saved: record.contacts.flatMap(({ sentKey }) => sentKey ?? []).join(' ') },
    today: londonDay(ctx.now),
    history: historyFor(
      ctx.actor,
      await timelineOf(ctx, record.id, { size: EVENTS_SHOWN, by: record.isNameOnly ? ownEvents : null }),
    ),
  }
})

/** Whoever works in the same service may say who goes on with a learner. */
function transferOf(serviceId: string | null, entry: { id: string; serviceId: string | null } | null) {
  if (!entry || entry.serviceId !== serviceId) return null
  return paths.adviser.together({ act: 'move', [`entries.${entry.id}`]: 'yes' })
}

export default function AdviserLearnerPage() {
  const { learner, offline, broken, elsewhere, transferHref, today, history } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${learner.givenNames} ${learner.familyName}`}
      caption={[learner.schoolName, learner.form].filter(Boolean).join(', ')}
      back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}
    >
      <ButtonGroup>
        <LinkButton href={paths.adviser.contact(learner.id)}>Record contact</LinkButton>
        <LinkButton href={paths.adviser.activity(learner.id)} kind="secondary">
          Update activity
        </LinkButton>
        {learner.isNameOnly ? null : (
          <>
            <LinkButton href={paths.plan.home(learner.id)} kind="secondary">
              Plan
            </LinkButton>
            <LinkButton href={paths.onBehalf.learner(learner.id)} kind="secondary">
              Act for this learner
            </LinkButton>
          </>
        )}
        <LinkButton href={paths.onBehalf.parents(learner.id)} kind="secondary">
          Parents and carers
        </LinkButton>
        {learner.isNameOnly ? null : (
          <LinkButton href={paths.cases.begin(learner.id)} kind="secondary">
            Put forward for a shared place
          </LinkButton>
        )}
        <LinkButton href={paths.adviser.duplicates(learner.id)} kind="secondary">
          Here twice?
        </LinkButton>
      </ButtonGroup>
      {learner.caseload ? null : (
        <ZodForm action={paths.adviser.takeOn(learner.id)} id="take-on">
          <Button kind="secondary">Take on to my caseload</Button>
        </ZodForm>
      )}
      {learner.isNameOnly ? <NameOnly name={learner.givenNames} /> : null}
      <BrokenAddress address={broken} />
      <AdviserFacts learner={learner} />
      <p className="govuk-body">
        <a href={paths.adviser.advisersOf(learner.id)}>Who has looked after {learner.givenNames}</a>
        {transferHref ? (
          <>
            ; <a href={transferHref}>give to another adviser</a>
          </>
        ) : null}
        {learner.isNameOnly ? null : (
          <>
            ; <a href={paths.adviser.need(learner.id)}>record level of need</a>
          </>
        )}
        ; <a href={paths.adviser.leaving(learner.id)}>no longer followed here</a>.
      </p>
      {learner.isNameOnly ? null : (
        <>
          <h2 className="govuk-heading-m">Circumstances</h2>
          <Circumstances learnerId={learner.id} open={learner.circumstances} />
        </>
      )}
      <h2 className="govuk-heading-m">Doing now</h2>
      <CurrentActivity current={learner.current} proposed={learner.proposed} today={today} />
      {learner.isNameOnly ? null : (
        <>
          <h2 className="govuk-heading-m">Choices</h2>
          <ChoiceList choices={learner.choices} />
          <OutsideApplications entries={elsewhere} />
        </>
      )}
      <h2 className="govuk-heading-m">Intended and actual destination</h2>
      <DestinationsSideBySide
        intended={learner.intended}
        actual={learner.actual}
        changeHref={paths.adviser.destination(learner.id)}
      />
      <h2 className="govuk-heading-m">Contacts</h2>
      <ContactList contacts={learner.contacts} />
      {learner.isNameOnly ? null : (
        <>
          <h2 className="govuk-heading-m">Progress notes</h2>
          <ProgressNotes notes={learner.notes} />
        </>
      )}
      <h2 className="govuk-heading-m">What has happened</h2>
      {history.length === 0 ? <p className="govuk-body">Nothing that is passed on to you.</p> : null}
      <Timeline entries={history} headingLevel={3} />
      <OfflinePlace {...offline} />
    </Page>
  )
}

export const meta = () => [{ title: 'A learner - Onward' }]
