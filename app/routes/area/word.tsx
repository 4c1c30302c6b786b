import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findWord, isWordList, placeIn, usualName } from '~/domain/courses/area-word'
import { decideWord } from '~/domain/courses/area-word.commands.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { areaWordForm } from '~/domain/courses/area-word.schemas'
import { wordListTitles } from '~/domain/courses/area-word.words'
import { NotFound, orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { mustBeAllowed } from '~/access/guard.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox, Select } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, params }) => {
  mustBeAllowed(ctx, 'area.decide', { areaId: ctx.actor.areaId })
  const list = listIn(params.list)
  const local = await areaWordsOf(ctx)
  const word = orNotFound(findWord(local, list, params.code ?? ''), 'word')
  const usual = usualName(list, word.code)
  const places = local[list].map(({ name }, at) => ({ value: String(at + 1), text: `${at + 1}, now ${name}` }))
  return {
    kind: wordListTitles[list].one,
    name: word.name,
    usual,
    isInFilter: list !== 'subject',
    places,
    said: {
      name: word.name === usual ? '' : word.name,
      explanation: word.explanation ?? '',
      place: String(placeIn(local, list, word.code) + 1),
      isHidden: word.isHidden ? 'yes' : '',
    },
  }
})

export const action = signedIn(({ ctx, params, request }) =>
  handleForm(request, areaWordForm, async (told) => {
    if (!ctx.actor.areaId) throw new NotFound('area')
    await decideWord(ctx, ctx.actor.areaId, listIn(params.list), params.code ?? '', told)
    return redirectWithNotice(paths.area.words, 'Saved. Everybody reads it from now on.')
  }),
)

function listIn(name: string | undefined) {
  if (name === undefined || !isWordList(name)) throw new NotFound('list')
  return name
}

export default function AreaWordPage() {
  const { kind, name, usual, isInFilter, places, said } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={kind} back={{ href: paths.area.words, text: 'What routes and subjects are called' }}>
      <ZodForm schema={areaWordForm} defaults={said}>
        <TextInput
          name="name"
          label="Your name for it"
          hint={`Leave it empty to say “${usual}”`}
          width="two-thirds"
          isOptional
        />
        <TextInput
          name="explanation"
          label="What it is, in one line"
          hint="In plain words. Learners read it beside the name."
          isOptional
        />
        {isInFilter ? (
          <>
            <Select name="place" label="Place in lists" options={places} />
            <Checkbox
              name="isHidden"
              label="Leave it out of the filter"
              hint="Courses of this kind are still found and shown."
            />
          </>
        ) : null}
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = ({ data }: { data?: { name: string } }) => [
  { title: data ? `${data.name} - Onward` : 'Page not found - Onward' },
]
