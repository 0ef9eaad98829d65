/**
 * How one gets from a value to the `resolve` in it, step by step: a property's name, or one of the steps below.
 * `['globalData', 'waiting', '*']` of the app: what is in the collection `getApp().globalData.waiting`.
 */
export type AccessPath = readonly string[]

/** An item of a Set, a Map or an array. */
export const ITEM = '*'
/** What a function returns, also through a promise. */
export const RETURNED = '()'

/** The function that stands here is called with it as argument `index`. */
export function calledWith(index: number): string {
  return `(${index})`
}

/** Argument `index` of the calls of the function that stands here. */
export function given(index: number): string {
  return `<${index}>`
}

/** The index of a `calledWith`, else `null`. */
export function calledIndex(step: string | undefined): number | null {
  return indexIn(/^\((\d+)\)$/u, step)
}

/** The index of a `given`, else `null`. */
export function givenIndex(step: string | undefined): number | null {
  return indexIn(/^<(\d+)>$/u, step)
}

/** Whether a path leads to functions that are to be given `resolve`, and not to a `resolve` that is kept. */
export function isDemand(path: AccessPath): boolean {
  return path.some((step) => calledIndex(step) !== null)
}

function indexIn(pattern: RegExp, step: string | undefined): number | null {
  const found = step === undefined ? null : pattern.exec(step)
  return found ? Number(found[1]) : null
}
