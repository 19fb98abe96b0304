import { Scroll } from '@/components/ui/scroll'
import type { DescribedOperation, Parameter } from '@/lib/api/document'
import { typeText } from '@/lib/api/type-text-rules'
import type { ApiWords } from '@/lib/api/words'
import { TypeView } from './type-view'

type Words = ApiWords['api']['page']
type OperationViewProps = {
  method: string
  path: string
  operation: DescribedOperation
  server: string
  words: Words
}

/** One operation: what it takes, how it is asked, what it answers. */
export function OperationView({ method, path, operation, server, words }: OperationViewProps) {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const answer = Object.values(responses).find((one) => 'content' in one && one.content?.['application/json'])
  const shape = answer !== undefined && 'content' in answer ? answer.content?.['application/json']?.schema : undefined
  const body = requestBody?.content['application/json']?.schema
  return (
    <section className="api-operation" id={operationId}>
      <h3>
        <code>
          {method.toUpperCase()} {path}
        </code>
        {method === 'get' ? null : (
          <>
            {' '}
            <span className="tag">{words.needsToken}</span>
          </>
        )}
      </h3>
      <p>{summary}</p>
      {parameters.length === 0 ? null : (
        <Scroll label={`${words.parameters}: ${method.toUpperCase()} ${path}`}>
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.type}</th>
                <th scope="col">{words.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {parameters.map((parameter) => (
                <tr key={`${parameter.in} ${parameter.name}`}>
                  <th scope="row">
                    <code>{parameter.name}</code>
                    <small>{notesOf(parameter, words)}</small>
                  </th>
                  <td>{valuesOf(parameter)}</td>
                  <td>{parameter.description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <h4>{words.example}</h4>
      <pre className="api-code">
        <code>{curlOf({ method, path, operation, server })}</code>
      </pre>
      {body === undefined ? null : (
        <>
          <h4>{words.body}</h4>
          <TypeView schema={body} />
        </>
      )}
      {shape === undefined ? null : (
        <>
          <h4>{words.answer}</h4>
          <TypeView schema={shape} />
        </>
      )}
    </section>
  )
}

function notesOf({ in: place, required, schema }: Parameter, words: Words): string {
  const where = place === 'path' ? words.inPath : place === 'header' ? words.inHeader : null
  const fallback = schema.default === undefined ? null : `${words.byDefault} ${schema.default}`
  const notes = [where, required ? words.required : null, schema.type === 'array' ? words.list : null, fallback]
  return notes.filter((note) => note !== null).join(' · ')
}

function valuesOf({ schema }: Parameter): string {
  const one = schema.type === 'array' && !Array.isArray(schema.items) ? schema.items : schema
  const text = typeText(one)
    .map((piece) => piece.text.replaceAll('"', ''))
    .join('')
  const isBounded = schema.minimum !== undefined && schema.maximum !== undefined
  return isBounded ? `${text} ${schema.minimum}–${schema.maximum}` : text
}

function curlOf({ method, path, operation, server }: Omit<OperationViewProps, 'words'>): string {
  const exampleOf = (name: string) => operation.parameters.find((one) => one.name === name)?.example ?? ''
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => exampleOf(name))
  const query = operation.parameters.filter((one) => one.in === 'query' && one.example !== undefined)
  const search = query.map(({ name, example }) => `${name}=${example}`).join('&')
  const address = `${server}${filled}${search === '' ? '' : `?${search}`}`
  if (method === 'get') return `curl '${address}'`
  return [
    `curl -X POST '${address}'`,
    "-H 'Authorization: Bearer cotejo_…'",
    "-H 'Content-Type: application/json'",
    '-H "Idempotency-Key: $(uuidgen)"',
    "--data '{ … }'",
  ].join(' \\\n  ')
}
