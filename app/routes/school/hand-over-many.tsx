import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { tickedIn } from '~/domain/guidance/nudge.schemas'
import { HandoverFields } from '~/domain/handovers/components/HandoverFields'
import { handOver } from '~/domain/handovers/handover.commands.server'
import { handoverReasons, learnersToHandOver } from '~/domain/handovers/handover.queries.server'
import { handoversForm } from '~/domain/handovers/handover.schemas'
import { fullName } from '~/domain/learners/learner'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'handover.make', { schoolId: ctx.actor.organisationId })
  const learners = await learnersToHandOver(ctx, tickedIn(url.searchParams)).execute()
  return {
    reasons: await handoverReasons(ctx),
    going: learners
      .filter(({ isOpen, isNameOnly }) => !isOpen && !isNameOnly)
      .map((one) => ({ id: one.id, name: fullName(one) })),
    stay: learners.filter(({ isOpen }) => isOpen).map(fullName),
    kept: learners.filter(({ isOpen, isNameOnly }) => !isOpen && isNameOnly).map(fullName),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, handoversForm, async ({ learners, ...asked }) => {
    const { handedOver, leftOut } = await handOver(ctx, learners, asked)
    const others = leftOut > 0 ? ` Left out: ${leftOut}.` : ''
    return redirectWithNotice(paths.school.handovers(), `Handed over: ${handedOver}.${others}`)
  }),
)

export default function HandOverManyPage() {
  const { reasons, going, stay, kept } = useLoaderData<typeof loader>()
  return (
    <Page title="Hand learners over to an adviser" back={paths.school.home}>
      {going.length === 0 ? <Empty title="Nobody to hand over">Go back and tick the learners.</Empty> : null}
      {stay.length > 0 ? <p className="govuk-body">With an adviser already: {stay.join(', ')}.</p> : null}
      {kept.length > 0 ? (
        <p className="govuk-body">Not passed on to the careers service, as asked: {kept.join(', ')}.</p>
      ) : null}
      {going.length > 0 ? (
        <ZodForm>
          <p className="govuk-body">
            Each goes to the adviser who has them on a caseload, or to the team of the area. They see that you have
            asked for help, and not what you write.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {going.map(({ id, name }) => (
              <li key={id}>
                {name}
                <Hidden name={`learners.${id}`} value="yes" />
              </li>
            ))}
          </ul>
          <HandoverFields reasons={reasons} />
          <Button>Hand over {going.length === 1 ? '1 learner' : `${going.length} learners`}</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Hand learners over - Onward' }]
