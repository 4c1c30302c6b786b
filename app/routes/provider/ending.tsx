import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { fullName } from '~/domain/learners/learner'
import { canUndo, interests, isNonStart, levelMove, parties } from '~/domain/programme-ends/programme-end'
import { findEnd } from '~/domain/programme-ends/programme-end.queries.server'
import { endTags, interestWords, levelWords, partyWords } from '~/domain/programme-ends/programme-end.words'
import { endKindFrom } from '~/domain/programme-ends/programme.states'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const end = await findEnd(ctx, id('endId'))
  const kind = orNotFound(endKindFrom(end.kind) ?? undefined)
  const party = parties.find((one) => one === end.party)
  const interest = interests.find((one) => one === end.futureInterest)
  const { placeNext } = end
  return {
    id: end.id,
    name: fullName(end),
    course: end.courseTitle,
    kind,
    days: `${formatDay(end.startedOn)} to ${formatDay(end.lastOn)}`,
    isNonStart: isNonStart({ ...end, kind }),
    party: party ? partyWords[party] : null,
    reasons: end.reasons.map(({ label }) => label).join('; '),
    interest: interest ? interestWords[interest] : null,
    detail: end.detail,
    next: [end.next, end.nextCourse, end.nextProvider].filter(Boolean).join(', '),
    nextStartsOn: end.nextStartsOn ? formatDay(end.nextStartsOn) : null,
    level: levelWords[levelMove(end.level, placeNext?.level ?? end.nextLevel)],
    place: placeNext ? `${placeNext.title}, ${placeNext.providerName}` : null,
    undone: end.undoneAt ? `${end.undoneBy ?? 'Onward'}: ${end.undoneWhy}` : null,
    recordedBy: end.recordedBy,
    mayUndo: canUndo(end, ctx.now) && isAllowed(ctx.actor, 'programme-end.undo', end),
  }
})

export default function EndingPage() {
  const { id, name, course, kind, undone, mayUndo, ...end } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={course} back={paths.tracking.ends()}>
      {undone ? <InsetText>This ending was a mistake and is taken back. {undone}</InsetText> : null}
      <SummaryList
        rows={[
          { key: 'How it ended', value: <StatusTag tag={endTags[kind]} /> },
          { key: 'First and last day', value: end.days },
          kind !== 'completed' && {
            key: 'Within six weeks',
            value: end.isNonStart ? 'Yes: it counts as not started' : 'No',
          },
          end.party !== null && { key: 'Ended by', value: end.party },
          end.reasons !== '' && { key: 'Why', value: end.reasons },
          end.interest !== null && { key: 'May want to come back', value: end.interest },
          { key: 'Next step', value: end.next },
          end.nextStartsOn !== null && { key: 'It begins', value: end.nextStartsOn },
          end.place !== null && { key: 'A place is kept on', value: end.place },
          { key: 'Compared with this course', value: end.level },
          end.detail !== null && { key: 'More', value: end.detail },
          end.recordedBy !== null && { key: 'Written by', value: end.recordedBy },
        ]}
      />
      {mayUndo ? (
        <LinkButton href={paths.tracking.undoEnd(id)} kind="secondary">
          This was a mistake
        </LinkButton>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'How a programme ended - Onward' }]
