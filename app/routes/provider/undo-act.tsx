import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { aboutActs } from '~/domain/bulk-acts/bulk-act'
import { undoAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { findAct } from '~/domain/bulk-acts/bulk-act.queries.server'
import { undoing } from '~/domain/bulk-acts/bulk-act.schemas'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import type { Context } from '~/kit/context.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const act = await findAct(ctx, id('actId'))
  mustBeAllowed(ctx, 'bulk-act.begin', { providerId: ctx.actor.organisationId })
  const { undo } = aboutActs[act.kind]
  return {
    id: act.id,
    done: act.done,
    title: undo && !act.undoneById ? aboutActs[undo].label : null,
    reasons: await reasonsOf(ctx, undo),
  }
})

async function reasonsOf(ctx: Context, undo: string | null) {
  if (undo !== 'take-back-offers' && undo !== 'cancel-interviews') return []
  const list = undo === 'take-back-offers' ? 'offer-withdrawn' : 'interview-cancelled'
  const reasons = await currentReasons(ctx, list, 'provider')
  return reasons.map(({ id, label, learnerWords }) => ({
    value: id,
    text: label,
    hint: `The learner reads: ${learnerWords ?? label}`,
  }))
}

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, undoing, async (reason) => {
    const undoneBy = await undoAct(ctx, id('actId'), reason)
    return redirectWithNotice(paths.provider.act(undoneBy), 'Taken back. Here is what came of it.')
  }),
)

export default function UndoActPage() {
  const { id, done, title, reasons } = useLoaderData<typeof loader>()
  return (
    <Page title={title ?? 'Undo'} back={paths.provider.act(id)}>
      {title === null ? (
        <Empty title="This cannot be undone for all at once">Open an application to see what can be done.</Empty>
      ) : (
        <ZodForm>
          <p className="govuk-body">
            It was done for {done.toLocaleString('en-GB')}. What has gone on since then stays as it is, and you are told
            which. {reasons.length > 0 ? 'Every learner concerned gets a letter.' : null}
          </p>
          {reasons.length > 0 ? (
            <>
              <Radios name="reason" legend="Why?" options={reasons} />
              <TextArea
                name="detail"
                label="Say more"
                hint="The learners read it."
                isOptional
                rows={3}
                maxLength={500}
              />
            </>
          ) : null}
          <Button kind="warning">{title}</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Undo - Onward' }]
