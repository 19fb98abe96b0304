'use client'

import { useEffect } from 'react'

/** What a `details` menu lacks: Esc and a press elsewhere close it; and `/` goes to the search box. Once a page. */
export function useMenus(): void {
  useEffect(() => {
    const close = (except: EventTarget | null) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]'))
        if (!(except instanceof Node && menu.contains(except))) menu.open = false
    }
    const onPress = (event: PointerEvent) => close(event.target)
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, select, textarea, [contenteditable]')
      if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const box = document.getElementById('site-search')
        if (!box?.checkVisibility?.()) return
        event.preventDefault()
        box.focus()
      }
      if (event.key !== 'Escape') return
      const menu = event.target instanceof Element ? event.target.closest('details.menu[open]') : null
      close(null)
      menu?.querySelector<HTMLElement>('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
}
