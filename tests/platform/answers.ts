export type Callback = (value: unknown) => void
export type Options = Readonly<Partial<Record<'success' | 'fail' | 'complete', Callback>>>
export type Resolve = (answer?: { readonly event?: string; readonly buttonId?: string }) => void
export type Listener = (resolve: Resolve, eventInfo: { readonly referrer: string }) => void

export interface Failure {
  readonly errno: number
  readonly reason: string
}

/** One call of an interface that has not been answered yet. */
export interface Pending {
  readonly referrer: string
  readonly go: () => void
  readonly refuse: (failure: Failure) => void
}

const CALLBACKS = ['success', 'fail', 'complete'] as const

/** Whether an API that was called with these options calls back, and therefore returns no promise. */
export function hasCallback(options: Options): boolean {
  return CALLBACKS.some((callback) => options[callback] !== undefined)
}

/** A promise and what settles it. */
export function settlers(): { promise: Promise<unknown>; resolve: Callback; reject: Callback } {
  let [resolve, reject]: Callback[] = []
  const promise = new Promise<unknown>((onOk, onError) => {
    resolve = onOk
    reject = onError
  })
  return { promise, resolve: (value) => resolve?.(value), reject: (value) => reject?.(value) }
}
