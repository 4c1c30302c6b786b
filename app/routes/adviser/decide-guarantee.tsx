import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { decideGuarantee } from '~/domain/guarantees/guarantee.commands.server'
import { besideOf, tagOf, whyOf } from '~/domain/guarantees/guarantee-shown'
import { findGuarantee, guaranteeCodes } from '~/domain/guarantees/guarantee.queries.server'
import { decisionForm } from '~/domain/guarantees/guarantee.schemas'
import { seasonWords } from '~/domain/guarantees/guarantee.words'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const guarantee = await findGuarantee(ctx, id('guaranteeId'))
  await recordView(ctx, guarantee.learnerId, 'guarantee')
  const codes = await guaranteeCodes(ctx)
  const { yearGroup, season, version, source, learnerId, label, outcome, code, reason, schoolName } = guarantee
  return {
    ...{ id: guarantee.id, learnerId, version, label },
    name: fullName(guarantee),
    caption: [schoolName, `Year ${yearGroup}`, seasonWords(season)].filter(Boolean).join(', '),
    tag: tagOf(outcome),
    why: whyOf(guarantee),
    record: besideOf(guarantee),
    isDecided: source === 'adviser',
    codes: codes
      .filter(({ forYear11, forYear12 }) => (yearGroup === 11 ? forYear11 : forYear12))
      .map(({ code, label }) => ({ value: code, text: label })),
    defaults: source === 'adviser' ? { code, reason: reason ?? '' } : {},
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, decisionForm, async (decision) => {
    await decideGuarantee(ctx, id('guaranteeId'), decision)
    return redirectWithNotice(paths.guarantee.desk(), 'Your word is kept')
  }),
)

export default function DecideGuaranteePage() {
  const { id, learnerId, name, caption, tag, label, why, record, isDecided, version, codes, defaults } =
    useLoaderData<typeof loader>()
  return (
    <Page title={`The September Guarantee of ${name}`} caption={caption} back={paths.guarantee.desk()}>
      <SummaryList
        rows={[
          {
            key: 'Answer',
            value: (
              <>
                <StatusTag tag={tag} /> {label}
              </>
            ),
          },
          { key: 'What it rests on', value: why },
          record ? { key: 'Beside it', value: record } : null,
          { key: 'Learner', value: <a href={paths.adviser.learner(learnerId)}>{name}</a> },
        ]}
      />
      {isDecided ? (
        <ZodForm action={paths.guarantee.takeBack(id)} id="take-back">
          <Hidden name="version" value={version} />
          <Button kind="secondary">Go by the record again</Button>
        </ZodForm>
      ) : null}
      <h2 className="govuk-heading-m">Say something else</h2>
      <ZodForm defaults={defaults}>
        <Hidden name="version" value={version} />
        <Select name="code" label="Answer" options={codes} empty="Choose an answer" />
        <TextArea
          name="reason"
          label="Why, and how you know"
          hint="For example: letter from the college of 3 March, seen. The learner may ask to read this."
          rows={4}
          maxLength={500}
        />
        <Button>Keep this answer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Decide a September Guarantee - Onward' }]
