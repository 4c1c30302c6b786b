import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { endTarget } from '~/domain/targets/target.commands.server'
import { findTarget } from '~/domain/targets/target.queries.server'
import { targetEndForm } from '~/domain/targets/target.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios, Select } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, title, version } = await findTarget(ctx, id('targetId'))
  mustBeAllowed(ctx, 'target.keep', await careOf(ctx, learnerId))
  const reasons = await reasonsOn(ctx, 'target-archived')
  return { id: id('targetId'), title, version, reasons: reasons.map((one) => ({ value: one.id, text: one.label })) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, targetEndForm, async (form) => {
    await endTarget(ctx, id('targetId'), form)
    const notice = form.how === 'completed' ? 'Well done. The target is reached.' : 'The target is put away'
    return redirectWithNotice(paths.plan.target(id('targetId')), notice)
  }),
)

export default function EndTargetPage() {
  const { id, title, version, reasons } = useLoaderData<typeof loader>()
  const why = (
    <>
      <Select name="reason" label="Why?" options={reasons} empty="Choose a reason" />
      <TextInput name="detail" label="More, if you like" />
    </>
  )
  return (
    <Page title={title} caption="Target" back={{ href: paths.plan.target(id), text: 'Back to the target' }}>
      <ZodForm>
        <Hidden name="version" value={version} />
        <Radios
          name="how"
          legend="What came of it?"
          options={[
            { value: 'completed', text: 'It is reached' },
            { value: 'archived', text: 'It is put away', conditional: why },
          ]}
        />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'End a target - Onward' }]
