import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { TermFields } from '~/domain/requirements/components/TermFields'
import { changeTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { findRequirementToEdit } from '~/domain/requirements/entry-requirement.queries.server'
import { changedTerm, termAsked } from '~/domain/requirements/entry-requirement.schemas'
import { termKindWords, termWords } from '~/domain/requirements/entry-requirement.words'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const { line, way } = orNotFound(termAsked.safeParse(Object.fromEntries(url.searchParams)).data, 'requirement')
  const { id: courseId, title, version, requirement } = await findRequirementToEdit(ctx, id('courseId'))
  const term = orNotFound(requirement?.all[line]?.any[way], 'requirement')
  const hasEquivalents = term.kind === 'count' && term.hasEquivalents ? 'yes' : ''
  return {
    course: { id: courseId, title },
    place: { version, line, way },
    kind: term.kind,
    now: termWords(term),
    said: { ...term, hasEquivalents },
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, changedTerm, async (changed) => {
    await changeTerm(ctx, id('courseId'), changed)
    return redirectWithNotice(paths.provider.requirements(id('courseId')), 'Changed')
  }),
)

export default function ChangeRequirementPage() {
  const { course, place, kind, now, said } = useLoaderData<typeof loader>()
  return (
    <Page
      title={termKindWords[kind]}
      caption={course.title}
      back={{ href: paths.provider.requirements(course.id), text: 'What you need to get in' }}
    >
      <p>Learners read now: {now}</p>
      <ZodForm defaults={said}>
        <Hidden name="version" value={place.version} />
        <Hidden name="line" value={place.line} />
        <Hidden name="way" value={place.way} />
        <Hidden name="kind" value={kind} />
        <TermFields kind={kind} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change what you ask for - Onward' }]
