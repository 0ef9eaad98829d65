/** How a file is read. `.wxs` and styles cannot reach a privacy interface. */
export type FileKind = 'script' | 'wxml' | 'json' | 'other'

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(?:[cm]?[jt]sx?|vue|mpx|wpy)$/u, 'script'],
  [/\.wxml$/u, 'wxml'],
  [/\.json$/u, 'json'],
]

export function fileKindOf(filename: string): FileKind {
  return KINDS.find(([pattern]) => pattern.test(filename))?.[1] ?? 'other'
}

/** Packages that are built into the program, and files for another platform (`index.h5.tsx`), are none of the developer's code for WeChat. */
export function isForeign(filename: string): boolean {
  return /[\\/]miniprogram_npm[\\/]|\.(?:h5|alipay|swan|tt|qq|jd|rn|harmony|ali)\.[cm]?[jt]sx?$/u.test(filename)
}
