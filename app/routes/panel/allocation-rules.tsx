import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { publishTerms } from '~/domain/allocation/allocation.commands.server'
import { findTerms } from '~/domain/allocation/allocation.queries.server'
import { termsForm } from '~/domain/allocation/allocation.schemas'
import { criteria, criterionNames } from '~/domain/allocation/criterion'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { NumberInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const options = Object.fromEntries(criterionNames.map((name) => [name, criteria[name].label]))

export const loader = signedIn(async ({ ctx, id }) => {
  const { panelId, title, places, rules, reserved } = await findTerms(ctx, id('sharedRunId'))
  const [first = '', second = '', third = '', fourth = ''] = rules ?? []
  return { panelId, title, places, defaults: { first, second, third, fourth, reserved: String(reserved ?? 0) } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, termsForm, async (form) => {
    await publishTerms(ctx, id('sharedRunId'), form)
    const { panelId } = await findTerms(ctx, id('sharedRunId'))
    return redirectWithNotice(paths.panel.allocation(panelId), 'The rules are published')
  }),
)

export default function RulesPage() {
  const { panelId, title, places, defaults } = useLoaderData<typeof loader>()
  const ranks = { first: 'First', second: 'Then', third: 'Then, third', fourth: 'Then, fourth' }
  return (
    <Page title={`Rules for ${title}`} back={paths.panel.allocation(panelId)}>
      <p className="govuk-body">
        Who comes first where more learners want the course than its {places} places. Learners whom all rules put level
        are told apart by a number that is drawn once for everybody.
      </p>
      <ZodForm defaults={defaults}>
        {Object.entries(ranks).map(([name, label]) => (
          <Select key={name} name={name} label={label} options={options} empty="No rule" isOptional />
        ))}
        <NumberInput
          name="reserved"
          label="Places kept for learners of a group that comes first"
          hint="Others get them only if nobody of the group wants them."
        />
        <Button>Publish</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Rules of a course - Onward' }]
