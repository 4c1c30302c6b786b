import { formatDay } from '~/kit/dates'
import { Checkboxes } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'

type Props = { legend: string; choices: { id: string; course: string; provider: string; releaseBy: string }[] }

/** The choices that wait for the school, each to be ticked, with the day after which it goes by itself. */
export function WaitingChoices({ legend, choices }: Props) {
  return (
    <>
      <Hidden name="isTicked" value="yes" />
      <Checkboxes
        name="choices"
        legend={legend}
        options={choices.map(({ id, course, provider, releaseBy }) => ({
          value: id,
          text: course,
          hint: `${provider}. Goes by itself after ${formatDay(releaseBy)}.`,
        }))}
      />
    </>
  )
}
