import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { providerKindWords } from '~/domain/courses/provider.words'
import { providersAToZ } from '~/domain/courses/provider.queries.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = anyone(async ({ ctx, url }) => {
  const words = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const providers = await providersAToZ(ctx, { words })
  return {
    words,
    total: providers.length,
    letters: byLetter(
      providers.map(({ name, slug, kind, town, courses }) => ({
        name,
        slug,
        town,
        courses,
        kind: providerKindWords[kind],
      })),
    ),
  }
})

export default function ProvidersPage() {
  const { words, total, letters } = useLoaderData<typeof loader>()
  return (
    <Page title="Schools, colleges and training providers">
      <SearchForm action={paths.providers} label="Providers" isInline>
        <SearchInput name="q" label="Name or town" defaultValue={words} width="one-half" />
        <Button kind="secondary">Filter</Button>
      </SearchForm>
      <p>{total === 1 ? '1 provider' : `${total.toLocaleString('en-GB')} providers`}</p>
      {total === 0 ? (
        <Empty title="No provider has that name">
          <p>
            <a href={paths.providers}>See all of them</a>.
          </p>
        </Empty>
      ) : null}
      {letters.map(({ letter, providers }) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <ul>
            {providers.map(({ name, slug, town, kind, courses }) => (
              <li key={slug}>
                <a href={paths.providerPage(slug)}>{name}</a>
                {town ? `, ${town}` : ''}. {kind},{' '}
                {courses === 1 ? '1 course' : `${courses.toLocaleString('en-GB')} courses`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

type Listed = { name: string; slug: string; town: string | null; kind: string; courses: number }

function byLetter(providers: Listed[]) {
  const letters = new Map<string, Listed[]>()
  for (const provider of providers) {
    const first = provider.name.normalize('NFKD').charAt(0).toUpperCase()
    const letter = /[A-Z]/.test(first) ? first : '0 to 9'
    letters.set(letter, [...(letters.get(letter) ?? []), provider])
  }
  return [...letters].map(([letter, providers]) => ({ letter, providers }))
}

export const meta = () => [
  { title: 'Schools, colleges and training providers - Onward' },
  {
    name: 'description',
    content: 'Every school, college and training provider with courses after Year 11, from A to Z.',
  },
]
