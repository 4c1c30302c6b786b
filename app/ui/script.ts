/**
 * The one script of the pages that do not hydrate. Every page works without it; with it fields count what is left,
 * passwords can be shown, the problem or the good news on a page is where the keyboard starts, drafts are kept, and one is
 * asked before one is signed out.
 */
import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { CharacterCount } from 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'
import { PasswordInput } from 'govuk-frontend/dist/govuk/components/password-input/password-input.mjs'
import { SkipLink } from 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs'
import { keepDrafts } from './drafts'
import { forgetOnSignOut } from './kept-away'
import { watchTime } from './time-left'

// The parts start only where the browser can do modules: that this line runs says so.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const Part of [Button, CharacterCount, ErrorSummary, PasswordInput, SkipLink])
  for (const root of document.querySelectorAll(`[data-module="${Part.moduleName}"]`)) new Part(root)

document.querySelector<HTMLElement>('[data-module="onward-notice"]')?.focus()

// A page brought back by the back button shows the words of now, not those of when it was left.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelector('[data-module="onward-notice"]')?.remove()
})

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDrafts(form)
document.querySelector<HTMLFormElement>('[action="/sign-out"]')?.addEventListener('submit', forgetOnSignOut)

const { secondsLeft } = document.body.dataset
if (secondsLeft) watchTime(Number(secondsLeft))
