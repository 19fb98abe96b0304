'use client'

import { useEffect } from 'react'

/** What a `details` menu lacks: Esc and a press elsewhere close it. Once a page serves all of them. */
export function useMenus(): void {
  useEffect(() => {
    const close = (except: EventTarget | null) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]'))
        if (!(except instanceof Node && menu.contains(except))) menu.open = false
    }
    const onPress = (event: PointerEvent) => close(event.target)
    const onKey = (event: KeyboardEvent) => {
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
