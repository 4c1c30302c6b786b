import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { applicationSentences } from '~/domain/applications/choice-timeline.words'
import { earlierChoices, eventsOfChoice, findApplicant } from '~/domain/applications/choice.queries.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { providerDeeds } from '~/domain/applications/provider-deed'
import { recordView } from '~/domain/learners/view.commands.server'
import { describe } from '~/domain/learners/timeline'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const choice = await findApplicant(ctx, id('choiceId'))
  await recordView(ctx, choice.learnerId, 'application')
  const offer = await newestOffer(ctx, choice.id)
  const earlier = await earlierChoices(ctx, choice)
  const events = await eventsOfChoice(ctx, choice.id)
  return {
    name: `${choice.givenNames} ${choice.familyName}`,
    reference: choice.reference,
    tag: choiceTag(choice.state, 'provider'),
    facts: [
      { key: 'Course', value: choice.courseTitle },
      { key: 'Where', value: choice.siteName },
      { key: 'Starts', value: choice.startsOn ? formatDay(choice.startsOn) : choice.startText },
      { key: 'Sent', value: choice.sentAt ? formatDay(londonDay(choice.sentAt)) : null },
      ...(choice.answerBy ? [{ key: 'Answer due by', value: formatDay(choice.answerBy) }] : []),
    ],
    deeds: isAllowed(ctx.actor, 'choice.decide', choice) ? providerDeeds(choice) : [],
    isSchool: choice.kind === 'school-sixth-form',
    sections: choice.shown,
    grades: choice.grades.map(({ subject, qualification, grade, isConfirmed }) => [
      subject,
      qualification,
      grade,
      isConfirmed ? 'By the school' : 'By the learner',
    ]),
    offer: offer && {
      isOver: offer.endedAt !== null,
      facts: [
        { key: 'Kind', value: offer.kind === 'conditional' ? 'Conditional' : 'Unconditional' },
        { key: 'Made', value: formatMoment(offer.madeAt) },
        { key: 'Reply by', value: offer.replyBy ? formatDay(offer.replyBy) : 'Not set until the learner’s other answers are in' },
      ],
      conditions: offer.conditions.map(({ text, status }) => [text, conditionWords[status]]),
    },
    earlier: earlier.map(({ id, courseTitle, state }) => ({ id, courseTitle, tag: choiceTag(state, 'provider') })),
    events: events.flatMap((event) => {
      const what = describe(event, ctx.actor, applicationSentences)
      const when = { iso: event.happenedAt.toISOString(), text: formatMoment(event.happenedAt) }
      return what ? [{ id: event.id, what, when, who: event.actorName ?? undefined }] : []
    }),
  }
})

export default function ChoicePage() {
  const { name, reference, tag, facts, deeds, isSchool, sections, grades, offer, earlier, events } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={`Application ${reference}`} back={paths.provider.queue} actions={<StatusTag tag={tag} />}>
      <SummaryList rows={facts} />
      {deeds.length > 0 && (
        <ButtonGroup>
          {deeds.map(({ label, href, kind }) => (
            <LinkButton key={label} href={href} kind={kind}>
              {label}
            </LinkButton>
          ))}
        </ButtonGroup>
      )}
      {isSchool && (
        <p className="govuk-body">
          The law lets a school sixth form see only part of an application until the learner holds a firm place. The rest is not
          shown.
        </p>
      )}
      {sections.map(({ title, rows }) => (
        <SummaryList key={title} card={{ title, headingLevel: 2 }} rows={rows.map(({ label, value }) => ({ key: label, value }))} />
      ))}
      {grades.length > 0 && <Table caption="Predicted grades" head={['Subject', 'Qualification', 'Grade', 'Given']} rows={grades} />}
      {offer && (
        <>
          <h2 className="govuk-heading-m">{offer.isOver ? 'The last offer' : 'The offer'}</h2>
          <SummaryList rows={offer.facts} />
          {offer.conditions.length > 0 && <Table caption="Conditions" captionSize="s" head={['Condition', 'State']} rows={offer.conditions} />}
        </>
      )}
      {earlier.length > 0 && (
        <Table
          caption="Also sent to you by this learner"
          head={['Course', 'State']}
          rows={earlier.map(({ id, courseTitle, tag }) => [
            <a className="govuk-link" href={paths.provider.choice(id)} key={id}>
              {courseTitle}
            </a>,
            <StatusTag tag={tag} key="tag" />,
          ])}
        />
      )}
      <h2 className="govuk-heading-m">What has happened</h2>
      <Timeline entries={events} headingLevel={3} />
    </Page>
  )
}

const conditionWords = { open: 'Open', met: 'Met', 'not-met': 'Not met', waived: 'Waived' }

export const meta = () => [{ title: 'An application - Onward' }]
