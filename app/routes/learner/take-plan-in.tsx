import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { takePlanIn } from '~/domain/plan-shares/plan-file.commands.server'
import { LARGEST_PLAN_FILE } from '~/domain/plan-shares/plan-file.schemas'
import { findPlan } from '~/domain/plans/plan.queries.server'
import { orNotFound } from '~/kit/errors'
import { handleUpload, redirectWithNotice } from '~/kit/form.server'
import { textOf } from '~/kit/intake-text.server'
import { forgetUpload, receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const { id: learnerId } = await findPlan(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  mustBeAllowed(ctx, 'plan.write', { learnerId })
  return { learnerId }
})

export const action = signedIn(({ ctx, request }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_PLAN_FILE)
    try {
      let text = ''
      for await (const piece of textOf(upload.file)) text += piece
      const { parts, targets } = await takePlanIn(ctx, learnerId, text)
      return redirectWithNotice(paths.plan.home(learnerId), `The file is in: parts ${parts}, new targets ${targets}`)
    } finally {
      await forgetUpload(upload.keptAs)
    }
  })
})

export default function TakePlanInPage() {
  const { learnerId } = useLoaderData<typeof loader>()
  return (
    <Page title="Take in a plan" back={{ href: paths.plan.home(learnerId), text: 'Back to your plan' }}>
      <p className="govuk-body">
        Have you saved a plan as a file? You can take it in here. What you have written before is kept as an earlier
        version.
      </p>
      <ZodForm encType="multipart/form-data">
        <FileInput
          name="file"
          label="The file"
          hint="A plan that you saved from Onward"
          accept=".json,application/json"
        />
        <Button>Take it in</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take in a plan - Onward' }]
