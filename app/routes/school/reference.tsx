import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isAllowed } from '~/access/policy'
import { ReferenceGuide } from '~/domain/references/components/ReferenceGuide'
import { ReferenceMoves } from '~/domain/references/components/ReferenceMoves'
import { draftReference } from '~/domain/references/reference.commands.server'
import { findReference } from '~/domain/references/reference.queries.server'
import { templateFrom, templateText } from '~/domain/references/reference-template'
import { REFERENCE_LENGTH, referenceDraft, SHORT_LENGTH } from '~/domain/references/reference.schemas'
import { referenceTags } from '~/domain/references/reference.words'
import { providerKindOf } from '~/domain/applications/visibility'
import { findLearner } from '~/domain/learners/learner.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { formatMoment } from '~/kit/dates'
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
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const { id: learnerId, givenNames, familyName, schoolId } = await findLearner(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'reference.write', { schoolId })
  await recordView(ctx, learnerId, 'application')
  const reference = await findReference(ctx, learnerId)
  const template = templateFrom(url.searchParams.get('template'))
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    reference: reference && {
      ...reference,
      kinds: [...new Set(reference.kinds.map(providerKindOf))],
      started: reference.text ?? (template ? templateText(template) : ''),
      requestedAt: formatMoment(reference.requestedAt),
      releasedAt: reference.releasedAt ? formatMoment(reference.releasedAt) : null,
      mayApprove: reference.writtenById !== ctx.actor.id,
    },
    writers: (reference?.writers ?? []).map(({ id, name, form }) => ({
      value: id,
      text: form ? `${name} (${form})` : name,
    })),
    mayRelease: isAllowed(ctx.actor, 'reference.release', { schoolId }),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, referenceDraft, async (draft) => {
    await draftReference(ctx, id('learnerId'), draft)
    return redirectWithNotice(paths.school.reference(id('learnerId')), 'Draft saved')
  }),
)

export default function ReferencePage() {
  const { learnerId, name, reference, writers, mayRelease } = useLoaderData<typeof loader>()
  const title = `Reference for ${name}`
  if (!reference) {
    return (
      <Page title={title} back={paths.school.learner(learnerId)}>
        <Empty title="It is not needed yet">It is asked for when the learner chooses the first course.</Empty>
      </Page>
    )
  }
  const { state, version, text, shortText, kinds, started } = reference
  const isForSixthForm = kinds.includes('school-sixth-form')
  return (
    <Page
      title={title}
      back={{ href: paths.school.references, text: 'References' }}
      actions={<StatusTag tag={referenceTags[state]} />}
    >
      <SummaryList
        rows={[
          { key: 'Asked for', value: reference.requestedAt },
          { key: 'Last written by', value: reference.writer ?? 'Nobody yet' },
          {
            key: 'Approved by',
            value:
              reference.approver ?? (reference.isSecondPersonNeeded ? 'Nobody yet: your school asks for it' : 'Nobody'),
          },
          { key: 'Released', value: reference.releasedAt ?? 'Not yet' },
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.school.learner(learnerId)}>
          Grades, choices and what has happened
        </a>
      </p>
      {state === 'released' ? (
        <>
          <p className="govuk-body onward-own-words">{text}</p>
          {shortText ? (
            <>
              <h2 className="govuk-heading-m">For a school sixth form</h2>
              <p className="govuk-body onward-own-words">{shortText}</p>
            </>
          ) : null}
        </>
      ) : (
        <>
          <ReferenceGuide learnerId={learnerId} kinds={kinds} mayStart={text === null} />
          <ZodForm defaults={{ text: started, shortText: shortText ?? '' }}>
            <TextArea
              name="text"
              label="What you write about the learner"
              hint="Colleges and training providers read it once it is released. A school sixth form reads it only after a firm place. Leave out health, family and anything told in confidence."
              rows={12}
              maxLength={REFERENCE_LENGTH}
            />
            {isForSixthForm || shortText ? (
              <TextArea
                name="shortText"
                label="A shorter one for a school sixth form"
                hint="It reads this instead, and only after a firm place. Keep to subjects. Leave it empty to give it the same words."
                isOptional
                rows={5}
                maxLength={SHORT_LENGTH}
              />
            ) : null}
            <Hidden name="version" value={version} />
            <Button>Save draft</Button>
          </ZodForm>
          <ZodForm action={paths.school.referenceWriter(learnerId)} id="writer">
            <Select
              name="writer"
              label="Who writes it"
              options={writers}
              empty="Nobody in particular"
              defaultValue={reference.assignedToId ?? ''}
            />
            <Hidden name="version" value={version} />
            <Button kind="secondary">Save who writes it</Button>
          </ZodForm>
        </>
      )}
      <ReferenceMoves
        learnerId={learnerId}
        state={state}
        version={version}
        mayApprove={reference.mayApprove}
        mayRelease={mayRelease}
        needsApproval={reference.isSecondPersonNeeded}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Reference - Onward' }]
