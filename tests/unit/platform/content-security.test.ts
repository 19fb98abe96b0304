import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '@/lib/platform/server/content-security'

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
const scriptsOf = (policy: string) => policy.split('; ').find((part) => part.startsWith('script-src'))

describe('contentSecurityPolicy', () => {
  it('names every inline script of the page and nothing else', () => {
    const html =
      '<script src="/_next/a.js" async=""></script><script>a()</script>\n<script id="x">b("<p>")\n</script><script>a()</script>'
    expect(scriptsOf(contentSecurityPolicy(html))).toBe(`script-src 'self' ${hashOf('a()')} ${hashOf('b("<p>")\n')}`)
  })

  it('lets no page without inline scripts run one', () => {
    expect(scriptsOf(contentSecurityPolicy('<p onclick="a()">text</p>'))).toBe("script-src 'self'")
  })

  it('never says unsafe-inline or unsafe-eval of scripts', () => {
    expect(scriptsOf(contentSecurityPolicy('<script>a()</script>'))).not.toMatch(/unsafe/)
  })
})
