import { expect, test } from 'vitest'
import { Gallery } from '~/ui/gallery'
import { look } from './support/look'
import { rendered } from './support/render'

test('the gallery shows the furniture with one heading, no id used twice and no label that leads nowhere', async () => {
  const elements = look(await rendered(<Gallery />))
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? [])

  expect(elements.filter(({ tag }) => tag === 'h1')).toHaveLength(1)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  for (const name of ['for', 'aria-describedby', 'aria-labelledby'])
    for (const { attributes } of elements)
      for (const id of attributes[name]?.split(' ') ?? []) expect(ids).toContain(id)
})
