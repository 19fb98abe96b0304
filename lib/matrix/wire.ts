import { CONFIDENCES, STATUSES } from '../law/schema'
import type { Cell, Matrix, MatrixRequirement } from './schema'

/*
 * The matrix as it travels to the browser: the cells of a requirement in one line of text, a fifth of their JSON.
 * A cell is a letter for its status, one for its confidence (`-` for none), one for its former status where it
 * changed, the day it has been so since, and what its country said of it, if anything (`+` confirmed, `~` disputed):
 * A `!` after them says that a deficiency is marked, a last `*` that the law changed since the finding was checked:
 * `mp`, `ps2025-09-10`, `mpg2024-06-21~`, `gs!`, `mp*`.
 */
export type PackedMatrix = Omit<Matrix, 'requirements'> & {
  requirements: (Omit<MatrixRequirement, 'cells'> & { cells: string })[]
}

export function packMatrix(matrix: Matrix): PackedMatrix {
  return { ...matrix, requirements: matrix.requirements.map((one) => ({ ...one, cells: packCells(one.cells) })) }
}

export function unpackMatrix(packed: PackedMatrix): Matrix {
  return { ...packed, requirements: packed.requirements.map((one) => ({ ...one, cells: unpackCells(one.cells) })) }
}

export function packCells(cells: readonly Cell[]): string {
  return cells
    .map(
      ({ status, confidence, from, was, review, isMarked, isLawChanged }) =>
        `${status[0]}${confidence?.[0] ?? '-'}${was?.[0] ?? ''}${from ?? ''}${packReview(review)}${isMarked ? '!' : ''}${isLawChanged ? '*' : ''}`,
    )
    .join(',')
}

export function unpackCells(text: string): Cell[] {
  if (text === '') return []
  return text.split(',').map((whole) => {
    const isLawChanged = whole.endsWith('*')
    const unstarred = isLawChanged ? whole.slice(0, -1) : whole
    const isMarked = unstarred.endsWith('!')
    const packed = isMarked ? unstarred.slice(0, -1) : unstarred
    const review = packed.endsWith('+') ? 'reviewed' : packed.endsWith('~') ? 'disputed' : undefined
    const cell = review === undefined ? packed : packed.slice(0, -1)
    const was = STATUSES.find(([letter]) => letter === cell[2])
    return {
      status: STATUSES.find(([letter]) => letter === cell[0]) ?? 'unknown',
      confidence: CONFIDENCES.find(([letter]) => letter === cell[1]) ?? null,
      was: was ?? null,
      from: cell.slice(was ? 3 : 2) || null,
      ...(review === undefined ? {} : { review }),
      ...(isMarked ? { isMarked } : {}),
      ...(isLawChanged ? { isLawChanged } : {}),
    }
  })
}

function packReview(review: Cell['review']): string {
  if (review === undefined) return ''
  return review === 'reviewed' ? '+' : '~'
}
