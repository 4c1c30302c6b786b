import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { RequirementLines } from '~/domain/requirements/components/RequirementLines'
import { SafeHtml } from '~/domain/courses/components/SafeHtml'
import { hasRoom, nothingAsked } from '~/domain/requirements/entry-requirement'
import { findRequirementToEdit } from '~/domain/requirements/entry-requirement.queries.server'
import { termKindWords, termWords } from '~/domain/requirements/entry-requirement.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Details, Empty, InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { requirement, editedAt, editorName, ...course } = await findRequirementToEdit(ctx, id('courseId'))
  const changed = editedAt ? `Last changed ${formatMoment(editedAt)}${editorName ? ` by ${editorName}` : ''}.` : null
  return { ...course, requirement: requirement ?? nothingAsked, changed }
})

export default function RequirementsPage() {
  const { id, title, prose, requirement, changed, version } = useLoaderData<typeof loader>()
  const remove = (line: number, way: number, words: string) => (
    <ZodForm action={paths.provider.removeRequirement(id)} id={`remove-${line}-${way}`}>
      <Hidden name="version" value={version} />
      <Hidden name="line" value={line} />
      <Hidden name="way" value={way} />
      <Button kind="secondary">
        Remove<span className="govuk-visually-hidden">: {words}</span>
      </Button>
    </ZodForm>
  )
  return (
    <Page
      title="What you need to get in"
      caption={title}
      back={{ href: paths.provider.ownCourse(id), text: 'Your course' }}
    >
      <p>Learners see if their grades meet this. It only informs them: everybody may still apply. {changed}</p>
      <h2 id="preview">How learners read it</h2>
      {requirement.all.length === 0 ? (
        <Empty title="Nothing here yet">
          <p>Learners read your own words only, and cannot see if their grades are enough.</p>
        </Empty>
      ) : (
        <InsetText>
          <RequirementLines requirement={requirement} />
        </InsetText>
      )}
      {requirement.all.map(({ any }, line) => (
        <section key={line} aria-labelledby={`line-${line}`}>
          <h3 id={`line-${line}`}>
            Line {line + 1}
            {any.length > 1 ? ': any one of these' : ''}
          </h3>
          {any.map((term, way) => (
            <div key={way} className="onward-row">
              <p>{termWords(term)}</p>
              <p>
                <a href={paths.provider.changeRequirement(id, { line, way })}>
                  Change<span className="govuk-visually-hidden">: {termWords(term)}</span>
                </a>
              </p>
              {remove(line, way, termWords(term))}
            </div>
          ))}
          {hasRoom(requirement, line) ? (
            <Details summary={`Another way to meet line ${line + 1}`}>
              <p>Either will do. Add:</p>
              <Kinds courseId={id} line={line} />
            </Details>
          ) : null}
        </section>
      ))}
      <h2 id="add">Add a line</h2>
      {hasRoom(requirement, null) ? (
        <>
          <p>Every line must be met. Add:</p>
          <Kinds courseId={id} line={null} />
        </>
      ) : (
        <p>There is no room for more lines.</p>
      )}
      <h2 id="prose">Your own words</h2>
      {prose ? <SafeHtml html={prose} /> : <p>You have not written about this in your course.</p>}
    </Page>
  )
}

function Kinds({ courseId, line }: { courseId: string; line: number | null }) {
  return (
    <ul>
      {Object.entries(termKindWords).map(([kind, words]) => (
        <li key={kind}>
          <a href={paths.provider.newRequirement(courseId, { kind, line: line === null ? '' : String(line) })}>
            {words}
            {line === null ? null : <span className="govuk-visually-hidden"> to line {line + 1}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

export const meta = () => [{ title: 'What you need to get in - Onward' }]
