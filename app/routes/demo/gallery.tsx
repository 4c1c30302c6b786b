import { anyone } from '~/access/door.server'
import { env } from '~/kit/env.server'
import { NotFound } from '~/kit/errors'
import { Gallery } from '~/ui/gallery'

export const loader = anyone(async () => {
  if (!env().DEMO) throw new NotFound()
  return null
})

export default function GalleryPage() {
  return <Gallery />
}

export const meta = () => [{ title: 'Furniture - Onward' }]
