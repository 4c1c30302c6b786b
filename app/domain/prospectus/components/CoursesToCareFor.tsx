import { paths } from '~/paths'
import { Table } from '~/ui/table'

type Course = { slug: string; title: string; provider: string; checkedOn?: string }
type Props = { id: string; caption: string; courses: Course[]; more?: string; empty: string }

/** Courses that somebody should look at, each with its provider. */
export function CoursesToCareFor({ id, caption, courses, more, empty }: Props) {
  return (
    <div id={id}>
      <Table
        caption={caption}
        firstCellIsHeader
        head={['Course', 'Provider', ...(more ? [more] : [])]}
        rows={courses.map(({ slug, title, provider, checkedOn }) => [
          <a key="title" href={paths.course(slug)}>
            {title}
          </a>,
          provider,
          ...(more ? [checkedOn] : []),
        ])}
        empty={<p>{empty}</p>}
      />
    </div>
  )
}
