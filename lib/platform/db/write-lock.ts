/** One number for whoever writes, the importer included: changes wait for each other and never lock each other out. */
export const WRITE_LOCK = 20171023
