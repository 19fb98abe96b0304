import '@/components/accounts/accounts.css'
import './api.css'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { ApiDocument, DescribedOperation } from '@/lib/api/document'
import { PROBLEMS } from '@/lib/api/problem-kinds'
import type { ApiWords } from '@/lib/api/words'
import { OperationView } from './operation-view'
import { TypeView } from './type-view'

type Words = ApiWords['api']
type ApiScreenProps = { request: PageRequest; document: ApiDocument; words: Words }

const RULES = ['answers', 'csv', 'paging', 'caching', 'limits', 'problems', 'writing'] as const

/** What the API offers, made from its OpenAPI document: every operation with an example that can be copied. */
export function ApiScreen({ request, document, words }: ApiScreenProps) {
  const { locale } = request
  const { page } = words
  const operations = operationsOf(document)
  const [server] = document.servers
  return (
    <Frame request={request} path="/api" day={null} title={page.title}>
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      <p>{document.info.description}</p>
      <p>
        <code>{server?.url}</code> · <a href={`/api/v1/openapi.json?lang=${locale}`}>{page.document}</a> ·{' '}
        <a href={`/${locale}/account#tokens`}>{page.makeToken}</a>
      </p>
      <h2 id="rules">{page.rules}</h2>
      <dl className="api-rules">
        {RULES.map((rule) => (
          <div key={rule}>
            <dt>{page[rule]}</dt>
            <dd>
              {page[`${rule}Text`]}
              {rule === 'problems' ? <ProblemList words={words} /> : null}
            </dd>
          </div>
        ))}
      </dl>
      <h2 id="contents">{page.contents}</h2>
      {document.tags.map(({ name, description }) => (
        <section key={name} className="api-contents">
          <h3>{description}</h3>
          <ul>
            {operations
              .filter(({ operation }) => operation.tags.includes(name))
              .map(({ method, path, operation }) => (
                <li key={operation.operationId}>
                  <a href={`#${operation.operationId}`}>
                    <code>
                      {method.toUpperCase()} {path}
                    </code>
                  </a>
                  <span>{operation.summary}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {operations.map(({ method, path, operation }) => (
        <OperationView
          key={operation.operationId}
          method={method}
          path={path}
          operation={operation}
          server={server?.url ?? ''}
          words={page}
        />
      ))}
      <h2 id="schemas">{page.schemas}</h2>
      {Object.entries(document.components.schemas).map(([name, schema]) => (
        <section key={name} id={`schema-${name}`} className="api-schema">
          <h3>{name}</h3>
          <TypeView schema={schema} />
        </section>
      ))}
    </Frame>
  )
}

/** Where a problem's `type` leads to. */
function ProblemList({ words }: { words: Words }) {
  return (
    <ul className="api-problems">
      {Object.entries(PROBLEMS).map(([kind, status]) => (
        <li key={kind} id={kind}>
          <code>
            {status} #{kind}
          </code>{' '}
          {Object.entries(words.problems).find(([name]) => name === kind)?.[1]}
        </li>
      ))}
    </ul>
  )
}

type Placed = { method: string; path: string; operation: DescribedOperation }

/** By tag, in the order of the document; what reads before what writes. */
function operationsOf({ paths, tags }: ApiDocument): Placed[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
  const placeOf = ({ method, operation }: Placed) =>
    tags.findIndex(({ name }) => operation.tags.includes(name)) * 2 + (method === 'get' ? 0 : 1)
  return all.sort((a, b) => placeOf(a) - placeOf(b))
}
