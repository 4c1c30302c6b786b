// The design system ships its scripts without types; these are the parts that script.ts starts.
declare module 'govuk-frontend/dist/govuk/components/button/button.mjs' {
  export const Button: Part
}
declare module 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs' {
  export const CharacterCount: Part
}
declare module 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs' {
  export const ErrorSummary: Part
}
declare module 'govuk-frontend/dist/govuk/components/password-input/password-input.mjs' {
  export const PasswordInput: Part
}
declare module 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs' {
  export const SkipLink: Part
}

type Part = { moduleName: string; new (root: Element): unknown }
