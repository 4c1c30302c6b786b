import type { Context } from '~/kit/context.server'
import { standingOf, type BoardQuestion } from './session-board'
import { boardFactsOf } from './tutee-row'
import { tuteeForms, tuteesOnPaper } from './tutee.queries.server'

/** One form group with the step each learner is at; the first form where none is chosen. */
export async function boardGroup(ctx: Context, question: BoardQuestion) {
  const forms = (await tuteeForms(ctx)).flatMap(({ form }) => form ?? [])
  const form = forms.includes(question.form) ? question.form : (forms[0] ?? '')
  const everybody = { list: 'all', form, q: '', about: '', sort: 'name', order: 'ascending', after: '' } as const
  const tutees = form === '' ? [] : await tuteesOnPaper(ctx, everybody)
  return {
    forms,
    form,
    learners: tutees.map((tutee) => ({ ...tutee, standing: standingOf(boardFactsOf(tutee)) })),
  }
}
