export function findMissingPackages(root: string, withDevelopment: boolean): string[]

/** The npm that runs this command, if one does: a command, and what stands before its own words. */
export function npmCommand(): [command: string, first: string[]]
