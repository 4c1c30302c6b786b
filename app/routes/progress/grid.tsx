import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { GridRows } from '~/domain/progress/components/GridRows'
import { saveGrid } from '~/domain/progress/entry.commands.server'
import { signatureOf } from '~/domain/progress/entry-grid'
import { gridAsked, gridRows } from '~/domain/progress/grid.queries.server'
import { gridForm, gridQuestion } from '~/domain/progress/progress.schemas'
import { roundState } from '~/domain/progress/round'
import { effortLevels, findRound } from '~/domain/progress/round.queries.server'
import { gradesOn, scaleNames } from '~/domain/progress/scale'
import { fullName } from '~/domain/learners/learner'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { WarningText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const round = await findRound(ctx, id('roundId'))
  const grid = await gridAsked(ctx, round, gridQuestion.parse(Object.fromEntries(url.searchParams)))
  const rows = grid.subject === '' ? [] : await gridRows(ctx, round, grid)
  const state = roundState(round, londonDay(ctx.now))
  const held = rows.find(({ heldScale }) => heldScale !== null)?.heldScale ?? null
  const scale = grid.courseRunId === null ? grid.scale : (held ?? grid.scale)
  return {
    round: { id: round.id, name: round.name, asksEffort: round.asksEffort, asksComment: round.asksComment },
    subject: grid.form === '' ? grid.subject : `${grid.subject}, ${grid.form}`,
    isCourse: grid.courseRunId !== null,
    ...{ scale, grades: gradesOn(scale), efforts: await effortLevels(ctx, round.organisationId) },
    notNow: state === 'coming' ? `This round opens on ${formatDay(round.opensOn)}.` : null,
    late:
      state === 'over' ? `This round closed on ${formatDay(round.closesOn)}. What you enter is marked as late.` : null,
    rows: rows.map(({ id, givenNames, familyName, target, grade, effort, comment, isLate }) => ({
      ...{ id, name: fullName({ givenNames, familyName }), target, grade, effort, comment, isLate },
      was: signatureOf({ target, grade, effort, comment }),
    })),
  }
})

export const action = signedIn(({ ctx, id, request, url }) =>
  handleForm(request, gridForm, async (form) => {
    const asked = gridQuestion.parse(Object.fromEntries(url.searchParams))
    const saved = await saveGrid(ctx, id('roundId'), asked, form)
    return redirectWithNotice(
      paths.progress.grid(id('roundId'), Object.fromEntries(url.searchParams)),
      saved === 1 ? '1 learner saved' : `${saved} learners saved`,
    )
  }),
)

export default function GridPage() {
  const { round, subject, isCourse, scale, grades, efforts, notNow, late, rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title={subject || 'Choose a subject'}
      caption={round.name}
      back={{ href: paths.progress.round(round.id), text: round.name }}
    >
      {late ? <WarningText>{late}</WarningText> : null}
      <p className="govuk-body">Grades on this scale, the best first: {grades.join(', ')}.</p>
      <datalist id="grades">
        {grades.map((grade) => (
          <option key={grade} value={grade} />
        ))}
      </datalist>
      <ZodForm isWide>
        {isCourse ? (
          <Select
            name="scale"
            label="Graded on"
            options={scaleNames.map((name) => ({ value: name, text: name }))}
            defaultValue={scale}
          />
        ) : (
          <input type="hidden" name="scale" value={scale} />
        )}
        <GridRows
          caption={rows.length === 1 ? '1 learner' : `${rows.length} learners`}
          rows={rows}
          efforts={efforts}
          asksEffort={round.asksEffort}
          asksComment={round.asksComment}
        />
        {rows.length > 0 ? <Button {...(notNow ? { notNow } : {})}>Save</Button> : null}
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Enter grades - Onward' }]
