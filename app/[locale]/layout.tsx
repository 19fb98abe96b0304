import type { Metadata, Viewport } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLocale } from '@/components/shell/locale'
import { sans, serif } from '../fonts/fonts'
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
  const locale = await currentLocale((await params).locale)
  const t = await getTranslations({ locale, namespace: 'problem' })
  return (
    <html lang={locale} className={`${sans.variable} ${serif.variable}`}>
      <body data-fault-title={t('error')} data-fault-text={t('errorText')} data-fault-retry={t('retry')}>
        {children}
      </body>
    </html>
  )
}
