/** What `strict` says of the patterns in tests/programs/patterns, and `recommended` as well; docs/consent.md gives the reasons. */
export const PATTERN_FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'app-listener': [],
  component: [],
  'guard-function': [],
  minigame: [],
  nickname: [],
  'official-popup': ['pages/report/report.js:6 no-unguarded'],
  'page-active': [],
  'page-passive': [],
  'tab-bar': [],
}
