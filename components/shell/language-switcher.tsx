'use client'

import { useMenus } from './use-menus'

type LanguageSwitcherProps = {
  label: string
  current: string
  path: string
  search: string
  languages: { code: string; name: string }[]
}

/** The same view in another language: also of what the reader changed on the page since it was loaded. */
export function LanguageSwitcher({ label, current, path, search, languages }: LanguageSwitcherProps) {
  useMenus()
  const name = languages.find(({ code }) => code === current)?.name
  return (
    <details className="menu">
      <summary>
        <span className="hidden">{label}: </span>
        <span className="language-name">{name}</span>
        <span className="language-code" aria-hidden="true">
          {current.toUpperCase()}
        </span>
      </summary>
      <ul className="menu-body">
        {languages.map((language) => (
          <li key={language.code}>
            <a
              lang={language.code}
              hrefLang={language.code}
              aria-current={language.code === current ? 'true' : undefined}
              href={`/${language.code}${path}${search === '' ? '' : `?${search}`}`}
              onClick={(event) => {
                event.currentTarget.href = location.pathname.replace(/^\/[^/]*/, `/${language.code}`) + location.search
              }}
            >
              {language.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
