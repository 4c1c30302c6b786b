import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordNeed } from '~/domain/circumstances/need.commands.server'
import { findNeed } from '~/domain/circumstances/need.queries.server'
import { needForm } from '~/domain/circumstances/need.schemas'
import { needOptions } from '~/domain/circumstances/need.words'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { priorityWords } from '~/domain/participation/caseload'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const { levels, ...learner } = await findNeed(ctx, id('learnerId'))
  await recordView(ctx, learner.id, 'circumstances')
  return {
    learnerId: learner.id,
    name: fullName(learner),
    today: londonDay(ctx.now),
    rows: levels.map(({ level, fromOn, untilOn, writtenBy }) => [
      priorityWords[level] ?? '',
      formatDay(fromOn),
      untilOn === null ? 'Today' : formatDay(untilOn),
      writtenBy ?? 'Onward',
    ]),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, needForm, async (form) => {
    await recordNeed(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.adviser.learner(id('learnerId')), 'Level of need recorded')
  }),
)

export default function NeedPage() {
  const { learnerId, name, today, rows } = useLoaderData<typeof loader>()
  return (
    <Page title={`How much help ${name} needs`} back={paths.adviser.learner(learnerId)}>
      <ZodForm defaults={{ fromOn: today }}>
        <Radios name="level" legend="How much help is needed?" options={needOptions} />
        <DateInput name="fromOn" legend="From which day?" />
        <Button>Record level of need</Button>
      </ZodForm>
      <Table
        caption="Until now"
        firstCellIsHeader
        head={['Level', 'From', 'Until', 'Recorded by']}
        rows={rows}
        empty={<p className="govuk-body">No level has been recorded yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Level of need - Onward' }]
