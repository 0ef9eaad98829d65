/** `PrivacyPopup` for `privacy-popup`, `privacyPopup` and itself: a tag and the component's name mean the same. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-zA-Z\d])/gu, (_, letter: string) => letter.toUpperCase())
}
