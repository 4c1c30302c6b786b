import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { SynonymFields } from '~/domain/search/components/SynonymFields'
import { addSynonym } from '~/domain/search/synonym.commands.server'
import { synonymForm } from '~/domain/search/synonym.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ url }) => ({ asked: (url.searchParams.get('asked') ?? '').slice(0, 60) }))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, synonymForm, async (told) => {
    await addSynonym(ctx, told)
    return redirectWithNotice(paths.area.synonyms, 'Added. The search understands it from now on.')
  }),
)

export default function NewSynonymPage() {
  const { asked } = useLoaderData<typeof loader>()
  return (
    <Page title="Teach the search a word" back={{ href: paths.area.synonyms, text: 'What the search understands' }}>
      <ZodForm schema={synonymForm} defaults={{ asked }}>
        <SynonymFields />
        <Button>Add</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Teach the search a word - Onward' }]
