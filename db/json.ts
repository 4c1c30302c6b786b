/** What a jsonb column may hold. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue | undefined }
export type JsonObject = { [name: string]: JsonValue | undefined }
