import type { JsonSchema } from '@/lib/api/body-rules'
import { typeText } from '@/lib/api/type-text-rules'

/** A schema as text, with a link to each schema that it names. */
export function TypeView({ schema }: { schema: JsonSchema }) {
  const pieces = typeText(schema).map((piece, place) => ({ ...piece, place }))
  return (
    <pre className="api-code">
      <code>
        {pieces.map(({ text, to, place }) =>
          to === undefined ? (
            text
          ) : (
            <a key={place} href={`#schema-${to}`}>
              {text}
            </a>
          ),
        )}
      </code>
    </pre>
  )
}
