import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { planPartnerOf } from '~/access/roles'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { is } from '~/domain/applications/choice.states'
import { choiceTag } from '~/domain/applications/choice.words'
import { OutsideApplications } from '~/domain/applications/components/OutsideApplications'
import { nudgesOf } from '~/domain/guidance/nudge.queries.server'
import { isGap, nudgeWords } from '~/domain/guidance/nudge.words'
import { outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import { gradeCells } from '~/domain/applications/snapshot'
import { statusWords, taskList } from '~/domain/applications/section'
import { findDestinations } from '~/domain/destinations/destination.queries.server'
import { questionFacts } from '~/domain/requests/request-facts'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { BrokenAddress } from '~/domain/messages/components/BrokenAddress'
import { brokenAddressOf } from '~/domain/messages/bounce.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { LearnerDeeds } from '~/domain/reports/components/LearnerDeeds'
import { historyFor } from '~/domain/reports/history'
import { formatDay, formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { WarningText } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

const EVENTS_SHOWN = 20

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner, ...sheet } = await findSheet(ctx, id('learnerId'))
  await recordView(ctx, learner.id, 'record')
  const { intended } = await findDestinations(ctx, learner.id)
  const elsewhere = await outsideApplicationsOf(ctx, learner)
  const nudges = await nudgesOf(ctx, learner.id)
  const events = await timelineOf(ctx, learner.id, { size: EVENTS_SHOWN })
  return {
    id: learner.id,
    isProtected: learner.isAddressProtected,
    isNameOnly: learner.isNameOnly,
    broken: (await brokenAddressOf(ctx, learner.id)) ?? null,
    elsewhere: elsewhere.map(({ id, title, organisationName, state, toldBy, isDenied }) => ({
      ...{ id, title, organisationName, state, toldBy, isDenied },
    })),
    name: `${learner.givenNames} ${learner.familyName}`,
    facts: [
      { key: 'Form', value: learner.form },
      { key: 'Date of birth', value: formatDay(learner.bornOn) },
      { key: 'Email address', value: learner.email },
      { key: 'Reference number', value: sheet.application?.reference },
      { key: 'Intended destination', value: intended?.label ?? null },
    ],
    sections: taskList(profileOf(sheet, sheet.choices)).map(({ section, status }) => [
      section.title,
      statusWords[status].text,
    ]),
    grades: gradeCells(sheet.grades),
    choices: sheet.choices.map(({ id, courseTitle, providerName, state, answerBy, question }) => ({
      id,
      courseTitle,
      providerName,
      tag: choiceTag(state, 'school'),
      facts:
        questionFacts(question) ??
        (answerBy && !is(state, 'terminal') ? [{ key: 'Answer due by', value: formatDay(answerBy) }] : []),
    })),
    nudges: nudges.map(({ gap, nudgedAt, by }) => [
      formatMoment(nudgedAt),
      isGap(gap) ? nudgeWords[gap] : gap,
      by ?? 'The school',
    ]),
    events: historyFor(ctx.actor, events),
    mayOpenPlan: planPartnerOf(ctx.actor.role) !== null,
    mayGiveResults: isAllowed(ctx.actor, 'results.give', { schoolId: ctx.actor.organisationId }),
  }
})

export default function SchoolLearnerPage() {
  const { id, isProtected, isNameOnly, broken, name, facts, sections, grades, choices, elsewhere, nudges, events } =
    useLoaderData<typeof loader>()
  const { mayGiveResults, mayOpenPlan } = useLoaderData<typeof loader>()
  return (
    <Page title={name} back={paths.school.home}>
      {isProtected ? (
        <WarningText>The address of this learner is protected. Do not pass on where they live.</WarningText>
      ) : null}
      {isNameOnly ? (
        <WarningText>
          Pass on no more than name, address and date of birth to the careers service: the learner or a parent has asked
          for that.
        </WarningText>
      ) : null}
      <BrokenAddress address={broken} />
      <SummaryList rows={facts} />
      <LearnerDeeds id={id} isNameOnly={isNameOnly} mayGiveResults={mayGiveResults} mayOpenPlan={mayOpenPlan} />
      <h2 className="govuk-heading-m">Choices</h2>
      {choices.length === 0 && <p className="govuk-body">No course has been chosen yet.</p>}
      <Cards>
        {choices.map(({ id, courseTitle, providerName, tag, facts }) => (
          <Card key={id} title={courseTitle} headingLevel={3} byline={providerName} tags={[tag]} facts={facts} />
        ))}
      </Cards>
      <OutsideApplications entries={elsewhere} />
      <Table
        caption="Subjects and grades"
        head={['Subject', 'Qualification', 'Predicted', 'Achieved', 'Given by']}
        rows={grades}
        empty={<p className="govuk-body">No grade has been given yet.</p>}
      />
      <Table caption="The application so far" head={['Part', 'State']} rows={sections} />
      <Table
        caption="Reminders"
        head={['When', 'What it asked', 'Sent by']}
        rows={nudges}
        empty={<p className="govuk-body">No reminder has been sent yet.</p>}
      />
      <h2 className="govuk-heading-m">What has happened</h2>
      <Timeline entries={events} headingLevel={3} />
    </Page>
  )
}

export const meta = () => [{ title: 'A learner - Onward' }]
