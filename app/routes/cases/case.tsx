import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { CaseSheet } from '~/domain/panels/components/CaseSheet'
import { keptBy } from '~/domain/panels/case'
import { appealShown, caseFacts, decisionRows } from '~/domain/panels/case-shown'
import { findCase } from '~/domain/panels/case.queries.server'
import { canMoveCase } from '~/domain/panels/case.states'
import { caseTags } from '~/domain/panels/case.words'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findCase(ctx, id('caseId'))
  await recordView(ctx, found.learnerId, 'case')
  const { appeal, state } = found
  const isKept = isAllowed(ctx.actor, 'case.see-to', keptBy(found, ctx.actor))
  const may = (move: Parameters<typeof canMoveCase>[1]) => isKept && canMoveCase(state, move)
  return {
    id: found.id,
    version: found.version,
    state,
    name: fullName(found),
    panel: found.panel,
    facts: caseFacts(ctx.actor, found),
    decisions: decisionRows(found.decisions),
    appeal: appealShown(appeal),
    maySubmit: may('submit') && found.isAgreed,
    mayAgree: may('submit') && !found.isAgreed,
    mayConfirm: may('confirm'),
    mayWithdraw: may('withdraw'),
    mayAppeal:
      appeal === null &&
      canMoveCase(state, 'appeal') &&
      isAllowed(ctx.actor, 'case.appeal', { schoolId: found.homeId }),
  }
})

export default function CasePage() {
  const found = useLoaderData<typeof loader>()
  const { id, version, state, name, panel, maySubmit, mayAgree, mayConfirm, mayWithdraw, mayAppeal } = found
  return (
    <Page
      title={name}
      caption={`A case for ${panel}`}
      back={{ href: paths.cases.all(), text: 'Shared places' }}
      actions={<StatusTag tag={caseTags[state]} />}
    >
      <CaseSheet {...found} />
      {mayAgree ? (
        <ZodForm action={paths.cases.agree(id)} id="agree">
          <Hidden name="version" value={version} />
          <Button>The learner agrees now</Button>
        </ZodForm>
      ) : null}
      {maySubmit ? (
        <ZodForm action={paths.cases.submit(id)} id="submit">
          <Hidden name="version" value={version} />
          <Button>Submit</Button>
        </ZodForm>
      ) : null}
      {mayConfirm ? (
        <ZodForm action={paths.cases.confirm(id)} id="confirm">
          <Hidden name="version" value={version} />
          <p className="govuk-body">Confirming takes the place for good, and tells the host.</p>
          <Button>Confirm the place</Button>
        </ZodForm>
      ) : null}
      <ButtonGroup>
        {mayAppeal ? (
          <LinkButton href={paths.cases.appeal(id)} kind="secondary">
            Appeal
          </LinkButton>
        ) : null}
        {mayWithdraw ? (
          <LinkButton href={paths.cases.withdraw(id)} kind="secondary">
            Withdraw
          </LinkButton>
        ) : null}
      </ButtonGroup>
    </Page>
  )
}

export const meta = () => [{ title: 'A case - Onward' }]
