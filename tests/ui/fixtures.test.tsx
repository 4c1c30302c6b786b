import { readFileSync } from 'node:fs'
import { createElement, type ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { GovukButton } from '~/ui/govuk/button'
import { CharacterCount } from '~/ui/govuk/character-count'
import { GovukCheckboxes, GovukRadios } from '~/ui/govuk/choices'
import { GovukDateInput } from '~/ui/govuk/date-input'
import { GovukErrorSummary } from '~/ui/govuk/error-summary'
import { Fieldset } from '~/ui/govuk/fieldset'
import { FileUpload } from '~/ui/govuk/file-upload'
import { GovukFooter } from '~/ui/govuk/footer'
import { GenericHeader } from '~/ui/govuk/header'
import { Input } from '~/ui/govuk/input'
import { ErrorMessage, Hint, Label } from '~/ui/govuk/label'
import { BackLink, Breadcrumbs, SkipLink } from '~/ui/govuk/link'
import { GovukNotificationBanner } from '~/ui/govuk/notification-banner'
import { GovukPagination } from '~/ui/govuk/pagination'
import { GovukPanel } from '~/ui/govuk/panel'
import { GovukPasswordInput } from '~/ui/govuk/password-input'
import { GovukSelect } from '~/ui/govuk/select'
import { ServiceNavigation } from '~/ui/govuk/service-navigation'
import { GovukSummaryList } from '~/ui/govuk/summary-list'
import { GovukTable } from '~/ui/govuk/table'
import { GovukTabs } from '~/ui/govuk/tabs'
import { GovukTaskList } from '~/ui/govuk/task-list'
import { Textarea } from '~/ui/govuk/textarea'
import { GovukDetails, GovukInsetText, GovukPhaseBanner, GovukTag, GovukWarningText } from '~/ui/govuk/texts'
import { markupAsNodes, normalised, withoutBranding } from './support/markup'

/** Whatever JSON gives: the options of a fixture are what the component's own types describe. */
type Options = ReturnType<typeof JSON.parse>
type Fixture = { name: string; options: Options; html: string }

const components: Record<string, ComponentType<Options>> = {
  'back-link': BackLink,
  breadcrumbs: Breadcrumbs,
  button: GovukButton,
  'character-count': CharacterCount,
  checkboxes: GovukCheckboxes,
  'date-input': GovukDateInput,
  details: GovukDetails,
  'error-message': ErrorMessage,
  'error-summary': GovukErrorSummary,
  fieldset: Fieldset,
  'file-upload': FileUpload,
  footer: GovukFooter,
  'generic-header': GenericHeader,
  hint: Hint,
  input: Input,
  'inset-text': GovukInsetText,
  label: Label,
  'notification-banner': GovukNotificationBanner,
  pagination: GovukPagination,
  panel: GovukPanel,
  'password-input': GovukPasswordInput,
  'phase-banner': GovukPhaseBanner,
  radios: GovukRadios,
  select: GovukSelect,
  'service-navigation': ServiceNavigation,
  'skip-link': SkipLink,
  'summary-list': GovukSummaryList,
  table: GovukTable,
  tabs: GovukTabs,
  tag: GovukTag,
  'task-list': GovukTaskList,
  textarea: Textarea,
  'warning-text': GovukWarningText,
}

const folder = new URL('../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

function fixturesOf(component: string): Fixture[] {
  const file: { fixtures: Fixture[] } = JSON.parse(readFileSync(new URL(`${component}/fixtures.json`, folder), 'utf8'))
  return file.fixtures
}

describe.each(Object.entries(components))('%s makes the same markup as the design system', (name, component) => {
  // The foot of the design system carries the crown, the crest and a licence, which are not ours to show.
  const ours = name === 'footer' ? withoutBranding : (html: string) => html

  test.each(fixturesOf(name))('$name', ({ options, html }) => {
    const made = renderToStaticMarkup(createElement(component, markupAsNodes(options)))

    expect(normalised(made)).toEqual(normalised(ours(html)))
  })
})
