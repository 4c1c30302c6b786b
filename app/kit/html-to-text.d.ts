// The library tells no types of its own.
declare module 'html-to-text' {
  export function compile(options: { wordwrap: false; selectors: readonly unknown[] }): (html: string) => string
}
