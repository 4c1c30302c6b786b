import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { lookedAt } from '~/domain/cancellations/cancellation'
import { cancelStarts } from '~/domain/cancellations/cancellation.commands.server'
import { previewCancellation } from '~/domain/cancellations/cancellation.jobs.server'
import { countOpenChoices, findCourseToCancel } from '~/domain/cancellations/cancellation.queries.server'
import { cancellationForm, cancellationPreviewIn } from '~/domain/cancellations/cancellation.schemas'
import { CancellationPreview } from '~/domain/cancellations/components/CancellationPreview'
import { givenReasons, reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import type { Context } from '~/kit/context.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Checkboxes, Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, request }) => {
  const { course, reasons } = await courseIn(ctx, id('courseId'))
  const asked = new URL(request.url).searchParams.get('start')
  return {
    course: { id: course.courseId, title: course.title },
    starts: course.starts.map(({ id: value, name: text, places, open }) => ({
      value,
      text,
      hint: `${open === 1 ? '1 open application' : `${open} open applications`}${places === null ? '' : `, ${places} places`}`,
    })),
    ticked: course.starts.filter(({ id }) => id === asked).map(({ id }) => id),
    reasons: reasons.map(({ id: value, label: text, learnerWords }) => ({
      value,
      text,
      hint: `The learner reads: ${learnerWords ?? text}`,
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, cancellationForm, async ({ step, seen, ...wanted }) => {
    const { course, reasons } = await courseIn(ctx, id('courseId'))
    const { total, states } = await countOpenChoices(ctx, wanted.starts)
    const nowSeen = lookedAt(wanted, total)
    if (step === 'preview') {
      const [given] = givenReasons(reasons, [wanted.reason], { [wanted.reason]: wanted.detail })
      const reason = given?.reason.learnerWords ?? given?.reason.label ?? ''
      const planned = { course: course.title, provider: course.provider, reason, message: wanted.detail }
      const letters = await previewCancellation(ctx, { ...planned, runIds: wanted.starts })
      return { errors: {}, values: wanted, preview: { seen: nowSeen, total, states, letters } }
    }
    refuseUnlessSeen(seen, nowSeen)
    await cancelStarts(ctx, course.courseId, wanted)
    return redirectWithNotice(paths.provider.ownCourse(course.courseId), 'Cancelled. Every learner is told by letter.')
  }),
)

async function courseIn(ctx: Context, courseId: string) {
  const course = await findCourseToCancel(ctx, courseId)
  mustBeAllowed(ctx, 'course.cancel', course)
  const reasons = await currentReasons(ctx, 'course-cancelled', 'provider')
  return { course, reasons: reasonsFor(reasons, providerKindOf(course.kind)) }
}

export default function CancelCoursePage() {
  const { course, starts, ticked, reasons } = useLoaderData<typeof loader>()
  const preview = cancellationPreviewIn(useActionData<typeof action>())
  return (
    <Page title="Cancel for everybody" caption={course.title} back={paths.provider.ownCourse(course.id)}>
      <p>
        What you cancel leaves the prospectus, and every application for it ends. Interviews fall away, offers and
        places end. Choose all starts if the whole course will not run.
      </p>
      {preview ? <CancellationPreview preview={preview} /> : null}
      {starts.length === 0 ? (
        <Empty title="There is nothing to cancel">Every start of this course is over or has been cancelled.</Empty>
      ) : (
        <CancellationForm {...{ starts, ticked, reasons, preview }} />
      )}
    </Page>
  )
}

type FormProps = Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'starts' | 'ticked' | 'reasons'> & {
  preview: ReturnType<typeof cancellationPreviewIn>
}

function CancellationForm({ starts, ticked, reasons, preview }: FormProps) {
  return (
    <ZodForm defaults={{ starts: ticked }}>
      <Checkboxes name="starts" legend="Which starts will not run?" options={starts} />
      <Radios name="reason" legend="Why?" options={reasons} />
      <TextArea
        name="detail"
        label="A message to the learners"
        hint="Every learner, parent and tutor reads it. Name nobody."
        rows={4}
        maxLength={1000}
        isOptional
      />
      <Hidden name="seen" value={preview?.seen ?? ''} />
      <ButtonGroup>
        <Button name="step" value="preview" kind={preview ? 'secondary' : 'primary'}>
          See who is affected
        </Button>
        {preview ? (
          <Button name="step" value="save" kind="warning">
            Yes, cancel and tell everybody
          </Button>
        ) : null}
      </ButtonGroup>
    </ZodForm>
  )
}

export const meta = () => [{ title: 'Cancel a course - Onward' }]
