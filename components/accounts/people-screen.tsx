import './accounts.css'
import { getTranslations } from 'next-intl/server'
import type { Option } from '@/components/form/fields'
import { SelectField, TextField, TicksField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { ROLES } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/schema'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { DoneNote } from './done-note'
import { InvitationList, type Pending } from './invitation-list'
import { PeopleTable, type Person } from './people-table'

type PeopleScreenProps = { request: PageRequest; people: Person[]; invitations: Pending[]; countries: string[] }

export async function PeopleScreen({ request, people, invitations, countries }: PeopleScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'account' })
  const language = await getTranslations({ locale, namespace: 'language' })
  const roles = ROLES.map((role: Role): Option => ({ value: role, label: t(`roles.${role}`) }))
  const named = countries.map((code) => ({ code, name: countryName(code, locale) }))
  const choices = sortByName(named, locale).map(({ code, name }) => ({ value: code, label: name }))
  const open = people.filter(({ isActive }) => isActive).length
  const counts = { open, closed: people.length - open, waiting: invitations.length }
  return (
    <Frame request={request} path="/people" day={null} title={t('people.title')} layout="wide">
      <h1>{t('people.title')}</h1>
      <p>{t('people.lead', counts)}</p>
      <DoneNote locale={locale} done={query.done} />
      <PeopleTable request={request} people={people} roles={roles} countries={choices} />
      <h2 id="invitations">{t('people.invitations')}</h2>
      <InvitationList locale={locale} invitations={invitations} />
      <h2 id="invite">{t('people.invite')}</h2>
      <p>{t('people.inviteHint')}</p>
      <Form
        locale={locale}
        command="invitation.make"
        submit={t('people.inviteSubmit')}
        label={t('people.invite')}
        draft="invitation"
      >
        <TextField name="name" label={t('people.name')} max={120} isRequired />
        <TextField name="email" type="email" label={t('people.email')} isRequired />
        <SelectField name="role" label={t('people.role')} options={roles} value="reader" isRequired />
        <TicksField
          name="countries[]"
          label={t('people.countries')}
          hint={t('people.countriesHint')}
          options={choices}
        />
        <SelectField
          name="language"
          label={t('people.language')}
          options={LOCALES.map((code) => ({ value: code, label: language(code) }))}
          value={locale}
          isRequired
        />
      </Form>
    </Frame>
  )
}
