import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { MOST_TRANSPORT_NOTES } from '~/domain/areas/setting'
import { transportForm } from '~/domain/areas/setting.schemas'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const { transportNotes } = await settingsOf(ctx, ctx.actor.areaId)
  return { notes: transportNotes }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, transportForm, async ({ notes }) => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    await decideSetting(ctx, ctx.actor.areaId, 'transportNotes', notes)
    return redirectWithNotice(paths.area.travel, 'Transport notes saved')
  }),
)

export default function TravelPage() {
  const { notes } = useLoaderData<typeof loader>()
  return (
    <Page title="Transport notes" back={{ href: paths.area.home, text: 'The area' }}>
      <p>
        These stand on every course of the area, under “Getting there”. Write of bus passes, help with fares, main
        lines. A row left empty is not shown.
      </p>
      <ZodForm defaults={{ notes }}>
        {Array.from({ length: MOST_TRANSPORT_NOTES }, (_, at) => (
          <fieldset key={at} className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Note {at + 1}</legend>
            <TextInput name={`notes.${at}.heading`} label="Heading" width={20} isOptional />
            <TextArea name={`notes.${at}.text`} label="What learners should know" rows={2} isOptional />
            <TextInput
              name={`notes.${at}.link`}
              label="Link"
              hint="For example https://example.org/bus-pass"
              isOptional
            />
          </fieldset>
        ))}
        <Button>Save notes</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Transport notes - Onward' }]
