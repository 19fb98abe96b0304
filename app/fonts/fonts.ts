import localFont from 'next/font/local'

// Both faces are served from here; nothing is asked of another host. `npm run fonts` makes the first anew.
// A face that comes late is used from the next page on: on a slow network nothing moves under the reader's eyes.
export const sans = localFont({
  src: './public-sans.woff2',
  weight: '400 700',
  variable: '--font-sans',
  display: 'optional',
})

// For law, prose and the heads above them, in its one weight; a page that has none of it, the matrix, does not load it.
export const serif = localFont({
  src: '../../node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-serif',
  display: 'optional',
  preload: false,
})
