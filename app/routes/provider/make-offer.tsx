import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { standardConditions, standardKindsFor } from '~/domain/offers/offer'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes, Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const {
    id: choiceId,
    version,
    givenNames,
    courseTitle,
    kind,
    places,
    courseRunId,
  } = await findApplicant(ctx, id('choiceId'))
  return {
    choiceId,
    version,
    givenNames,
    courseTitle,
    places: places === null ? null : { all: places, taken: await placesTaken(ctx, courseRunId) },
    standard: standardKindsFor(kind).map((value) => ({
      value,
      text: standardConditions[value].label,
      hint: standardConditions[value].text,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerTerms, async (terms) => {
    await makeOffer(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer sent')
  }),
)

export default function MakeOfferPage() {
  const { choiceId, version, givenNames, courseTitle, standard, places } = useLoaderData<typeof loader>()
  return (
    <Page title={`Offer ${givenNames} a place`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      {places && (
        <p className="govuk-body">
          {places.taken} of {places.all} places are offered or taken.
        </p>
      )}
      <ZodForm defaults={{ kind: 'conditional' }}>
        <Hidden name="version" value={version} />
        <Radios
          name="kind"
          legend="What kind of offer is it?"
          options={[
            { value: 'conditional', text: 'Conditional', hint: 'The learner must still achieve something.' },
            { value: 'unconditional', text: 'Unconditional', hint: 'The place is theirs if they say yes.' },
          ]}
        />
        <h2 className="govuk-heading-m">Conditions</h2>
        {gradeRows.map((at) => (
          <fieldset className="govuk-fieldset onward-row" key={at}>
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Grade {at + 1}</legend>
            <TextInput name={`grades.${at}.subject`} label="Subject" width={20} />
            <TextInput name={`grades.${at}.grade`} label="Grade or better" width={5} />
          </fieldset>
        ))}
        <Checkboxes name="standard" legend="Usual conditions" options={standard} isOptional />
        <TextArea
          name="others"
          label="What must the learner achieve?"
          hint="In your own words, one on each line. The learner reads them as you write them."
          rows={4}
          isOptional
        />
        <TextArea name="message" label="A message to the learner" maxLength={1000} rows={4} isOptional />
        <Button>Send offer</Button>
      </ZodForm>
    </Page>
  )
}

const gradeRows = [0, 1, 2, 3]

export const meta = () => [{ title: 'Make an offer - Onward' }]
