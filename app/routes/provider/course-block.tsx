import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReadingCheck } from '~/domain/publishing/components/ReadingCheck'
import { OwnFieldInput } from '~/domain/publishing/components/OwnFieldInput'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { findBlock, saidHere } from '~/domain/courses/course-blocks'
import { readingOfBlock } from '~/domain/publishing/course-reading'
import { editCourse } from '~/domain/publishing/own-course.commands.server'
import { findOwnCourse } from '~/domain/publishing/own-course.queries.server'
import { blockForm } from '~/domain/publishing/own-course.schemas'
import { wordsOf } from '~/domain/courses/plain-words'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const block = orNotFound(findBlock(params.block), 'page')
  const course = await findOwnCourse(ctx, id('courseId'))
  return {
    block: saidHere(block, await areaWordsOf(ctx)),
    reading: readingOfBlock(block, course),
    course: { id: course.id, title: course.title, version: course.version, isFromFeed: course.origin === 'feed' },
    said: Object.fromEntries(
      block.fields.map(({ name, kind }) => [name, kind === 'words' ? wordsOf(course[name]) : (course[name] ?? '')]),
    ),
  }
})

export const action = signedIn(({ ctx, id, params, request }) => {
  const block = orNotFound(findBlock(params.block), 'page')
  const courseId = id('courseId')
  return handleForm(request, blockForm(block), async ({ version, said }) => {
    await editCourse(ctx, courseId, block, said, version)
    return redirectWithNotice(paths.provider.ownCourse(courseId), 'Saved')
  })
})

export default function CourseBlockPage() {
  const { block, course, reading, said } = useLoaderData<typeof loader>()
  return (
    <Page title={block.title} caption={course.title} back={paths.provider.ownCourse(course.id)}>
      <p>{block.why}</p>
      {course.isFromFeed ? (
        <InsetText>
          This course comes from your feed. What you change here stays as you write it: the next file leaves it alone
          and says so. You can give it back to the feed later.
        </InsetText>
      ) : null}
      <ZodForm defaults={{ said }}>
        <Hidden name="version" value={course.version} />
        {block.fields.map((field) => (
          <OwnFieldInput key={field.name} field={field} />
        ))}
        <Button>Save</Button>
      </ZodForm>
      {reading === null ? null : (
        <>
          <h2 id="reading">How easy it is to read</h2>
          <p>This is about the words that are saved now.</p>
          <ReadingCheck reading={reading} />
        </>
      )}
    </Page>
  )
}

export const meta = ({ data }: { data?: { block: { title: string } } }) => [
  { title: data ? `${data.block.title} - Onward` : 'Page not found - Onward' },
]
