declare module 'subset-font' {
  /** The glyphs of `text`, and the layout rules that concern them; axes pinned to a value or narrowed to a range. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      targetFormat?: 'woff2' | 'woff' | 'sfnt'
      variationAxes?: Record<string, number | { min: number; max: number }>
    },
  ): Promise<Buffer>
}
