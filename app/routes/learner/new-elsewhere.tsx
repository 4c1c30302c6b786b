import { signedIn } from '~/access/door.server'
import { OutsideFields } from '~/domain/applications/components/OutsideFields'
import { addOutsideApplication } from '~/domain/applications/outside-application.commands.server'
import { outsideForm } from '~/domain/applications/outside-application.schemas'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async () => ({}))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, outsideForm, async (entry) => {
    await addOutsideApplication(ctx, orNotFound(ctx.actor.learnerId ?? undefined), entry)
    return redirectWithNotice(paths.learner.elsewhere, 'It is written down.')
  }),
)

export default function NewElsewherePage() {
  return (
    <Page title="Write down where else you apply" back={paths.learner.elsewhere}>
      <p className="govuk-body">We do not send this anywhere. You still apply there yourself.</p>
      <ZodForm>
        <OutsideFields />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Write down where else you apply - Onward' }]
