import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { ConditionFields } from '~/domain/offers/components/ConditionFields'
import { standardConditions, standardKindsFor } from '~/domain/offers/offer'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, givenNames, courseTitle, kind } = await findApplicant(ctx, id('choiceId'))
  const standard = standardKindsFor(kind).map((name) => ({ name, ...standardConditions[name] }))
  return { choiceId, version, givenNames, courseTitle, standard: standard.map(({ name, label, text }) => ({ name, label, text })) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerTerms, async (terms) => {
    await makeOffer(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer sent')
  }),
)

export default function MakeOfferPage() {
  const { choiceId, version, givenNames, courseTitle, standard } = useLoaderData<typeof loader>()
  return (
    <Page title={`Offer ${givenNames} a place`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <ZodForm defaults={{ kind: 'conditional' }}>
        <Radios
          name="kind"
          legend="What kind of offer is it?"
          options={{ conditional: 'Conditional', unconditional: 'Unconditional' }}
        />
        <ConditionFields standard={standard} />
        <TextArea name="message" label="A message to the learner" isOptional rows={3} maxLength={1000} />
        <Hidden name="version" value={version} />
        <Button>Send offer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Make an offer - Onward' }]
