import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { findProgramme } from '~/domain/programme-ends/programme.queries.server'
import { stateWords } from '~/domain/programme-ends/programme-end.words'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const programme = await findProgramme(ctx, id('enrolmentId'))
  const { state } = programme
  return {
    id: programme.id,
    name: fullName(programme),
    course: programme.courseTitle,
    startedOn: formatDay(programme.startedOn),
    lastSeenOn: programme.lastSeenOn ? formatDay(programme.lastSeenOn) : 'Not on a register yet',
    state,
  }
})

export default function ProgrammePage() {
  const { id, name, course, startedOn, lastSeenOn, state } = useLoaderData<typeof loader>()
  const end = (kind: string) => paths.tracking.endProgramme(id, kind)
  return (
    <Page title={name} caption={course} back={paths.tracking.programmes()}>
      <SummaryList
        rows={[
          { key: 'Now', value: state ? <StatusTag tag={stateWords[state]} /> : 'Not on a programme' },
          { key: 'First day', value: startedOn },
          { key: 'Last there', value: lastSeenOn },
        ]}
      />
      {state === 'on-programme' || state === 'interrupted' ? (
        <ButtonGroup>
          {state === 'on-programme' ? <LinkButton href={end('completed')}>Completed</LinkButton> : null}
          <LinkButton href={end('transferred')} kind="secondary">
            Transferred
          </LinkButton>
          <LinkButton href={end('withdrawn')} kind="secondary">
            Left early
          </LinkButton>
          {state === 'interrupted' ? (
            <LinkButton href={paths.tracking.resumeProgramme(id)}>Back again</LinkButton>
          ) : (
            <LinkButton href={paths.tracking.interruptProgramme(id)} kind="secondary">
              Away for a time
            </LinkButton>
          )}
        </ButtonGroup>
      ) : (
        <InsetText>
          This programme is over. How it ended stands in the <a href={paths.tracking.ends()}>list of endings</a>.
        </InsetText>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'On a programme - Onward' }]
