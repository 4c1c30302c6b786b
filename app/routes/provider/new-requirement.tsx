import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { TermFields } from '~/domain/requirements/components/TermFields'
import { addTerm } from '~/domain/requirements/entry-requirement.commands.server'
import { findRequirementToEdit } from '~/domain/requirements/entry-requirement.queries.server'
import { newTerm, termKindAsked } from '~/domain/requirements/entry-requirement.schemas'
import { lineWords, termKindWords } from '~/domain/requirements/entry-requirement.words'
import { NotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const kind = termKindAsked.safeParse(url.searchParams.get('kind'))
  if (!kind.success) throw new NotFound('requirement')
  const { id: courseId, title, version, requirement } = await findRequirementToEdit(ctx, id('courseId'))
  const line = url.searchParams.get('line') ?? ''
  const existing = line === '' ? undefined : requirement?.all[Number(line)]
  if (line !== '' && !existing) throw new NotFound('requirement')
  return { courseId, title, version, kind: kind.data, line, other: existing ? lineWords(existing) : null }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, newTerm, async (added) => {
    await addTerm(ctx, id('courseId'), added)
    return redirectWithNotice(paths.provider.requirements(id('courseId')), 'Added')
  }),
)

export default function NewRequirementPage() {
  const { courseId, title, version, kind, line, other } = useLoaderData<typeof loader>()
  return (
    <Page
      title={termKindWords[kind]}
      caption={title}
      back={{ href: paths.provider.requirements(courseId), text: 'What you need to get in' }}
    >
      {other === null ? null : <p>This will be another way to meet: {other}</p>}
      <ZodForm>
        <Hidden name="version" value={version} />
        <Hidden name="kind" value={kind} />
        <Hidden name="line" value={line} />
        <TermFields kind={kind} />
        <Button>Add</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Add what you ask for - Onward' }]
