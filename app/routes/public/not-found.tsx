import { anyone } from '~/access/door.server'
import { NotFound } from '~/kit/errors'

export const loader = anyone(async () => {
  throw new NotFound()
})

export const action = anyone(async () => {
  throw new NotFound()
})

export default function NotFoundPage() {
  return null
}
