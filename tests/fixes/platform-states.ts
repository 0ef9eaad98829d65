import type { PlatformState } from '../platform/privacy-runtime.js'

/** States of the platform, and how often the program runs. */
export const STATES: readonly (readonly [name: string, state: PlatformState, times: number])[] = [
  ['agreed', { user: 'agreed' }, 1],
  ["agrees in the platform's dialog", { user: 'agrees' }, 2],
  ['agrees in a popup', { user: 'agrees', hasPopup: true }, 1],
  ["refuses in the platform's dialog, and is asked again within ten seconds", { user: 'refuses' }, 2],
  ["refuses in the platform's dialog, and is asked again after ten seconds", { user: 'refuses' }, 4],
  ['refuses in a popup', { user: 'refuses', hasPopup: true }, 1],
  ['is not asked, since nothing is declared,', { user: 'agrees', declared: new Set() }, 1],
  ['never answers', { user: 'silent', hasPopup: true }, 1],
]

export const OLD_LIBRARY: PlatformState = { user: 'refuses', isOldLibrary: true }
