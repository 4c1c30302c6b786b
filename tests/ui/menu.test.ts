import { describe, expect, test } from 'vitest'
import { navigationFor } from '~/navigation'
import { usualRights, visitor, type Role } from '~/kit/actor'

const LINE = 1080
const GAP = 14
/** The widest font that pages may be shown in takes no more than this for a letter, at the size of long menus. */
const LETTER = 8.8

describe('the places at the top of a page', () => {
  test.each<Role>(['adviser', 'head', 'tutor', 'admissions-manager', 'admissions-officer', 'coordinator', 'support'])(
    'of %s fit one line of a wide screen',
    (role) => {
      const id = '11111111-1111-4111-8111-111111111111'
      const places = navigationFor({ ...visitor, role, id, organisationId: id, rights: usualRights(role) })
      const letters = places.reduce((sum, { text }) => sum + text.length, 0)
      expect(letters * LETTER + (places.length - 1) * GAP).toBeLessThanOrEqual(LINE)
    },
  )
})
