import { formatDay } from '~/kit/dates'
import { LONGEST_TEXT } from '~/kit/text-length'

/** The text messages there are. None names a person, a course or a place: whoever picks up the phone learns nothing. */
export const textWords = {
  lastDayToApply: () => 'Onward: today is the last day to apply. Some of your choices are not sent yet.',
  lastDayToReply: () => 'Onward: today is the last day to reply to an offer. It runs out at midnight.',
  placeCameFree: (replyBy: string | null) =>
    replyBy === null
      ? 'Onward: you were on a waiting list, and now there is an offer for you.'
      : `Onward: you were on a waiting list, and now there is an offer for you. Reply by ${formatDay(replyBy)}.`,
}

/** The words with the address of the site, where there is room for it. */
export function withAddress(words: string, address: string): string {
  const whole = `${words} ${address}`
  return whole.length <= LONGEST_TEXT ? whole : words
}
