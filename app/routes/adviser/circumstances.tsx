import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { hints } from '~/domain/circumstances/characteristic'
import { recordCharacteristic } from '~/domain/circumstances/characteristic.commands.server'
import { characteristicCodes, findCircumstances } from '~/domain/circumstances/characteristic.queries.server'
import { characteristicForm } from '~/domain/circumstances/characteristic.schemas'
import { SpellTable } from '~/domain/circumstances/components/SpellTable'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { spells, missing, sex, ...learner } = await findCircumstances(ctx, id('learnerId'))
  await recordView(ctx, learner.id, 'circumstances')
  const codes = await characteristicCodes(ctx)
  const activityLabel = missing[0]?.activityLabel ?? null
  return {
    learnerId: learner.id,
    name: fullName(learner),
    today: londonDay(ctx.now),
    spells: spells.map(({ id, label, isSensitive, fromOn, untilOn, writtenBy }) => ({
      ...{ id, label, isSensitive, fromOn, untilOn, writtenBy },
    })),
    hints: hints({ sex, activityLabel, open: spells.filter(({ untilOn }) => untilOn === null), missing }),
    codes: codes.map(({ code, label, isSensitive }) => ({
      value: code,
      text: isSensitive ? `${label} (confidential)` : label,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, characteristicForm, async (form) => {
    await recordCharacteristic(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.adviser.circumstances(id('learnerId')), 'Recorded')
  }),
)

export default function CircumstancesPage() {
  const { learnerId, name, today, spells, hints, codes } = useLoaderData<typeof loader>()
  return (
    <Page title={`Circumstances of ${name}`} back={{ href: paths.adviser.learner(learnerId), text: `Back to ${name}` }}>
      {hints.map((hint) => (
        <InsetText key={hint}>{hint}</InsetText>
      ))}
      <SpellTable spells={spells} />
      <h2 className="govuk-heading-m">Add something</h2>
      <ZodForm defaults={{ fromOn: today }}>
        <Select name="code" label="What is it?" options={codes} empty="Choose what it is" />
        <DateInput
          name="fromOn"
          legend="Since when?"
          hint="If you do not know the day, enter the day you learned of it."
        />
        <Button>Record it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Circumstances - Onward' }]
