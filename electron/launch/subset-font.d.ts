declare module 'subset-font' {
  /** The typeface with the characters of a text alone. */
  const subsetFont: (
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'woff2' },
  ) => Promise<Uint8Array>;
  export { subsetFont as default };
}
