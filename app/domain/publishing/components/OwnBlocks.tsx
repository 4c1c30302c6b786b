import { paths } from '~/paths'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

type Block = { slug: string; title: string; rows: { label: string; value: string }[] }
type Props = { courseId: string; blocks: Block[]; edited: string[]; mayEdit: boolean }

/** What is written about a course, block by block, each with the way to change it. */
export function OwnBlocks({ courseId, blocks, edited, mayEdit }: Props) {
  return (
    <>
      <h2>What learners read</h2>
      {edited.length > 0 ? (
        <InsetText>
          Written here by hand, so your feed leaves it alone: {edited.join(', ')}.{' '}
          {mayEdit ? <a href={paths.provider.courseFollowsFeed(courseId)}>Follow the feed again</a> : null}
        </InsetText>
      ) : null}
      {blocks.map(({ slug, title, rows }) => (
        <SummaryList
          key={slug}
          missing="Not written yet"
          card={{
            title,
            headingLevel: 3,
            ...(mayEdit
              ? { actions: [{ href: paths.provider.courseBlock(courseId, slug), text: `Change: ${title}` }] }
              : {}),
          }}
          rows={rows.map(({ label, value }) => ({
            key: label,
            value: value && <span className="onward-own-words">{value}</span>,
          }))}
        />
      ))}
    </>
  )
}
