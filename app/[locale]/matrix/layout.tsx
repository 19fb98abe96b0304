import type { ReactNode } from 'react'

export default function MatrixLayout({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <>
      {children}
      {panel}
    </>
  )
}
