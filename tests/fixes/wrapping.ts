import type { GuardFunction } from '../../src/fixes/guard-import.js'
import { changesBy, fixedBy, mendedBy, type Change, type Linting, type Mended, type Version } from './linted-page.js'

export interface WrapOptions {
  /** The file in the program that holds the code. */
  readonly file?: string
  readonly minLibVersion?: string
  readonly guardFunction?: GuardFunction
}

function lintingWith({ guardFunction, ...rest }: WrapOptions): Linting {
  return { rule: 'no-unguarded', options: guardFunction ? { guardFunction } : {}, ...rest }
}

/** What no-unguarded would do about each of its reports in a page's script. */
export function changesFor(code: string, options: WrapOptions = {}): readonly (Change | null)[] {
  return changesBy(lintingWith(options), code)
}

/** Mends one unguarded use after the other. */
export function mended(code: string, options: WrapOptions = {}): Mended {
  return mendedBy(lintingWith(options), code)
}

/** What `eslint --fix` makes of it. */
export function fixed(code: string, options: WrapOptions = {}, version: Version = '10'): { readonly text: string; readonly left: number } {
  return fixedBy(lintingWith(options), code, version)
}
