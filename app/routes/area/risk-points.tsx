import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isIndicatorCode } from '~/domain/risks/risk'
import { setPoints } from '~/domain/risks/risk.commands.server'
import { pointsOn } from '~/domain/risks/risk-facts.queries.server'
import { pointsForm } from '~/domain/risks/risk.schemas'
import { indicatorWords } from '~/domain/risks/risk.words'
import { londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { NumberInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, params }) => {
  const { areaId } = ctx.actor
  if (!areaId) throw new NotFound('area')
  mustBeAllowed(ctx, 'risk.decide', { areaId })
  const code = codeIn(params.code)
  const points = await pointsOn(ctx, areaId, londonDay(ctx.now))
  return { words: indicatorWords[code], defaults: { points: String(points[code] ?? 0), fromOn: londonDay(ctx.now) } }
})

export const action = signedIn(({ ctx, params, request }) =>
  handleForm(request, pointsForm, async (form) => {
    const code = codeIn(params.code)
    await setPoints(ctx, code, form)
    return redirectWithNotice(paths.area.risk, 'Saved. The next night counts with it.')
  }),
)

function codeIn(code = '') {
  if (!isIndicatorCode(code)) throw new NotFound('indicator')
  return code
}

export default function RiskPointsPage() {
  const { words, defaults } = useLoaderData<typeof loader>()
  return (
    <Page title={words} caption="Points" back={{ href: paths.area.risk, text: 'Risk of not taking part' }}>
      <ZodForm defaults={defaults}>
        <NumberInput name="points" label="How many points?" hint="0 to 9. With 0 it does not count." width={2} />
        <DateInput name="fromOn" legend="From which day?" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Points - Onward' }]
