import { redirect } from '@remix-run/node'
import { signedIn } from '~/access/door.server'
import { takeRuleBack } from '~/domain/participation/activity-rule.commands.server'
import { codeOfRule } from '~/domain/participation/activity-rule.queries.server'
import { takeRuleBackForm } from '~/domain/participation/activity-rule.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'

// This door has no page of its own: whoever comes to it by hand is shown the rules.
export const loader = signedIn(async ({ ctx, id }) =>
  redirect(paths.support.activityRule(await codeOfRule(ctx, id('ruleId')))),
)

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, takeRuleBackForm, async () => {
    const code = await takeRuleBack(ctx, id('ruleId'))
    return redirectWithNotice(paths.support.activityRule(code), 'Taken back. The rule before it goes on.')
  }),
)
