/** How a file is read; `sfc`: a single-file component, which holds a script and a template. `.wxs` and styles cannot reach a privacy interface. */
export type FileKind = 'script' | 'sfc' | 'wxml' | 'json' | 'other'

const SFC = /\.(?:n?vue|mpx|wpy)$/u

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/\.[cm]?[jt]sx?$/u, 'script'],
  [SFC, 'sfc'],
  [/\.wxml$/u, 'wxml'],
  [/\.json$/u, 'json'],
]

export function fileKindOf(filename: string): FileKind {
  return KINDS.find(([pattern]) => pattern.test(filename))?.[1] ?? 'other'
}

/** Packages that are built into the program, and files for another platform (`index.h5.tsx`), are none of the developer's code for WeChat. */
export function isForeign(filename: string): boolean {
  return /[\\/]miniprogram_npm[\\/]|\.(?:h5|alipay|swan|tt|qq|jd|rn|harmony|ali)\.(?:[cm]?[jt]sx?|vue)$/u.test(filename)
}

/** Whether a file holds script, template and styles: `.vue`, `.nvue`, `.mpx`, `.wpy`. */
export function isSfc(path: string): boolean {
  return SFC.test(path)
}
