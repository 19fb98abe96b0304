import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Action } from '@/lib/auth/permissions'
import { ROUTES, routeOf } from '@/lib/auth/routes'

const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
  .toSorted()
const actions: ReadonlyMap<string, Action> = new Map(Object.entries(ROUTES))

/** The actions that a file names, its neighbours' that it answers by included. */
function actionsNamed(file: string): string[] {
  const source = readFileSync(path.join('app', file), 'utf8')
  const around = [...source.matchAll(/from '(\.[^']*)'/g)]
    .flatMap(([, to = '']) => ['.ts', '.tsx'].map((end) => path.join('app', path.dirname(file), `${to}${end}`)))
    .filter((neighbour) => existsSync(neighbour))
    .map((neighbour) => readFileSync(neighbour, 'utf8'))
  const asked = /(?:\baction: |\brequireAction\([^']*)'([a-z]+\.[a-zA-Z]+)'/g
  return [source, ...around].flatMap((text) => [...text.matchAll(asked)]).map(([, name = '']) => name)
}

describe('the table of routes', () => {
  it('has every route of the app, and no other', () => {
    const found = new Set(files.map(routeOf))
    const missing = [...found].filter((route) => route !== null && !actions.has(route))
    expect(missing, 'routes that lib/auth/routes.ts gives no action').toEqual([])
    const gone = [...actions.keys()].filter((route) => !found.has(route))
    expect(gone, 'routes of lib/auth/routes.ts that the app does not have').toEqual([])
  })

  it.each(files.filter((file) => routeOf(file) !== null))('%s asks for the action that the table says', (file) => {
    const source = readFileSync(path.join('app', file), 'utf8')
    const action = actions.get(routeOf(file) ?? '')
    if (action === undefined) return
    // A slot with nothing in it says nothing.
    if (/^export default function \w+\(\) \{\s*return null\s*\}/m.test(source)) return
    if (/\/page\.tsx$/.test(file)) expect(source, 'a page is answered by answerPage').toContain('answerPage(')
    const named = actionsNamed(file)
    // What anybody may read is what answerPage asks for when it is told nothing.
    expect(named.length === 0 ? ['law.read'] : named).toContain(action)
  })

  it.each([
    ['[locale]/page.tsx', '/'],
    ['/[locale]/matrix/@panel/(.)[country]/[requirement]/page', '/matrix/[country]/[requirement]'],
    ['/[locale]/(register)/deficiencies/[id]/page', '/deficiencies/[id]'],
    ['/[locale]/penalties/figure.svg/route', '/penalties/figure.svg'],
    ['/[locale]/[...rest]/page', '/[...rest]'],
    ['/_not-found/page', null],
    ['/favicon.ico/route', null],
  ])('%s is %s', (name, route) => {
    expect(routeOf(name)).toBe(route)
  })
})
