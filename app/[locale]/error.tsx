'use client'

/**
 * A fault in the browser itself. Its words stand on the page already (layout.tsx), so that they need no bundle of
 * messages; faults of the server never come here (lib/platform/server).
 */
export default function ClientFault({ reset }: { error: Error; reset: () => void }) {
  const { faultTitle, faultText, faultRetry } = document.body.dataset
  return (
    <main>
      <h1>{faultTitle}</h1>
      <p>{faultText}</p>
      <button type="button" onClick={reset}>
        {faultRetry}
      </button>
    </main>
  )
}
