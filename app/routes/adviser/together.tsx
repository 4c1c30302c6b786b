import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { actKindFrom, MOST_AT_ONCE, type ActKind } from '~/domain/caseload-acts/act'
import { planAct, type Planned } from '~/domain/caseload-acts/act.commands.server'
import { entriesChosen, entriesNamed } from '~/domain/caseload-acts/act.queries.server'
import { moveForm, needManyForm, nextActionForm } from '~/domain/caseload-acts/act.schemas'
import { actWords } from '~/domain/caseload-acts/act.words'
import { TermsFields } from '~/domain/caseload-acts/components/TermsFields'
import { fullName } from '~/domain/learners/learner'
import { colleagues } from '~/domain/participation/adviser.queries.server'
import { chosenIn } from '~/domain/participation/caseload.schemas'
import { londonDay } from '~/kit/dates'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty, InsetText } from '~/ui/text'

const NAMED = 20

export const loader = signedIn(async ({ ctx, url }) => {
  const kind = actKindFrom(url.searchParams.get('act')) ?? 'move'
  const ids = await entriesChosen(ctx, chosenIn(url.searchParams))
  const entries = await entriesNamed(ctx, ids.slice(0, MOST_AT_ONCE))
  const [advisers, reasons] =
    kind === 'move' ? [await colleagues(ctx), await reasonsOn(ctx, 'caseload-moved')] : [[], []]
  return {
    kind,
    hasMore: ids.length > MOST_AT_ONCE,
    count: entries.length,
    people: entries
      .slice(0, NAMED)
      .map((entry) => ({ id: entry.id, name: fullName(entry), adviser: entry.adviserName })),
    advisers: advisers.map(({ accountId, name }) => ({ value: accountId, text: name ?? 'No name yet' })),
    reasons: reasons.map(({ id, label }) => ({ value: id, text: label })),
  }
})

export const action = signedIn(({ ctx, url, request }) => {
  const kind = actKindFrom(url.searchParams.get('act')) ?? 'move'
  const plan = async (planned: Planned) =>
    redirect(paths.adviser.act(await planAct(ctx, planned, await entriesChosen(ctx, chosenIn(url.searchParams)))))
  const forms: Record<ActKind, () => ReturnType<typeof handleForm<typeof moveForm, Response>>> = {
    move: () =>
      handleForm(request, moveForm, ({ adviser: adviserId, ...why }) => plan({ kind: 'move', adviserId, ...why })),
    'next-action': () => handleForm(request, nextActionForm, (form) => plan({ kind: 'next-action', ...form })),
    need: () =>
      handleForm(request, needManyForm, ({ level }) => plan({ kind: 'need', level, fromOn: londonDay(ctx.now) })),
  }
  return forms[kind]()
})

export default function TogetherPage() {
  const { kind, people, count, hasMore, advisers, reasons } = useLoaderData<typeof loader>()
  return (
    <Page
      title={actWords[kind].choose}
      caption={count === 1 ? people[0]?.name : `${count.toLocaleString('en-GB')} learners`}
      back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}
    >
      {hasMore ? (
        <InsetText>
          More than {MOST_AT_ONCE.toLocaleString('en-GB')} learners match. Go back and narrow the list first.
        </InsetText>
      ) : count === 0 ? (
        <Empty title="Nobody was ticked">
          <p className="govuk-body">Go back to the caseload, choose several, and tick at least one learner.</p>
        </Empty>
      ) : (
        <>
          <ul className="govuk-list govuk-list--bullet">
            {people.map(({ id, name, adviser }) => (
              <li key={id}>
                {name}, with {adviser}
              </li>
            ))}
            {count > people.length ? <li>and {(count - people.length).toLocaleString('en-GB')} more</li> : null}
          </ul>
          <ZodForm>
            <TermsFields kind={kind} advisers={advisers} reasons={reasons} />
            <p className="govuk-body">You see what would happen before anything is done.</p>
            <Button>Look at it first</Button>
          </ZodForm>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'For several learners - Onward' }]
