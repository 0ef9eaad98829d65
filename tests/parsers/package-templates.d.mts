export interface PackageTemplates {
  readonly name: string
  readonly root: string
  readonly templates: readonly { readonly path: string; readonly text: string }[]
}

export function packageTemplates(): readonly PackageTemplates[]
