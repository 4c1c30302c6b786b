import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { clashesOf } from '~/domain/blocks/block.queries.server'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { CaseSheet } from '~/domain/panels/components/CaseSheet'
import { CheckTable } from '~/domain/panels/components/CheckTable'
import { DecisionFields } from '~/domain/panels/components/DecisionFields'
import { appealShown, caseFacts, courseAt, decisionRows } from '~/domain/panels/case-shown'
import { findCase, panelReasons } from '~/domain/panels/case.queries.server'
import { canBeDecided } from '~/domain/panels/case.states'
import { checksToday } from '~/domain/panels/check'
import { decideCase } from '~/domain/panels/decision.commands.server'
import { tableWords } from '~/domain/panels/decision'
import { stageOf } from '~/domain/panels/meeting'
import { findMeeting, tableOf } from '~/domain/panels/meeting.queries.server'
import { decisionForm } from '~/domain/panels/meeting.schemas'
import { fillWords } from '~/domain/panels/shared-run'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { addDays, londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const meeting = await findMeeting(ctx, id('meetingId'))
  const found = await findCase(ctx, id('caseId'))
  const { isOnAgenda, ...table } = await tableOf(ctx, found.id, meeting.id)
  if (!isOnAgenda || found.panelId !== meeting.panelId) throw new NotFound('case')
  await recordView(ctx, found.learnerId, 'case')
  const tomorrow = addDays(londonDay(ctx.now), 1)
  const runs = await sharedRunsOf(ctx, meeting.panelId)
  const lastDay = runs.reduce((last, { untilOn }) => (untilOn > last ? untilOn : last), tomorrow)
  const booked = await clashesOf(ctx, { learnerIds: [found.learnerId], fromOn: tomorrow, untilOn: lastDay })
  const wished = found.wishes.flatMap(({ id }) => runs.filter((run) => run.id === id))
  const others = runs.filter((run) => !wished.includes(run) && run.untilOn >= tomorrow)
  const choice = (run: (typeof runs)[number]) => ({ value: run.id, text: `${courseAt(run)}: ${fillWords(run)}` })
  return {
    meetingId: meeting.id,
    id: found.id,
    version: found.version,
    name: fullName(found),
    facts: caseFacts(ctx.actor, found),
    decisions: decisionRows(found.decisions),
    appeal: appealShown(found.appeal),
    checks: wished.map((run) => ({
      id: run.id,
      caption: courseAt(run),
      checks: checksToday(run, found, booked, tomorrow),
    })),
    table: tableWords(meeting.held, { ...table, present: meeting.present, quorum: meeting.quorum }),
    mayDecide: stageOf(meeting) === 'open' && canBeDecided.some((state) => state === found.state),
    isClerk: meeting.held?.seat === 'clerk',
    wishes: wished.map(choice),
    others: others.map(choice),
    reasons: await panelReasons(ctx, ['panel-reserve', 'panel-refusal', 'panel-defer']),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, decisionForm, async (decision) => {
    await decideCase(ctx, id('meetingId'), id('caseId'), decision)
    return redirectWithNotice(paths.panel.meeting(id('meetingId')), 'Decided. The letters go today.')
  }),
)

export default function DecidePage() {
  const found = useLoaderData<typeof loader>()
  const { meetingId, version, name, checks, table, mayDecide, isClerk, wishes, others, reasons } = found
  return (
    <Page title={name} caption="Decide" back={{ href: paths.panel.meeting(meetingId), text: 'The meeting' }}>
      <CaseSheet {...found} />
      <h2 className="govuk-heading-m">Checks</h2>
      {checks.map((one) => (
        <CheckTable key={one.id} {...one} />
      ))}
      <InsetText>{table}</InsetText>
      {mayDecide && !isClerk ? (
        <ZodForm>
          <DecisionFields wishes={wishes} others={others} reasons={reasons} />
          <Hidden name="version" value={version} />
          <Button>Decide</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Decide - Onward' }]
