import { getTranslations } from 'next-intl/server'
import { type Option, SelectField, TicksField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import type { Role } from '@/lib/auth/schema'
import { countryName } from '@/lib/platform/i18n/names'
import { Moment } from './moment'

export type Person = {
  id: string
  name: string
  email: string
  role: Role
  isActive: boolean
  version: number
  twoFactorEnabled: boolean
  countries: { country: string }[]
  sessions: { updatedAt: Date }[]
}

type PeopleTableProps = { request: PageRequest; people: Person[]; roles: Option[]; countries: Option[] }

export async function PeopleTable({ request, people, roles, countries }: PeopleTableProps) {
  const { locale, actor } = request
  const t = await getTranslations({ locale, namespace: 'account' })
  return (
    <Scroll label={t('people.title')}>
      <table className="ledger many">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.email')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.seen')}</th>
            <th scope="col">{t('people.change')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name} {person.id === actor?.id ? <span className="tag">{t('people.you')}</span> : null}{' '}
                {person.isActive ? null : <span className="tag">{t('people.closed')}</span>}
              </th>
              <td className="break">{person.email}</td>
              <td>
                {t(`roles.${person.role}`)}
                {person.countries.length === 0 ? null : (
                  <small className="aside">
                    {person.countries.map(({ country }) => countryName(country, locale)).join(', ')}
                  </small>
                )}
                {person.twoFactorEnabled ? <small className="aside">{t('people.totp')}</small> : null}
              </td>
              <td>
                {person.sessions[0] === undefined ? (
                  t('people.never')
                ) : (
                  <Moment at={person.sessions[0].updatedAt} locale={locale} />
                )}
              </td>
              <td>
                {person.id === actor?.id ? (
                  '–'
                ) : (
                  <PersonForms request={request} person={person} roles={roles} countries={countries} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

type PersonFormsProps = { request: PageRequest; person: Person; roles: Option[]; countries: Option[] }

async function PersonForms({ request, person, roles, countries }: PersonFormsProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'account.people' })
  const { id, version, name } = person
  const hidden = { id, version }
  if (!person.isActive)
    return <Form locale={locale} command="person.reopen" submit={t('reopen')} hidden={hidden} isInline isQuiet />
  return (
    <details>
      <summary aria-label={t('changeOf', { name })}>{t('change')}</summary>
      <Form locale={locale} command="person.change" submit={t('save')} hidden={hidden} label={t('changeOf', { name })}>
        <SelectField name="role" label={t('role')} options={roles} value={person.role} isRequired />
        <TicksField
          name="countries[]"
          label={t('countries')}
          hint={t('countriesHint')}
          options={countries}
          values={person.countries.map(({ country }) => country)}
        />
      </Form>
      <Form
        locale={locale}
        command="person.close"
        submit={t('close')}
        hidden={hidden}
        confirm={t('closeConfirm', { name })}
        isInline
        isQuiet
      />
    </details>
  )
}
