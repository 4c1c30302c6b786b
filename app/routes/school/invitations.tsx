import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { inviteLearners } from '~/domain/learners/invitation.commands.server'
import { invitationsForm } from '~/domain/learners/invitation.schemas'
import { CodesToPrint, isInvited } from '~/domain/learners/components/CodesToPrint'
import { formsOf } from '~/domain/learners/learner.queries.server'
import { NotFound } from '~/kit/errors'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox, Select } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  if (!ctx.actor.organisationId) throw new NotFound()
  const forms = (await formsOf(ctx, ctx.actor.organisationId)).filter(({ form }) => form !== null)
  return {
    school: visit.organisationName,
    forms: forms.map(({ form, withoutAccount, learners }) => ({
      value: form ?? '',
      text: `${form} (${Number(withoutAccount)} of ${Number(learners)} have no account)`,
    })),
    form: ctx.actor.form,
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, invitationsForm, async ({ form, isAgain }) => {
    const invited = await inviteLearners(ctx, ctx.actor.organisationId ?? '', { form, isAgain })
    // The codes are shown on this one answer and kept nowhere: a second look needs new ones.
    const codes = invited.map(({ givenNames, familyName, code, email }) => ({
      name: `${givenNames} ${familyName}`,
      code,
      hasLetter: email !== null,
    }))
    return data(
      { errors: {}, values: { form }, invited: { form, codes } },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }),
)

export default function InvitationsPage() {
  const { school, forms, form } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <Page
      title="Invite learners"
      caption={school}
      back={paths.school.home}
      notice={isInvited(reply) ? 'Codes made' : undefined}
    >
      {isInvited(reply) ? <CodesToPrint invited={reply.invited} /> : null}
      <p className="govuk-body">
        Each learner gets a code that works once. It goes out by letter where we know an email address. You see every
        code here once, to print and hand out.
      </p>
      {forms.length === 0 ? (
        <Empty title="No form is on your roll yet" />
      ) : (
        <ZodForm defaults={{ form: form ?? '' }}>
          <Select name="form" label="Form" options={forms} empty="Choose a form" />
          <Checkbox name="isAgain" label="Also those who have a code already. Their old code stops working." />
          <Button>Send invitations</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Invite learners - Onward' }]
