import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { LeavingStands } from '~/domain/nccis-returns/components/LeavingStands'
import { leavingStatuses } from '~/domain/nccis-returns/cohort-leaving'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { findLeaving, receivingAuthorities } from '~/domain/nccis-returns/cohort-leaving.queries.server'
import { leavingForm } from '~/domain/nccis-returns/cohort-leaving.schemas'
import { leavingWords } from '~/domain/nccis-returns/cohort-leaving.words'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner, leaving } = await findLeaving(ctx, id('learnerId'))
  await recordView(ctx, learner.id, 'record')
  const authorities = leaving || !learner.areaId ? [] : await receivingAuthorities(ctx, learner.areaId)
  return {
    learnerId: learner.id,
    name: fullName(learner),
    today: londonDay(ctx.now),
    leaving: leaving && {
      ...{ id: leaving.id, status: leaving.status, leftOn: leaving.leftOn, authority: leaving.authority },
      ...{ note: leaving.note, reportedFor: leaving.reportedFor, writtenBy: leaving.writtenBy },
    },
    authorities: authorities
      .filter(({ isOwn }) => !isOwn)
      .map(({ code, label, isOutside }) => ({ value: code, text: isOutside ? `${label} (outside England)` : label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, leavingForm, async (form) => {
    await recordLeaving(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.adviser.leaving(id('learnerId')), 'Recorded')
  }),
)

export default function LeavingPage() {
  const { learnerId, name, today, leaving, authorities } = useLoaderData<typeof loader>()
  const where = (
    <Select
      name="authority"
      label="Where do they live now?"
      options={authorities}
      empty="Choose where"
      hint="Only if they moved."
    />
  )
  const options = leavingStatuses.map((value) => ({ value, ...leavingWords[value] }))
  return (
    <Page title={`${name} is no longer followed here`} back={paths.adviser.learner(learnerId)}>
      {leaving ? (
        <LeavingStands leaving={leaving} />
      ) : (
        <>
          <p className="govuk-body">
            The next national return tells of it once. After that {name} is in no return, and is taken off the caseload
            today.
          </p>
          <ZodForm defaults={{ leftOn: today }}>
            <Radios name="status" legend="What has happened?" options={options} />
            {where}
            <DateInput
              name="leftOn"
              legend="When?"
              hint="If you do not know the day, enter the day you learned of it."
            />
            <TextArea name="note" label="How do you know?" isOptional />
            <Button>Record it</Button>
          </ZodForm>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'No longer followed here - Onward' }]
