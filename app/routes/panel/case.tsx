import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { CaseSheet } from '~/domain/panels/components/CaseSheet'
import { appealShown, caseFacts, decisionRows } from '~/domain/panels/case-shown'
import { findCase } from '~/domain/panels/case.queries.server'
import { caseTags } from '~/domain/panels/case.words'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findCase(ctx, id('caseId'))
  const { held } = await findPanel(ctx, found.panelId)
  await recordView(ctx, found.learnerId, 'case')
  const { appeal, conflicts } = found
  return {
    id: found.id,
    panelId: found.panelId,
    version: found.version,
    state: found.state,
    name: fullName(found),
    facts: caseFacts(ctx.actor, found),
    decisions: decisionRows(found.decisions),
    appeal: appealShown(appeal),
    conflicts: conflicts.map(({ name, why }) => `${name}: ${why}`),
    isClerk: held?.seat === 'clerk',
    mayDeclare: held?.seat !== 'clerk' && !conflicts.some(({ memberId }) => memberId === held?.memberId),
  }
})

export default function PanelCasePage() {
  const found = useLoaderData<typeof loader>()
  const { id, panelId, version, state, name, isClerk, mayDeclare, conflicts } = found
  return (
    <Page
      title={name}
      caption="A case"
      back={{ href: paths.panel.cases(panelId), text: 'Cases' }}
      actions={<StatusTag tag={caseTags[state]} />}
    >
      <CaseSheet {...found} />
      {conflicts.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Take no part</h2>
          <ul className="govuk-list govuk-list--bullet">
            {conflicts.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
      {isClerk && state === 'submitted' ? (
        <ZodForm action={paths.panel.takeUp(id)} id="take-up">
          <Hidden name="version" value={version} />
          <p className="govuk-body">Taking it up puts it on the agenda of the next meeting.</p>
          <Button>Take it up</Button>
        </ZodForm>
      ) : null}
      {mayDeclare ? (
        <ButtonGroup>
          <LinkButton href={paths.panel.conflict(id)} kind="secondary">
            Declare a conflict
          </LinkButton>
        </ButtonGroup>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A case - Onward' }]
