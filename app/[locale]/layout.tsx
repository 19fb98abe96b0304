import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { currentLocale } from '@/components/shell/locale'
import { sans, serif } from '../fonts'
import '../globals.css'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#14171a' },
  ],
}

export const metadata: Metadata = { applicationName: 'Cotejo', formatDetection: { telephone: false } }

export default async function Layout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const locale = currentLocale((await params).locale)
  return (
    <html lang={locale} className={`${sans.variable} ${serif.variable}`}>
      <body>{children}</body>
    </html>
  )
}
