import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { OfferFields } from '~/domain/offers/components/OfferFields'
import { isStandardKind, pointsTyped, standardOptions, type OfferTerms } from '~/domain/offers/offer'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { keepStandardOffer } from '~/domain/offers/standard-offer.commands.server'
import { findStandardOffer } from '~/domain/offers/standard-offer.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const course = await findStandardOffer(ctx, id('courseId'))
  mustBeAllowed(ctx, 'course.edit', course)
  return {
    course: { id: course.id, title: course.title },
    standard: standardOptions(providerKindOf(course.providerKind)),
    defaults: course.offer ? asTyped(course.offer) : { kind: 'conditional' },
  }
})

/** The offer as the form asks for it. */
function asTyped({ kind, conditions, message }: OfferTerms) {
  return {
    kind,
    grades: conditions.flatMap(({ kind, subject, grade }) => (kind === 'grade' ? [{ subject, grade }] : [])),
    points: pointsTyped(conditions.find((one) => one.kind === 'points')),
    standard: conditions.map(({ kind }) => kind).filter(isStandardKind),
    others: conditions.flatMap(({ kind, text }) => (kind === 'other' ? [text] : [])).join('\n'),
    message: message ?? '',
  }
}

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerTerms, async (terms) => {
    await keepStandardOffer(ctx, id('courseId'), terms)
    return redirectWithNotice(paths.provider.ownCourse(id('courseId')), 'The usual offer is written down')
  }),
)

export default function UsualOfferPage() {
  const { course, standard, defaults } = useLoaderData<typeof loader>()
  return (
    <Page title="The usual offer" caption={course.title} back={paths.provider.ownCourse(course.id)}>
      <p className="govuk-body">
        What this course offers most learners. It is sent when you offer places to several at once.
      </p>
      <ZodForm defaults={defaults}>
        <OfferFields standard={standard} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'The usual offer - Onward' }]
