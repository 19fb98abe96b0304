'use client'

import { useState } from 'react'
import { copyTable, copyText } from './clipboard'

type CopyButtonsProps = {
  day: string | null
  table: string | undefined
  signs: Record<string, string> | undefined
  citation: string | undefined
  labels: Record<'label' | 'link' | 'table' | 'citation' | 'print' | 'copied' | 'failed', string>
}

export function CopyButtons({ day, table, signs, citation, labels }: CopyButtonsProps) {
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
    <fieldset className="share">
      <legend className="hidden">{labels.label}</legend>
      <button type="button" onClick={run(() => copyText(datedAddress(day)))}>
        {labels.link}
      </button>
      {table === undefined ? null : (
        <button type="button" onClick={run(() => copyTable(table, signs))}>
          {labels.table}
        </button>
      )}
      {citation === undefined ? null : (
        <button type="button" onClick={run(() => copyText(citation.replace('{address}', datedAddress(day))))}>
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

function datedAddress(day: string | null): string {
  const address = new URL(location.href)
  if (day !== null && !address.searchParams.has('date')) address.searchParams.set('date', day)
  return address.href.replaceAll('%2C', ',').replaceAll('%3A', ':')
}
