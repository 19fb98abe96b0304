import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020'
import type { ApiDocument, DescribedOperation } from '@/lib/api/document'

/** Checks answers against what an OpenAPI document says of them, by nothing of ours. */
export class Contract {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true })
  readonly #known = new Map<string, ValidateFunction>()

  constructor(readonly document: ApiDocument) {
    this.#ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
    this.#ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
    this.#ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
    this.#ajv.addSchema(document, 'openapi')
  }

  get operations(): { path: string; method: string; operation: DescribedOperation }[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
  }

  /** What is wrong with an answer; empty where nothing is. */
  faults(path: string, method: string, status: number, type: string, answer: unknown): string {
    const at = [...['paths', path, method, 'responses', String(status), 'content', type, 'schema']]
    const described = this.document.paths[path]?.[method]?.responses[status]
    if (described === undefined) return `${method} ${path} does not say that it answers ${status}`
    const pointer =
      '$ref' in described
        ? ['components', 'responses', described.$ref.split('/').at(-1) ?? '', 'content', type, 'schema']
        : at
    return this.check(pointer, answer)
  }

  check(pointer: readonly string[], value: unknown): string {
    const ref = `openapi#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
    const validate = this.#known.get(ref) ?? this.#ajv.compile({ $ref: ref })
    this.#known.set(ref, validate)
    return validate(value) ? '' : this.#ajv.errorsText(validate.errors)
  }
}
