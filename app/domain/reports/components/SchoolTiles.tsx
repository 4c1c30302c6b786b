import { paths } from '~/paths'
import { Tiles } from '~/ui/tiles'

type Props = { learners: number; notApplied: number; toCheck: number }

/** What a school looks at first, in numbers. */
export function SchoolTiles({ learners, notApplied, toCheck }: Props) {
  return (
    <Tiles
      tiles={[
        {
          label: 'have not applied',
          count: notApplied,
          href: paths.school.homeOf({ list: 'not-applied' }),
          isUrgent: notApplied > 0,
        },
        ...(toCheck > 0
          ? [{ label: 'wait for your check', count: toCheck, href: paths.school.checks, isUrgent: true }]
          : []),
        { label: 'in Year 11', count: learners, href: paths.school.homeOf({ list: 'all' }) },
      ]}
    />
  )
}
