import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { RegisterRows } from '~/domain/attendance/components/RegisterRows'
import { takeRegister } from '~/domain/attendance/register.commands.server'
import { markOfKnown } from '~/domain/attendance/home-line'
import { PRESENT } from '~/domain/attendance/mark'
import { findRegister, markCodes } from '~/domain/attendance/register.queries.server'
import { registerForm } from '~/domain/attendance/register.schemas'
import { newId } from '~/kit/chance.server'
import { formatDay, formatTime, formatWeekday, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { OfflinePlace } from '~/ui/offline-place'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learners, saves, startsAt, endsAt, takenAt, ...session } = await findRegister(ctx, id('sessionId'))
  const day = londonDay(startsAt)
  return {
    // A phone without a network keeps what was typed under this key, and sends it once.
    offline: { owner: ctx.actor.id ?? '', saved: saves.map(({ key }) => key).join(' ') },
    key: newId(),
    session: { id: session.id, title: session.title, courseTitle: session.courseTitle, version: session.version },
    day,
    when: `${formatWeekday(day)}, ${formatTime(startsAt)} to ${formatTime(endsAt)}`,
    isTaken: takenAt !== null,
    notNow: day > londonDay(ctx.now) ? `This register opens on ${formatDay(day)}.` : undefined,
    learners: learners.map(({ id, givenNames, familyName, code, knownCode, minutesLate }) => ({
      id,
      name: `${givenNames} ${familyName}`,
      code,
      expected: knownCode === null ? PRESENT : markOfKnown(knownCode),
      minutesLate,
    })),
    codes: (await markCodes(ctx)).map(({ code, label }) => ({ value: code, text: label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, registerForm, async (form) => {
    await takeRegister(ctx, id('sessionId'), form)
    return redirectWithNotice(paths.provider.register(id('sessionId')), 'Register saved')
  }),
)

export default function RegisterPage() {
  const { session, day, when, isTaken, notNow, learners, codes, key, offline } = useLoaderData<typeof loader>()
  return (
    <Page
      title={session.title}
      caption={session.courseTitle}
      back={{ href: paths.provider.registersOf({ day }), text: 'Back to registers' }}
    >
      <p className="govuk-body">{when}</p>
      {learners.length === 0 ? (
        <Empty title="Nobody was enrolled on this course on that day">
          <p className="govuk-body">Learners stand on the register from their first day on.</p>
        </Empty>
      ) : (
        <div data-offline-form>
          <ZodForm isWide idempotencyKey={key}>
            <p className="govuk-body">
              {isTaken
                ? 'This register has been taken. What you change is kept with what it was before.'
                : 'Everybody starts as present. Change those who are not.'}
            </p>
            <RegisterRows learners={learners} codes={codes} />
            {isTaken ? (
              <TextInput name="reason" label="Why do you change it?" hint="Needed where you change a mark." />
            ) : null}
            <Hidden name="version" value={session.version} />
            <Button {...(notNow ? { notNow } : {})}>Save register</Button>
          </ZodForm>
        </div>
      )}
      <OfflinePlace {...offline} />
      {isTaken ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.tracking.registerHistory(session.id)}>
            What was changed since it was taken
          </a>
        </p>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Register - Onward' }]
