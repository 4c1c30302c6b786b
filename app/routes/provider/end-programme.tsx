import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { fullName } from '~/domain/learners/learner'
import { EndFields } from '~/domain/programme-ends/components/EndFields'
import { endEnrolment } from '~/domain/programme-ends/programme-end.commands.server'
import { formOf } from '~/domain/programme-ends/programme-end.schemas'
import { endDeeds, notNowWords } from '~/domain/programme-ends/programme-end.words'
import { findProgramme, nextSteps } from '~/domain/programme-ends/programme.queries.server'
import { canEnd, endKindFrom } from '~/domain/programme-ends/programme.states'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const kind = orNotFound(endKindFrom(params.kind) ?? undefined)
  const programme = await findProgramme(ctx, id('enrolmentId'))
  return {
    kind,
    id: programme.id,
    name: fullName(programme),
    course: programme.courseTitle,
    version: programme.version,
    lastSeenOn: programme.lastSeenOn,
    lastSeen: programme.lastSeenOn ? formatDay(programme.lastSeenOn) : null,
    notNow: canEnd(programme.state, kind) ? undefined : notNowWords,
    reasons: (await reasonsOn(ctx, 'programme-withdrawn')).map(({ id, party, label }) => ({ id, party, label })),
    steps: (await nextSteps(ctx)).map(({ code, label }) => ({ code, label })),
  }
})

export const action = signedIn(({ ctx, id, params, request }) => {
  const kind = orNotFound(endKindFrom(params.kind) ?? undefined)
  return handleForm(request, formOf(kind), async (form) => {
    const endId = await endEnrolment(ctx, id('enrolmentId'), kind, form)
    return redirectWithNotice(paths.tracking.end(endId), endDeeds[kind].done)
  })
})

export default function EndProgrammePage() {
  const { kind, id, name, course, notNow, lastSeenOn, ...fields } = useLoaderData<typeof loader>()
  const { title, lead, button } = endDeeds[kind]
  return (
    <Page title={`${name} ${title}`} caption={course} back={paths.tracking.programme(id)}>
      <p className="govuk-body">{lead}</p>
      <ZodForm defaults={lastSeenOn ? { lastOn: lastSeenOn } : {}}>
        <EndFields kind={kind} {...fields} />
        <Button kind={kind === 'withdrawn' ? 'warning' : 'primary'} {...(notNow ? { notNow } : {})}>
          {button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'A programme ends - Onward' }]
