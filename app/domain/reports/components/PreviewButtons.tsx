import { Button, ButtonGroup } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'

type Props = {
  /** What the last look showed; nothing before one has looked. */
  preview: { seen: string } | null
  /** The button that makes the change: “Yes, move it”. */
  yes: string
}

/** First look at who is affected, then say yes to what was seen. */
export function PreviewButtons({ preview, yes }: Props) {
  return (
    <>
      <Hidden name="seen" value={preview?.seen ?? ''} />
      <ButtonGroup>
        <Button name="step" value="preview" kind={preview ? 'secondary' : 'primary'}>
          See who is affected
        </Button>
        {preview ? (
          <Button name="step" value="save">
            {yes}
          </Button>
        ) : null}
      </ButtonGroup>
    </>
  )
}
