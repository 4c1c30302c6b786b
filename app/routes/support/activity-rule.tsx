import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { refuseRule, type DatedRule } from '~/domain/participation/activity-rule'
import { planRule } from '~/domain/participation/activity-rule.commands.server'
import { countedUnder, findRules } from '~/domain/participation/activity-rule.queries.server'
import { activityRuleForm } from '~/domain/participation/activity-rule.schemas'
import { needsSentence, ruleChoices, ruleSentence } from '~/domain/participation/activity-rule.words'
import { activityOption } from '~/domain/participation/activity.words'
import { PlannedRules } from '~/domain/participation/components/PlannedRules'
import { PreviewButtons } from '~/domain/reports/components/PreviewButtons'
import { WhoIsAffected } from '~/domain/reports/components/WhoIsAffected'
import { previewIn, previewReply } from '~/domain/reports/calendar-preview.schemas'
import { addDays, formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Checkbox, Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { NumberInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, params }) => {
  mustBeAllowed(ctx, 'support.see', {})
  const { rules, ...activity } = await findRules(ctx, params.code ?? '')
  const today = londonDay(ctx.now)
  return {
    label: activityOption(activity).text,
    code: activity.code,
    defaults: { ...asTyped(rules.find(({ validFrom }) => validFrom <= today)), fromOn: addDays(today, 1) },
    rules: rules.map((rule) => ({
      ...{ id: rule.id, from: formatDay(rule.validFrom), until: rule.validTo === null ? '' : formatDay(rule.validTo) },
      ...{ says: ruleSentence(rule), needs: needsSentence(rule), isPlanned: rule.validFrom > today },
    })),
  }
})

export const action = signedIn(({ ctx, params, request }) =>
  handleForm(request, activityRuleForm, async ({ step, seen, fromOn, ...terms }) => {
    mustBeAllowed(ctx, 'activity-rule.change', {})
    const { code, rules } = await findRules(ctx, params.code ?? '')
    const wanted = JSON.stringify([fromOn, ...Object.values(terms)])
    if (step === 'preview') {
      const before = refuseRule(terms, fromOn, { today: londonDay(ctx.now), rules })
      const { all, now, then } = await countedUnder(ctx, code, terms, fromOn)
      const change = `From ${formatDay(fromOn)}: ${ruleSentence(terms).toLowerCase()}. Until then: ${ruleSentence(before).toLowerCase()}.`
      const holds = `All ${all} are counted as they stand today. What was counted on days before the change stays as it was.`
      const effects = [
        { what: 'Would still count on that day by the rule of today', count: now },
        { what: 'Would still count by the new one', count: then },
      ]
      return previewReply({ ...terms, fromOn }, { seen: wanted, change, holds, effects })
    }
    refuseUnlessSeen(seen, wanted)
    await planRule(ctx, code, terms, fromOn)
    return redirectWithNotice(paths.support.activityRule(code), `Holds from ${formatDay(fromOn)}`)
  }),
)

/** The rule in force, as the form has it: it is changed from there. */
function asTyped(rule: DatedRule | undefined) {
  if (!rule) return {}
  const { currencyRule, currencyMonths, needsReviewDate, needsPredictedEnd } = rule
  return {
    currencyRule: currencyRule === 'months-or-end' ? 'months' : currencyRule,
    currencyMonths: currencyMonths === null ? '' : String(currencyMonths),
    needsReviewDate: needsReviewDate ? 'yes' : '',
    needsPredictedEnd: needsPredictedEnd ? 'yes' : '',
  }
}

export default function ActivityRulePage() {
  const { label, code, defaults, rules } = useLoaderData<typeof loader>()
  const preview = previewIn(useActionData<typeof action>())
  return (
    <Page
      title={label}
      caption={`Code ${code}`}
      back={{ href: paths.support.activityRules, text: 'How long activities stay true' }}
    >
      <PlannedRules rules={rules} />
      <h2 className="govuk-heading-m">Change it</h2>
      {preview ? <WhoIsAffected {...preview} /> : null}
      <ZodForm defaults={defaults}>
        <Radios name="currencyRule" legend="How long shall it stay true?" options={ruleChoices} isSmall />
        <NumberInput name="currencyMonths" label="How many months?" hint="Only where it is some months." width={2} />
        <Checkbox name="needsReviewDate" label="It needs a day to look again" />
        <Checkbox name="needsPredictedEnd" label="It needs a predicted end" />
        <DateInput name="fromOn" legend="From which day?" hint="Tomorrow or later." />
        <PreviewButtons preview={preview} yes="Yes, change it" />
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'How long an activity stays true - Onward' }]
