/** What stops a command, told to the operator in one sentence without a stack. */
export class Sentence extends Error {}
