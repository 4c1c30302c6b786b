/** The most characters of one text message. */
export const LONGEST_TEXT = 160
