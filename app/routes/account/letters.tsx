import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { audienceOf } from '~/access/roles'
import { chosenFor, kindsFor } from '~/domain/messages/letter-kind'
import { chooseLetters } from '~/domain/messages/letter-wish.commands.server'
import { agreedPhoneOf, wishesOf } from '~/domain/messages/letter-wish.queries.server'
import { letterWishForm, optionsFor } from '~/domain/messages/letter-wish.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  const audience = audienceOf(visit.actor.role)
  const accountId = visit.actor.id ?? ''
  const wishes = await wishesOf(ctx, accountId)
  return {
    audience,
    kinds: kindsFor(audience).map((kind) => ({
      name: kind.name,
      label: kind.label,
      does: kind.does,
      options: optionsFor(kind),
      chosen: chosenFor(kind, wishes),
    })),
    texts: audience === 'learner' ? { phone: await agreedPhoneOf(ctx, accountId) } : null,
  }
})

export const action = signedIn(({ ctx, visit, request }) => {
  const kinds = kindsFor(audienceOf(visit.actor.role))
  return handleForm(request, letterWishForm(kinds), async (chosen) => {
    await chooseLetters(ctx, visit.actor.id ?? '', kinds, chosen.kinds)
    return redirectWithNotice(paths.account.letters, 'Saved')
  })
})

export default function AccountLettersPage() {
  const { audience, kinds, texts } = useLoaderData<typeof loader>()
  return (
    <Page title="Your letters">
      <p>{introductions[audience === 'learner' || audience === 'parent' ? audience : 'staff']}</p>
      <ZodForm defaults={{ kinds: Object.fromEntries(kinds.map(({ name, chosen }) => [name, chosen])) }}>
        {kinds.map(({ name, label, does, options }) => (
          <Radios key={name} name={`kinds.${name}`} legend={label} hint={does} options={options} isSmall />
        ))}
        <Button>Save</Button>
      </ZodForm>
      {texts ? (
        <>
          <h2 className="govuk-heading-m">Text messages</h2>
          <p>
            {texts.phone === null ? 'You get no text messages now.' : `We text you at ${texts.phone} on last days.`}{' '}
            <a href={paths.account.texts}>Choose your text messages</a>
          </p>
        </>
      ) : null}
    </Page>
  )
}

const introductions = {
  learner: 'Choose which letters you get. Answers, offers and dates to reply always come.',
  parent: 'Choose which letters you get. Letters about your account always come.',
  staff: 'Choose how you hear of what happens. Letters about your account always come.',
}

export const meta = () => [{ title: 'Your letters - Onward' }]
