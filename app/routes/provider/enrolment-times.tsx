import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { timesFrom } from '~/domain/enrolment-desk/appointment.queries.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  const times = await timesFrom(ctx, londonDay(ctx.now))
  return { times: times.map(({ startsAt, ...time }) => ({ ...time, when: formatMoment(startsAt) })) }
})

export default function EnrolmentTimesPage() {
  const { times } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Times to enrol"
      back={{ href: paths.provider.enrolment, text: 'Enrolment' }}
      actions={<LinkButton href={paths.provider.newEnrolmentTimes}>Lay out times</LinkButton>}
    >
      <p className="govuk-body">
        A learner with a confirmed place takes one of these, and can move to another one while a seat is free.
      </p>
      <Table
        caption="Times to come"
        hideCaption
        isCompact
        head={[
          'When',
          { text: 'Minutes', isNumber: true },
          'Where',
          { text: 'Seats taken', isNumber: true },
          'Not needed?',
        ]}
        rows={times.map(({ id, when, minutes, place, seats, taken }) => [
          when,
          minutes,
          place,
          `${taken} of ${seats}`,
          taken === 0 ? (
            <ZodForm key="remove" id={`remove-${id}`} action={paths.provider.removeEnrolmentTime(id)}>
              <Button kind="secondary">
                Take away<span className="govuk-visually-hidden"> {when}</span>
              </Button>
            </ZodForm>
          ) : (
            ''
          ),
        ])}
        empty={<p className="govuk-body">No times are laid out yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Times to enrol - Onward' }]
