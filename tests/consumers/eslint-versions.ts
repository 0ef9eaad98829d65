import { createRequire } from 'node:module'
import type { ESLint } from 'eslint'

const require = createRequire(import.meta.url)

export type LinterClass = new (options: Record<string, unknown>) => Pick<ESLint, 'lintFiles'>

/** The versions that the plugin promises, with the names under which they are installed here. */
export const VERSIONS = {
  '10.15.0': { name: 'eslint', ESLint: (require('eslint') as { ESLint: LinterClass }).ESLint },
  '9.39.5': { name: 'eslint9', ESLint: (require('eslint9') as { ESLint: LinterClass }).ESLint },
  '8.57.1': { name: 'eslint8', ESLint: (require('eslint8/use-at-your-own-risk') as { FlatESLint: LinterClass }).FlatESLint },
} as const

export type Version = keyof typeof VERSIONS

export const ALL_VERSIONS = Object.keys(VERSIONS) as Version[]

/** The ESLint of a version that reads eslintrc files. */
export function legacyESLint(version: '9.39.5' | '8.57.1'): LinterClass {
  return (require(`${VERSIONS[version].name}/use-at-your-own-risk`) as { LegacyESLint: LinterClass }).LegacyESLint
}
