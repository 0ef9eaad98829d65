import type { ComponentType } from 'react'
import { PrivacyPopup } from './privacy-popup'

/** A page that does without the shell, with the popup beside it. */
export function withPrivacy(Page: ComponentType) {
  return function PageWithPrivacy() {
    return (
      <>
        <Page />
        <PrivacyPopup />
      </>
    )
  }
}
