import type { Cell, Matrix, MatrixRequirement } from '@/lib/matrix/schema'

/** `mp` and the like, as lib/matrix/wire.ts writes cells: short to read in a table of cases. */
export function cell(status: Cell['status'], more: Partial<Cell> = {}): Cell {
  return { status, confidence: 'primary', from: null, was: null, ...more }
}

export function requirement(id: string, cells: Cell[], more: Partial<MatrixRequirement> = {}): MatrixRequirement {
  return {
    id,
    area: 'offence',
    group: 'material',
    title: { text: id, lang: 'es' },
    core: false,
    articles: [{ standard: 'budapest', article: '9' }],
    cells,
    ...more,
  }
}

/** Three participants and Spain; two areas, the first with two groups. */
export function matrix(requirements: MatrixRequirement[]): Matrix {
  const title = (text: string) => ({ text, lang: 'es' })
  return {
    countries: [
      { code: 'AR', name: 'Argentina', role: 'participant' },
      { code: 'BR', name: 'Brasil', role: 'participant' },
      { code: 'CL', name: 'Chile', role: 'participant' },
      { code: 'ES', name: 'España', role: 'reference' },
    ],
    areas: [
      {
        id: 'offence',
        title: title('Delitos'),
        groups: [
          { id: 'material', title: title('Material') },
          { id: 'liability', title: title('Responsabilidad') },
        ],
      },
      { id: 'procedure', title: title('Procedimientos'), groups: [{ id: 'evidence', title: title('Evidencia') }] },
    ],
    standards: [
      { id: 'budapest', short: 'Convenio de Budapest' },
      { id: 'lanzarote', short: 'Convenio de Lanzarote' },
    ],
    requirements,
  }
}
