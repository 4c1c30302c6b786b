import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { FormReply } from '~/kit/form'
import { Button } from '~/ui/button'
import { Checkbox, Checkboxes, Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { FileInput } from '~/ui/fields/file-input'
import { TextArea } from '~/ui/fields/text-area'
import { EmailInput, Hidden, NumberInput, PasswordInput, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { HydratedForm } from '~/ui/hydrated-form'
import { Page } from '~/ui/page'
import { find, findAll, look } from './support/look'
import { rendered } from './support/render'

function everyField() {
  return (
    <>
      <TextInput name="name.given" label="Given names" autoComplete="given-name" />
      <EmailInput name="email" label="Email address" hint="We only use it for letters" />
      <PasswordInput name="password" label="Password" />
      <NumberInput name="grade" label="Grade" isOptional />
      <TextArea name="why" label="Why this course?" maxLength={200} />
      <DateInput name="born" legend="Date of birth" isBirthday />
      <Radios name="route" legend="Route" options={{ academic: 'A levels', technical: 'Technical' }} />
      <Checkboxes name="days" legend="Days" options={{ mon: 'Monday', wed: 'Wednesday', fri: 'Friday' }} />
      <Checkbox name="agrees" label="I agree" />
      <Select name="school" label="School" empty="Choose a school" options={{ north: 'Northgate', hill: 'Hill' }} />
      <FileInput name="file" label="File" accept=".csv" />
      <Hidden name="version" value={3} />
      <Button>Save</Button>
    </>
  )
}

describe('a form at first', () => {
  test('posts, leaves the checking to us and needs no script', async () => {
    const html = await rendered(<ZodForm encType="multipart/form-data">{everyField()}</ZodForm>)

    expect(find(html, { tag: 'form' }).attributes).toMatchObject({
      method: 'post',
      novalidate: '',
      enctype: 'multipart/form-data',
    })
    expect(find(html, { tag: 'button', type: 'submit' }).text).toBe('Save')
    expect(html).not.toContain('role="alert"')
  })

  test('shows its defaults, nested or by dotted name', async () => {
    const defaults = {
      name: { given: 'Amina' },
      email: 'amina@example.org',
      born: '2010-05-09',
      route: 'technical',
      days: ['mon', 'fri'],
      agrees: true,
      school: 'hill',
      grade: 7,
      why: 'I like it',
    }

    const html = await rendered(<ZodForm defaults={defaults}>{everyField()}</ZodForm>)

    expect(find(html, { name: 'name.given' }).attributes.value).toBe('Amina')
    expect(find(html, { name: 'email' }).attributes.value).toBe('amina@example.org')
    expect(find(html, { name: 'grade' }).attributes.value).toBe('7')
    expect(find(html, { name: 'why' }).text).toBe('I like it')
    expect(chosen(html)).toEqual(['route=technical', 'days=mon', 'days=fri', 'agrees=yes', '=hill'])
    expect(dateOf(html)).toEqual(['9', '5', '2010'])
  })

  test('names every field by its label and tells browsers what may be filled in', async () => {
    const html = await rendered(<ZodForm>{everyField()}</ZodForm>)

    for (const { attributes } of controls(html))
      expect(find(html, { tag: 'label', for: attributes.id ?? '' })).toBeDefined()
    expect(find(html, { name: 'name.given' }).attributes.autocomplete).toBe('given-name')
    expect(find(html, { name: 'email' }).attributes).toMatchObject({
      type: 'email',
      autocomplete: 'email',
      inputmode: 'email',
      'aria-describedby': 'email-hint',
    })
    expect(find(html, { name: 'password' }).attributes.autocomplete).toBe('current-password')
    expect(find(html, { name: 'born.year' }).attributes).toMatchObject({
      autocomplete: 'bday-year',
      inputmode: 'numeric',
    })
    expect(find(html, { tag: 'label', for: 'grade' }).text).toBe('Grade (optional)')
    expect(find(html, { id: 'why-info' }).text).toBe('You can enter up to 200 characters')
  })

  test('carries the key that makes a second sending harmless', async () => {
    const html = await rendered(<ZodForm idempotencyKey="k-1">{everyField()}</ZodForm>)

    expect(find(html, { name: 'idempotencyKey' }).attributes).toMatchObject({ type: 'hidden', value: 'k-1' })
  })
})

describe('a form filled in wrongly', () => {
  const reply: FormReply = {
    sentence: 'The course has closed.',
    errors: {
      'name.given': 'Enter your given names',
      born: 'Enter your date of birth',
      days: 'Choose a day',
      password: 'Enter your password',
    },
    values: { name: { given: '' }, email: 'amina@', born: { day: '31', month: '2', year: '2010' }, days: 'wed' },
  }

  test('says first what is wrong, sentence before lines, each line leading to its field', async () => {
    const html = await rendered(<Page title="Your details">{<ZodForm>{everyField()}</ZodForm>}</Page>, { reply })

    const alert = find(html, { role: 'alert' })
    expect(alert.text).toMatch(/^There is a problem The course has closed. Enter your given names/)
    expect(findAll(html, { role: 'alert' })).toHaveLength(1)
    expect(html.indexOf('role="alert"')).toBeLessThan(html.indexOf('<h1'))
    const ids = controls(html).map(({ attributes }) => attributes.id)
    for (const name of Object.keys(reply.errors)) {
      expect(find(html, { tag: 'a', href: `#${name}` }).text).toBe(reply.errors[name])
      expect(ids).toContain(name)
    }
  })

  test('shows what was typed and not the default, and never a password', async () => {
    const defaults = { email: 'old@example.org', agrees: 'yes', password: 'x' }

    const html = await rendered(<ZodForm defaults={defaults}>{everyField()}</ZodForm>, { reply })

    expect(find(html, { name: 'email' }).attributes.value).toBe('amina@')
    expect(find(html, { name: 'password' }).attributes.value).toBeUndefined()
    expect(chosen(html)).toEqual(['days=wed'])
    expect(dateOf(html)).toEqual(['31', '2', '2010'])
  })

  test('says the same words beside the field and ties them to it', async () => {
    const html = await rendered(<ZodForm>{everyField()}</ZodForm>, { reply })

    expect(find(html, { id: 'name.given-error' }).text).toBe('Error: Enter your given names')
    expect(find(html, { name: 'name.given' }).attributes['aria-describedby']).toBe('name.given-error')
    expect(findAll(html, { tag: 'fieldset' }).map(({ attributes }) => attributes['aria-describedby'])).toContain(
      'days-error',
    )
  })

  test('points to the one part of a date that is wrong', async () => {
    const wrong = { errors: { 'born.year': 'The year needs four figures' }, values: { 'born.year': '10' } }

    const html = await rendered(<ZodForm>{everyField()}</ZodForm>, { reply: wrong })

    expect(find(html, { id: 'born.year' }).attributes.class).toContain('govuk-input--error')
    expect(find(html, { name: 'born.day' }).attributes.class).not.toContain('govuk-input--error')
  })

  test('shows its own summary where there is no page round it', async () => {
    const html = await rendered(<ZodForm>{everyField()}</ZodForm>, { reply })

    expect(find(html, { role: 'alert' }).text).toContain('There is a problem')
  })

  test('leaves a second form of the page, which posts elsewhere, as it was', async () => {
    const html = await rendered(
      <ZodForm id="withdraw" action="/withdraw">
        <TextInput name="email" label="Email" defaultValue="kept@example.org" />
      </ZodForm>,
      { reply },
    )

    expect(find(html, { id: 'withdraw-email' }).attributes.value).toBe('kept@example.org')
    expect(html).not.toContain('There is a problem')
  })
})

describe('a form that comes alive in the browser', () => {
  const schema = z.object({ name: z.object({ given: z.string() }) })
  const reply: FormReply = { errors: { 'name.given': 'Enter your given names' }, values: { email: 'amina@' } }

  test.each([{ reply: undefined }, { reply }])('is the plain form until the script runs: %j', async (around) => {
    const defaults = { name: { given: 'Amina' }, route: 'technical', born: '2010-05-09' }

    const plain = await rendered(
      <Page title="Offer">
        <ZodForm defaults={defaults}>{everyField()}</ZodForm>
      </Page>,
      around,
    )
    const hydrated = await rendered(
      <Page title="Offer">
        <HydratedForm schema={schema} defaults={defaults}>
          {everyField()}
        </HydratedForm>
      </Page>,
      around,
    )

    expect(hydrated).toBe(plain)
  })
})

const hidden = new Set(['hidden', 'submit', 'button'])

function controls(html: string) {
  return look(html).filter(
    ({ tag, attributes }) => ['input', 'select', 'textarea'].includes(tag) && !hidden.has(attributes.type ?? ''),
  )
}

function chosen(html: string) {
  return look(html)
    .filter(({ attributes }) => 'checked' in attributes || 'selected' in attributes)
    .map(({ attributes }) => `${attributes.name ?? ''}=${attributes.value}`)
    .filter((choice) => choice !== '=')
}

function dateOf(html: string) {
  return ['day', 'month', 'year'].map((part) => find(html, { name: `born.${part}` }).attributes.value)
}
