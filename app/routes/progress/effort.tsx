import { useLoaderData } from '@remix-run/react'
import { houseOf } from '~/access/provider-rights'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { effortForm } from '~/domain/progress/progress.schemas'
import { nameEffort } from '~/domain/progress/round.commands.server'
import { effortLevels } from '~/domain/progress/round.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'progress.round', { organisationId: houseOf(ctx.actor) })
  return { levels: await effortLevels(ctx, ctx.actor.organisationId) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, effortForm, async ({ levels }) => {
    await nameEffort(ctx, levels)
    return redirectWithNotice(paths.progress.rounds, 'Saved. Reports from today on use these words')
  }),
)

export default function EffortPage() {
  const { levels } = useLoaderData<typeof loader>()
  return (
    <Page title="Words for effort" back={{ href: paths.progress.rounds, text: 'Rounds of reports' }}>
      <p className="govuk-body">1 is the most, 4 the least. What was reported before keeps the words it had.</p>
      <ZodForm>
        {levels.map(({ level, label, learnerWords }) => (
          <fieldset className="govuk-fieldset" key={level}>
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Level {level}</legend>
            <TextInput name={`levels.${level}.label`} label="Name" width={20} defaultValue={label} />
            <TextInput
              name={`levels.${level}.words`}
              label="What the learner reads"
              width="two-thirds"
              defaultValue={learnerWords}
            />
          </fieldset>
        ))}
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Words for effort - Onward' }]
