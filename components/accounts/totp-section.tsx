import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { Locale } from '@/lib/platform/i18n/locales'

export type SecondFactor =
  | { state: 'off' }
  /** `picture`: the address for the application as a QR code, an SVG document. */
  | { state: 'setUp'; key: string; picture: string; backupCodes: string[] }
  | { state: 'on'; backupCodesLeft: number }

export async function TotpSection({ locale, totp }: { locale: Locale; totp: SecondFactor }) {
  const t = await getTranslations({ locale, namespace: 'account.totp' })
  const password = (
    <TextField name="password" type="password" label={t('password')} autoComplete="current-password" isRequired />
  )
  if (totp.state === 'off')
    return (
      <>
        <p>{t('off')}</p>
        <Form locale={locale} command="totp.begin" submit={t('begin')} label={t('begin')}>
          {password}
        </Form>
      </>
    )
  if (totp.state === 'on')
    return (
      <>
        <p>{t('on', { count: totp.backupCodesLeft })}</p>
        <Form
          locale={locale}
          command="totp.remove"
          submit={t('remove')}
          label={t('remove')}
          confirm={t('removeConfirm')}
          isQuiet
        >
          {password}
        </Form>
      </>
    )
  const { key, picture, backupCodes } = totp
  return (
    <div className="totp-set-up">
      <p>{t('scan')}</p>
      {/* biome-ignore lint/performance/noImgElement: made on the spot, for one reader. */}
      <img
        className="qr"
        alt={t('picture')}
        src={`data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`}
      />
      <p className="key">{key.match(/.{1,4}/g)?.join(' ')}</p>
      <div>
        <h3>{t('backup')}</h3>
        <p>{t('backupHint')}</p>
        <ul className="backup-codes">
          {backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <Form locale={locale} command="totp.confirm" submit={t('confirm')} label={t('confirm')}>
        <TextField name="code" label={t('code')} autoComplete="one-time-code" inputMode="numeric" isRequired />
      </Form>
      <Form locale={locale} command="totp.abandon" submit={t('abandon')} label={t('abandon')} isInline isQuiet />
    </div>
  )
}
