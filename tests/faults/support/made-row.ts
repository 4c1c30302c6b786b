/** The id of the one row that an insert makes. */
export async function idOf(made: { executeTakeFirstOrThrow: () => Promise<{ id: string }> }): Promise<string> {
  return (await made.executeTakeFirstOrThrow()).id
}
