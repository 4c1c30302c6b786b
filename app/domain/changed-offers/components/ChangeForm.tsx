import { OfferFields } from '~/domain/offers/components/OfferFields'
import { BeyondTick } from '~/domain/offers/components/PlacesLine'
import { Button, ButtonGroup } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import type { PreviewOfChange } from '../changed-offer.schemas'
import { ChangePreview } from './ChangePreview'

type Props = {
  offer: {
    choice: { version: number }
    defaults: object
    starts: { value: string; text: string }[]
    standard: { value: string; text: string; hint: string }[]
    notNow: string | null
  }
  preview: PreviewOfChange | null
  /** What the button says that does it: it comes once the learner's words have been seen. */
  label: string
}

/** The offer in its new form: the start, the conditions, and what the learner will read of it. */
export function ChangeForm({ offer: { choice, defaults, starts, standard, notNow }, preview, label }: Props) {
  const button = notNow ? { notNow } : {}
  return (
    <>
      {preview ? <ChangePreview preview={preview} /> : null}
      <ZodForm defaults={defaults}>
        <Select name="run" label="Which course and start do you offer?" options={starts} />
        <OfferFields standard={standard} />
        <Hidden name="version" value={choice.version} />
        <BeyondTick isAsked={Boolean(preview?.beyond)} />
        <ButtonGroup>
          <Button name="step" value="preview" kind={preview ? 'secondary' : 'primary'} {...button}>
            Preview
          </Button>
          {preview ? (
            <Button name="step" value="send" {...button}>
              {label}
            </Button>
          ) : null}
        </ButtonGroup>
      </ZodForm>
    </>
  )
}
