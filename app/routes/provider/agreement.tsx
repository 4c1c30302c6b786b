import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { rightsIn } from '~/domain/accounts/right'
import { hasSigned, sideOf } from '~/domain/agreements/agreement'
import { signAgreement } from '~/domain/agreements/agreement.commands.server'
import { findAgreement } from '~/domain/agreements/agreement.queries.server'
import { agreementSentences, standingWords } from '~/domain/agreements/agreement.words'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

const signature = z.object({ seen: z.string().max(100) })

export const loader = signedIn(async ({ ctx, id }) => {
  const found = await findAgreement(ctx, id('agreementId'))
  mustBeAllowed(ctx, 'agreement.keep', { organisationId: ctx.actor.organisationId })
  const side = sideOf(found, ctx.actor.organisationId)
  const rights = rightsIn(found.rights)
  const signed = (by: string | null, at: Date | null) => (at ? `${by ?? 'Somebody'}, ${formatMoment(at)}` : 'Not yet')
  return {
    id: found.id,
    owner: found.ownerName,
    partner: found.partnerName,
    sentences: agreementSentences({ owner: found.ownerName, partner: found.partnerName, rights }),
    tag: standingWords(found),
    seen: rights.join(),
    ownerSigned: signed(found.ownerSigner, found.ownerSignedAt),
    partnerSigned: signed(found.partnerSigner, found.partnerSignedAt),
    ended: found.endedAt ? signed(found.ender, found.endedAt) : null,
    isOwner: side === 'owner',
    maySign: found.endedAt === null && !hasSigned(found, side),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, signature, async ({ seen }) => {
    await signAgreement(ctx, id('agreementId'), seen)
    return redirectWithNotice(paths.provider.agreement(id('agreementId')), 'Signed')
  }),
)

export default function AgreementPage() {
  const { id, owner, partner, sentences, tag, seen, ...now } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${partner} answers for ${owner}`}
      back={{ href: paths.provider.agreements, text: 'Back to agreements' }}
      actions={<StatusTag tag={tag} />}
    >
      <ol className="govuk-list govuk-list--number">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <SummaryList
        rows={[
          { key: `Signed for ${owner}`, value: now.ownerSigned },
          { key: `Signed for ${partner}`, value: now.partnerSigned },
          now.ended ? { key: 'Ended by', value: now.ended } : null,
        ]}
      />
      {now.maySign ? (
        <ZodForm>
          <Hidden name="seen" value={seen} />
          <Button>Sign for {now.isOwner ? owner : partner}</Button>
        </ZodForm>
      ) : null}
      {now.ended ? null : (
        <ul className="govuk-list onward-links">
          {now.isOwner ? (
            <li>
              <a href={paths.provider.changeAgreement(id)}>Change what it gives</a>
            </li>
          ) : null}
          <li>
            <a href={paths.provider.endAgreement(id)}>End this agreement</a>
          </li>
        </ul>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'An agreement - Onward' }]
