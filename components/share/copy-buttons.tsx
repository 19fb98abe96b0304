'use client'

import { useState } from 'react'

// Fetched when a reader comes near the buttons: most never copy, and the first load stays light.
const clipboard = () => import('./clipboard')
const prepare = () => void clipboard()

type CopyButtonsProps = {
  /** Parameters that a copied link names although the page's own address need not. */
  pinned: Record<string, string>
  table: string | undefined
  signs: Record<string, string> | undefined
  citation: string | undefined
  labels: Record<'label' | 'link' | 'table' | 'citation' | 'print' | 'copied' | 'failed', string>
}

export function CopyButtons({ pinned, table, signs, citation, labels }: CopyButtonsProps) {
  const [said, setSaid] = useState('')
  const run = (copy: () => Promise<void>) => async () => {
    setSaid('')
    setSaid(
      await copy().then(
        () => labels.copied,
        () => labels.failed,
      ),
    )
  }
  return (
    <fieldset className="share" onPointerEnter={prepare} onFocus={prepare}>
      <legend className="hidden">{labels.label}</legend>
      <button type="button" onClick={run(async () => (await clipboard()).copyText(fullAddress(pinned)))}>
        {labels.link}
      </button>
      {table === undefined ? null : (
        <button type="button" onClick={run(async () => (await clipboard()).copyTable(table, signs))}>
          {labels.table}
        </button>
      )}
      {citation === undefined ? null : (
        <button
          type="button"
          onClick={run(async () => (await clipboard()).copyText(citation.replace('{address}', fullAddress(pinned))))}
        >
          {labels.citation}
        </button>
      )}
      <button type="button" onClick={() => window.print()}>
        {labels.print}
      </button>
      <span role="status">{said}</span>
    </fieldset>
  )
}

function fullAddress(pinned: Record<string, string>): string {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(pinned))
    if (!address.searchParams.has(name)) address.searchParams.set(name, value)
  return address.href.replaceAll('%2C', ',').replaceAll('%3A', ':')
}
