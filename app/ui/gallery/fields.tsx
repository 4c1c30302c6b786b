import type { FormReply } from '~/kit/form'
import { Button } from '../button'
import { Checkbox, Checkboxes, Radios, Select } from '../fields/choices'
import { DateInput } from '../fields/date-input'
import { FileInput } from '../fields/file-input'
import { TextArea } from '../fields/text-area'
import { EmailInput, NumberInput, PasswordInput, PhoneInput, SearchInput, TextInput } from '../fields/text-input'
import { ZodForm } from '../form'

const defaults = {
  name: { given: 'Amina', family: 'Okafor' },
  born: '2010-05-09',
  route: 'a-levels',
  days: ['mon', 'wed'],
  agrees: 'yes',
  school: 'northgate',
}

export function Fields() {
  return (
    <section id="fields">
      <h2>Fields</h2>
      <ZodForm id="filled" action="/gallery" defaults={defaults} encType="multipart/form-data">
        <EveryField />
        <Button>Save</Button>
      </ZodForm>
    </section>
  )
}

const reply: FormReply = {
  sentence: 'Some answers need another look.',
  errors: {
    'name.given': 'Enter your given names',
    email: 'Enter an email address, like name@example.org',
    password: 'Enter your password',
    phone: 'Enter a telephone number',
    grade: 'Enter a number from 1 to 9',
    'born.year': 'The year must have four figures',
    why: 'Keep it to 200 characters',
    route: 'Choose a route',
    days: 'Choose at least one day',
    agrees: 'Tick the box to go on',
    school: 'Choose your school',
    file: 'Choose a file',
  },
  values: {
    'name.given': '',
    email: 'amina@',
    grade: 'ten',
    born: { day: '9', month: '5', year: '10' },
    why: 'Because',
  },
}

export function FormWithErrors() {
  return (
    <section>
      <h2>Fields with something wrong</h2>
      <ZodForm id="wrong" action="/gallery" reply={reply} idempotencyKey="gallery">
        <EveryField />
        <Button>Save</Button>
      </ZodForm>
    </section>
  )
}

function EveryField() {
  return (
    <>
      <TextInput name="name.given" label="Given names" hint="As on your birth certificate" autoComplete="given-name" />
      <TextInput name="name.family" label="Family name" autoComplete="family-name" width={20} />
      <EmailInput name="email" label="Email address" labelSize="m" />
      <PasswordInput name="password" label="Password" />
      <PhoneInput name="phone" label="Telephone number" isOptional />
      <NumberInput name="grade" label="Predicted grade" width={2} suffix="of 9" />
      <SearchInput name="q" label="Look for a course" hideLabel />
      <DateInput name="born" legend="Date of birth" hint="For example, 9 5 2010" isBirthday />
      <TextArea name="why" label="Why this course?" maxLength={200} />
      <TextArea name="note" label="Anything else" rows={3} isOptional />
      <Radios
        name="route"
        legend="Which route?"
        legendSize="m"
        hint="You can change this later"
        options={[
          { value: 'a-levels', text: 'A levels', hint: 'Three or four subjects, two years' },
          { value: 'technical', text: 'Technical and applied' },
          {
            value: 'apprenticeship',
            text: 'Apprenticeship',
            conditional: <TextInput name="employer" label="Name of the employer" isOptional />,
          },
        ]}
      />
      <Radios name="start" legend="Start" options={{ yes: 'September', no: 'January' }} isInline />
      <Checkboxes name="days" legend="Days you can come" options={{ mon: 'Monday', wed: 'Wednesday', fri: 'Friday' }} />
      <Checkbox name="agrees" label="I agree that my school may see this" hint="You can take it back at any time" />
      <Select
        name="school"
        label="School"
        empty="Choose a school"
        options={{ northgate: 'Northgate School', hill: 'Hill School' }}
      />
      <FileInput name="file" label="Upload your courses" accept=".xml" />
    </>
  )
}
