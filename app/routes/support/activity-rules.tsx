import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { needsSentence, ruleSentence } from '~/domain/participation/activity-rule.words'
import { rulesOfToday } from '~/domain/participation/activity-rule.queries.server'
import { activityOption } from '~/domain/participation/activity.words'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'support.see', {})
  const rules = await rulesOfToday(ctx)
  return {
    rules: rules.map(({ nextOn, ...rule }) => ({
      code: rule.code,
      label: activityOption(rule).text,
      says: ruleSentence(rule),
      needs: needsSentence(rule),
      next: nextOn === null ? 'None' : formatDay(nextOn),
    })),
  }
})

export default function ActivityRulesPage() {
  const { rules } = useLoaderData<typeof loader>()
  return (
    <Page title="How long activities stay true" back={{ href: paths.support.home, text: 'Support' }}>
      <p className="govuk-body">
        What somebody does counts for a while after it was checked. Then it counts as not known. A rule holds from a day
        on, in every area here; what a rule was on any day stays known.
      </p>
      <Table
        caption="Rules of today"
        hideCaption
        firstCellIsHeader
        isStacked
        head={['Activity', 'Code', 'Stays true', 'Needs', 'Next change']}
        rows={rules.map(({ code, label, says, needs, next }) => [
          <a key={code} className="govuk-link" href={paths.support.activityRule(code)}>
            {label}
          </a>,
          code,
          says,
          needs,
          next,
        ])}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'How long activities stay true - Onward' }]
