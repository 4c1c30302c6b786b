import { forgetOldDrafts } from '~/access/draft.server'
import { forgetOldForms } from '~/access/kept-form.server'

/** Each night: forms nobody came back for, sessions long over, and drafts nobody has touched for a month. */
export async function forgetTyping(): Promise<void> {
  await forgetOldForms()
  await forgetOldDrafts()
}
