/** How a function can be relied on for consent. */
export type GuardForm =
  /** Its promise is fulfilled with consent only. */
  | { readonly kind: 'promise' }
  /** What it answers, at once or in its promise, or the part of it at `path`, comes out as `when` with consent only. */
  | { readonly kind: 'value'; readonly path: readonly string[]; readonly when: boolean }
  /** It calls a function that it is given, argument `index` and `path` into it, with consent only. */
  | { readonly kind: 'callback'; readonly index: number; readonly path: readonly string[] }
  /** It calls such a function either way, and what it says as argument `argument` comes out as `when` with consent only. */
  | { readonly kind: 'answer'; readonly index: number; readonly path: readonly string[]; readonly argument: number; readonly when: boolean }
  /** It asks for consent and guarantees nothing. */
  | { readonly kind: 'leaky' }

export const LEAKY: GuardForm = { kind: 'leaky' }

/** What each of several functions guarantees, where it is not known which of them runs. */
export function commonForms(each: readonly (readonly GuardForm[])[]): readonly GuardForm[] {
  const [first = [], ...others] = each
  const identities = others.map((forms) => new Set(forms.map(identityOf)))
  return first.filter((form) => identities.every((known) => known.has(identityOf(form))))
}

function identityOf(form: GuardForm): string {
  return JSON.stringify(Object.entries(form).sort())
}
