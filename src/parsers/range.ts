/** Start and end offset in the file's text, the end exclusive. */
export type Range = readonly [start: number, end: number]
