import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { agreeToTexts } from '~/domain/messages/letter-wish.commands.server'
import { agreedPhoneOf } from '~/domain/messages/letter-wish.queries.server'
import { textAgreementForm } from '~/domain/messages/letter-wish.schemas'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { PhoneInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  if (ctx.actor.role !== 'learner') throw new NotFound('text messages')
  return { phone: await agreedPhoneOf(ctx, ctx.actor.id ?? '') }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, textAgreementForm, async ({ phone }) => {
    if (ctx.actor.role !== 'learner') throw new NotFound('text messages')
    await agreeToTexts(ctx, ctx.actor.id ?? '', phone)
    return redirectWithNotice(
      paths.account.letters,
      phone ? 'We will text you on last days' : 'You get no text messages',
    )
  }),
)

export default function TextsPage() {
  const { phone } = useLoaderData<typeof loader>()
  return (
    <Page title="Text messages" back={{ href: paths.account.letters, text: 'Your letters' }}>
      <p>
        We can text you on a last day, and when a place comes free on a waiting list. A text does not say your name or
        your course.
      </p>
      <ZodForm schema={textAgreementForm} defaults={{ phone: phone ?? '', agrees: phone ? 'yes' : '' }}>
        <Checkbox name="agrees" label="Yes, send me text messages" />
        <PhoneInput name="phone" label="Your mobile number" hint="For example 07700 900 982" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Text messages - Onward' }]
