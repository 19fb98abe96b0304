import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { FILE_COLOURS } from '@/components/figure/figure-file'

const colours = new Map<string, string>(Object.entries(FILE_COLOURS))

/** The roles' stylesheet for a file, which has no tokens: each one's light colour stands in its place. */
export function withColours(css: string): string {
  return css.replace(/\/\*.*?\*\//gs, '').replace(/var\(--([\w-]+)\)/g, (_, token: string) => {
    const colour = colours.get(token)
    if (colour === undefined) throw new Error(`a file has no colour for --${token}`)
    return colour
  })
}

let read: Promise<string> | undefined

// Found from where the server was started, as the font of the PNG is: it is no part of the bundle.
export function readRoles(): Promise<string> {
  read ??= readFile(path.join(/* turbopackIgnore: true */ process.cwd(), 'components/pictures/roles.css'), 'utf8')
    .then(withColours)
    .catch((error: unknown) => {
      read = undefined
      throw error
    })
  return read
}
