/** How much one request may bring. */
export const LIMITS = {
  /** Bytes of a body, after unpacking. */
  bodyBytes: 1_048_576,
  /** Parameters in an address or a form. */
  parameters: 1000,
  /** Levels of objects and arrays in a JSON body. */
  depth: 32,
} as const;
