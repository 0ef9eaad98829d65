/** Which files the presets speak of. */
export const WXML_FILES = ['**/*.wxml']

/** The JSON files that rules read; no other JSON of the project is touched. */
export const JSON_FILES = [
  '**/app.json',
  '**/game.json',
  '**/plugin.json',
  '**/ext.json',
  '**/project*.config.json',
  '**/manifest.json',
  '**/pages.json',
  '**/privacy-guideline.json',
]

/** Configuration that is no JSON: scripts of Taro and uni-app, what mpx and wepy keep in the file of the app or page. */
export const CONFIG_FILES = ['**/*.config.{ts,js,mts,mjs,cjs,tsx,jsx}', '**/*.{mpx,wpy}']

export const TYPESCRIPT_FILES = ['**/*.{ts,mts,cts,tsx}']

export const VUE_FILES = ['**/*.vue']

/** Single-file components of mpx and wepy, for which no other parser exists. */
export const SFC_FILES = ['**/*.{mpx,wpy}']

export const SCRIPT_FILES = ['**/*.{js,mjs}']

export const JSX_FILES = ['**/*.{js,jsx,mjs}']

/** What is built, or comes from a package: plugins of uni-app's market stand in uni_modules. */
export const IGNORED_FILES = ['**/dist/**', '**/unpackage/**', '**/miniprogram_npm/**', '**/uni_modules/**']
